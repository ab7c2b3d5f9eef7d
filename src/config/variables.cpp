#include "config/variables.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"

namespace rowsmith {

namespace {

// Names that were seen in files of settings, and that no distance of letters leads from.
struct Slip {
    std::string_view name, meant;
};
constexpr std::array<Slip, 3> known_slips = {{
    {"JOB_MAX_CONCURRENT_JOBS", "MAX_CONCURRENT_JOBS"},
    {"TEMP_PATH", "TEMP_STORAGE_PATH"},
    {"OUTPUT_PATH", "OUTPUT_STORAGE_PATH"},
}};

constexpr std::string_view prefix = "ROWSMITH_";

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

const Slip* find_slip(std::string_view name) {
    for (const Slip& slip : known_slips)
        if (is_same_name(slip.name, name)) return &slip;
    return nullptr;
}

}  // namespace

std::string_view name_of(VariableKind kind) {
    static constexpr std::array<std::string_view, 8> names = {
        "text", "integer", "number", "boolean", "word", "path", "url", "secret"};
    return names[static_cast<size_t>(kind)];
}

bool is_same_name(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char left, char right) { return upper(left) == upper(right); });
}

const Variable* find_variable(std::string_view name) {
    for (const Variable& variable : all_variables())
        if (is_same_name(variable.name, name)) return &variable;
    return nullptr;
}

bool is_known_slip(std::string_view name) { return find_slip(name) != nullptr; }

std::string nearest_variable(std::string_view name) {
    if (const Slip* slip = find_slip(name)) return std::string(slip->meant);
    const bool is_prefixed =
        name.size() > prefix.size() && is_same_name(name.substr(0, prefix.size()), prefix);
    const Variable* other = is_prefixed ? find_variable(name.substr(prefix.size()))
                                        : find_variable(std::string(prefix) + std::string(name));
    if (other != nullptr) return std::string(other->name);
    std::vector<std::string> names;
    for (const Variable& variable : all_variables()) names.emplace_back(variable.name);
    return nearest(name, names);
}

std::string doc_of(const Variable& variable) {
    std::string doc(variable.doc);
    return variable.effect == Effect::later ? doc + "; not in this version" : doc;
}

}  // namespace rowsmith
