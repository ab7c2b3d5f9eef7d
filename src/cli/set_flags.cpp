#include "cli/set_flags.h"

#include <algorithm>

namespace rowsmith {

namespace {

constexpr std::string_view flag = "--set";

// The value is not told: it may be a key.
Result<Assignment> read(const std::string& text) {
    const size_t sign = text.find('=');
    if (sign == std::string::npos || sign == 0)
        return fail({.code = ErrorCode::invalid_argument,
                     .cause = "argument_missing",
                     .message = "--set stands without a name and a value",
                     .expected = "--set NAME=VALUE",
                     .fix = "see rowsmith config for the names"});
    const std::string name = text.substr(0, sign);
    if (find_variable(name) != nullptr)
        return Assignment{.name = name, .value = text.substr(sign + 1)};
    const std::string meant = nearest_variable(name);
    return fail({.code = ErrorCode::invalid_argument,
                 .cause = "unknown_setting",
                 .message = "there is no variable '" + name + "'",
                 .expected = "one that `rowsmith config` lists",
                 .fix = meant.empty() ? "" : "write --set " + meant + "=…"});
}

}  // namespace

Result<std::vector<Assignment>> take_settings(std::vector<std::string>& words) {
    std::vector<Assignment> settings;
    std::vector<std::string> others;
    const auto end = std::find(words.begin(), words.end(), "--");
    for (auto word = words.begin(); word != end; ++word) {
        if (word->starts_with(std::string(flag) + "=")) {
            settings.push_back(TRY(read(word->substr(flag.size() + 1))));
        } else if (*word == flag) {
            const bool is_last = word + 1 == end;
            settings.push_back(TRY(read(is_last ? "" : *(word + 1))));
            ++word;
        } else {
            others.push_back(*word);
        }
    }
    others.insert(others.end(), end, words.end());
    words = std::move(others);
    return settings;
}

}  // namespace rowsmith
