// The bundle of a person. Its parts:
//
//   sex      0 female, 1 male
//   first    a first name of the row's locale and sex     middle   another one
//   last     a last name of the locale (and sex, where it shows it)
//   birth    the day of birth, by the first name's years
//   style    how e-mail addresses write the name          suffix   what makes one unique
//   locale   of the row, where the names choose it        point    all of a unique person at once
//
// Three ways to come by the names: each part drawn on its own (fastest); read from the row's point
// when an e-mail or a user name is unique; a permutation of all names when full names are unique.
#pragma once
#include <string>
#include <vector>

#include "generators/bundles.h"
#include "generators/person_lists.h"

namespace rowsmith {

const Bundle& person_bundle();

enum class NameSource : u8 { drawn, point, permuted };

// How this bundle's names come about, by its unique members.
NameSource name_source(std::span<const Member> members);
bool has_unique(std::span<const Member> members, std::initializer_list<std::string_view> names);

// The locale input of a bundle and its codes' texts.
struct LocaleInput {
    u32 input = 0;
    std::vector<std::string> codes;
};
Result<LocaleInput> locale_input(BindContext& context);

// The lists of the row's possible locales, wherever the locale comes from.
Result<PersonLists> bundle_lists(BindContext& context);

}  // namespace rowsmith
