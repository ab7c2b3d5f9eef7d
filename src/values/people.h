// People of a locale: names with weights, and words about them.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "values/names.h"

namespace rowsmith::values {

enum class Sex : u8 { female, male };

struct SexWords {
    std::string_view word;    // weiblich, female
    std::string_view letter;  // w, F
};

// Arrays of two are indexed by Sex.
struct People {
    std::string locale;
    std::array<Names, 2> first;
    // Equal for both unless `last_by_sex` (Novák, Nováková): then entry i of both is one family.
    std::array<Names, 2> last;
    bool last_by_sex = false;
    // Where first names are known by year of birth: the first years of decades, ascending, and for
    // each decade the weights of first[sex] (0 where nobody got the name). Else empty.
    std::vector<i32> decades;
    std::array<std::vector<std::vector<u32>>, 2> decade_weights;
    std::array<SexWords, 2> sex;
    std::array<Words, 2> titles;
    Words marital_status;  // single, married, divorced, widowed
    Words education;       // least first
    Words jobs;
};

// The pack of a locale, gaps filled along its chain; unknown_locale with the nearest name.
Result<const People*> people(std::string_view locale);

}  // namespace rowsmith::values
