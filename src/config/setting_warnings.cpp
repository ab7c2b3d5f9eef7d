// What is said of settings that do nothing: unknown names, values that nothing reads, names that
// stand twice in .env. Only names are told, and no name that might be a key.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "config/settings.h"

namespace rowsmith {

namespace {

constexpr std::string_view prefix = "ROWSMITH_";
// What ./dev and its measurements read.
constexpr std::array<std::string_view, 2> of_the_build = {"ROWSMITH_DEPS",
                                                          "ROWSMITH_BENCH_REFERENCE"};

Error warning(std::string cause, std::string message, Place place, std::string fix) {
    return {.code = ErrorCode::invalid_argument,
            .cause = std::move(cause),
            .message = std::move(message),
            .place = std::move(place),
            .expected = {},
            .fix = std::move(fix)};
}

bool has_prefix(std::string_view name) {
    const auto is_it = [&](std::string_view known) { return is_same_name(name, known); };
    return is_same_name(name.substr(0, prefix.size()), prefix) &&
           std::ranges::none_of(of_the_build, is_it);
}

Error unknown_name(const Assignment& given, const std::string& meant) {
    return warning("unknown_setting", "there is no variable '" + given.name + "'", given.place,
                   meant.empty() ? "see rowsmith config" : "write " + meant);
}

// A key that ends with = stands there like a name.
bool may_be_key(std::string_view name) {
    const bool has_small =
        std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    const bool has_large =
        std::any_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return name.size() > 40 || (has_small && has_large && name.size() > 16);
}

}  // namespace

void Settings::warn_of_environment(std::vector<Error>& warnings) const {
    for (const Assignment& given : sources_.environment) {
        if (given.value.empty() || find_variable(given.name) != nullptr) continue;
        if (has_prefix(given.name) || is_known_slip(given.name))
            warnings.push_back(unknown_name(given, nearest_variable(given.name)));
    }
}

void Settings::warn_of_file(std::vector<Error>& warnings) const {
    std::vector<std::string> strange;  // of other programs, so it seems
    const auto& all = sources_.file.assignments;
    for (size_t i = 0; i < all.size(); i++) {
        const auto is_same = [&](const Assignment& other) {
            return is_same_name(other.name, all[i].name);
        };
        const auto before = std::find_if(all.begin(), all.begin() + static_cast<i64>(i), is_same);
        if (find_variable(all[i].name) != nullptr) {
            if (before->place.line != all[i].place.line)
                warnings.push_back(warning("set_twice",
                                           all[i].name + " stands in line " +
                                               std::to_string(before->place.line) +
                                               " too; this value holds",
                                           all[i].place, "remove one of the lines"));
            continue;
        }
        const std::string meant = nearest_variable(all[i].name);
        if (has_prefix(all[i].name) || !meant.empty())
            warnings.push_back(unknown_name(all[i], meant));
        else
            strange.push_back(may_be_key(all[i].name) ? "line " + std::to_string(all[i].place.line)
                                                      : all[i].name);
    }
    if (!strange.empty())
        warnings.push_back(
            warning("unknown_settings",
                    (strange.size() == 1 ? "there is no variable " : "there are no variables ") +
                        quoted_list(strange),
                    {.file = ".env", .path = {}, .line = 0, .column = 0},
                    "see rowsmith config; those of other programs may stay"));
}

void Settings::warn_of_unread(std::vector<Error>& warnings) const {
    std::vector<std::string> names;
    for (const Variable& variable : all_variables()) {
        const Origin origin = find(variable).origin;
        if (variable.effect == Effect::now || origin == Origin::default_) continue;
        if (variable.sharing == Sharing::shared && origin == Origin::environment) continue;
        names.emplace_back(variable.name);
    }
    if (!names.empty())
        warnings.push_back(warning("setting_without_effect",
                                   quoted_list(names) + (names.size() == 1 ? " is" : " are") +
                                       " set, and nothing in this version reads " +
                                       (names.size() == 1 ? "it" : "them"),
                                   {}, ""));
}

std::vector<Error> Settings::warnings() const {
    std::vector<Error> warnings;
    warn_of_environment(warnings);
    warn_of_file(warnings);
    warn_of_unread(warnings);
    return warnings;
}

}  // namespace rowsmith
