// The part `point` of a person: all that a unique address decides, from one point a row.
#pragma once
#include "generators/generator.h"
#include "generators/person_lists.h"

namespace rowsmith {

// Outputs: locale, sex, first, last, style, suffix (null where the text is the first of its kind).
Result<BoundColumn> bind_person_point(BindContext& context);

// The shapes of these outputs; the sex of each first name's code.
std::vector<Shape> point_shapes(const Locales& locales, const PersonLists& lists);
std::vector<u8> sexes_of_first(const PersonLists& lists);

}  // namespace rowsmith
