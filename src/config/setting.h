// The value of one variable: where it came from, and whether it is a good one. Secrets are shown as
// *** wherever a text is made here.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "config/variables.h"

namespace rowsmith {

// Later ones win.
enum class Origin : u8 { default_, env_file, environment, command_line };
std::string_view name_of(Origin origin);  // "default", ".env", "environment", "command line"

struct Setting {
    const Variable* variable = nullptr;
    std::string text = {};  // as it was found; empty = none
    Origin origin = Origin::default_;
    Place place = {};                     // of the name, in a file
    std::vector<std::string> words = {};  // all that may stand there, where the kind is word
};

// The text for people: *** for a secret, unprintable characters escaped, cut when it is long.
std::string shown(const Setting& setting);

// The text in its one spelling: words and booleans as the table writes them, digits without
// underscores. Error: bad_setting.
Result<std::string> checked_text(const Setting& setting);

// "a whole number from 1 to 1,024", "one of 'memory', 'disk' and 'cloud'"
std::string expected_of(const Variable& variable, const std::vector<std::string>& words);

// An error of cause `bad_setting` that names the variable, the value and where it came from.
Error bad_setting(const Setting& setting, std::string expected, std::string fix);

}  // namespace rowsmith
