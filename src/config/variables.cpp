#include "config/variables.h"

#include <array>
#include <cstdlib>

#include "base/check.h"

namespace rowsmith {

std::span<const Variable> all_variables() {
    static constexpr std::array<Variable, 2> variables = {{
        {"OUTPUT_STORAGE_PATH", "./output", "folder in which datasets get a folder of their name"},
        {"DEFAULT_OUTPUT_FORMAT", "csv", "format of files when none is asked for"},
    }};
    return variables;
}

const Variable* find_variable(std::string_view name) {
    for (const Variable& variable : all_variables())
        if (variable.name == name) return &variable;
    return nullptr;
}

std::string Settings::text(std::string_view name) const {
    const Variable* variable = find_variable(name);
    CHECK(variable != nullptr);
    auto given = lookup_(std::string(name));
    // Set to nothing is how many shells unset a variable.
    if (given && !given->empty()) return *std::move(given);
    return std::string(variable->default_text);
}

bool Settings::is_set(std::string_view name) const {
    const auto given = lookup_(std::string(name));
    return given && !given->empty();
}

Settings process_settings() {
    return Settings([](const std::string& name) -> std::optional<std::string> {
        const char* value = std::getenv(name.c_str());
        if (value == nullptr) return std::nullopt;
        return value;
    });
}

}  // namespace rowsmith
