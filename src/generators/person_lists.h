// The names of all locales that a table's people may have, as long lists: first names by locale and
// sex, last names by locale (and sex, where they show it). A code into them tells all of these.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "base/result.h"
#include "values/people.h"

namespace rowsmith {

// A stretch of codes: the names of one locale and sex.
struct NameRange {
    u32 start = 0;
    u32 count = 0;
};

struct PersonLists {
    std::vector<const values::People*> people;  // by locale code
    std::vector<NameRange> first, last;         // by 2 * locale code + sex

    // Codes beyond the first and last ones.
    u32 first_count = 0;
    u32 last_count = 0;

    u32 locales() const { return static_cast<u32>(people.size()); }
    bool any_last_by_sex() const;

    // One text a code, as `pick` takes it from a locale's names.
    enum class Spelling : u8 { usual, normal, native };
    std::vector<std::string> first_texts(Spelling spelling) const;
    std::vector<std::string> last_texts(Spelling spelling) const;
};

Result<PersonLists> person_lists(const std::vector<std::string>& locales);

}  // namespace rowsmith
