// The variables of the environment that the program reads: one table, from which reading, `doctor`
// and the docs come.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/integers.h"

namespace rowsmith {

enum class Secrecy : u8 { open, secret };

struct Variable {
    std::string_view name;
    std::string_view default_text;  // empty = none
    std::string_view doc;           // one line, no full stop
    Secrecy secrecy = Secrecy::open;
};

// In the order of the docs.
std::span<const Variable> all_variables();

// Null when there is none of that name.
const Variable* find_variable(std::string_view name);

// Values as the environment gives them, defaults where it says nothing.
class Settings {
public:
    using Lookup = std::function<std::optional<std::string>(const std::string&)>;
    explicit Settings(Lookup lookup) : lookup_(std::move(lookup)) {}

    // Requires: the variable is in the table.
    std::string text(std::string_view name) const;
    bool is_set(std::string_view name) const;

private:
    Lookup lookup_;
};

// The environment of this process.
Settings process_settings();

}  // namespace rowsmith
