// What a column of sexes shows, and the share of women and men that follows from it.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "generators/generator.h"
#include "generators/person_lists.h"

namespace rowsmith {

struct SexLabels {
    std::vector<std::string> texts;
    std::array<std::vector<double>, 2> weights;  // of the texts, by values::Sex
    std::array<double, 2> shares = {0.5, 0.5};   // of names, by values::Sex

    bool plain() const { return texts.empty(); }  // nothing was asked for
};

// Of the bundle's first person.sex column with enum_values. A label that is neither (divers, X)
// goes to both alike.
Result<SexLabels> sex_labels(BindContext& context, const PersonLists& lists);

}  // namespace rowsmith
