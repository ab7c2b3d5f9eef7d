#include "config/settings.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>

#include "base/check.h"
#include "base/text.h"

namespace rowsmith {

namespace {

constexpr std::string_view env_file_name = ".env";

u64 whole(const std::string& digits) {
    u64 number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

// Of several spellings in the environment the table's own wins, then the first by bytes.
const Assignment* in_environment(const std::vector<Assignment>& all, std::string_view name) {
    const Assignment* first = nullptr;
    for (const Assignment& one : all) {
        if (!is_same_name(one.name, name) || one.value.empty()) continue;
        if (one.name == name) return &one;
        if (first == nullptr) first = &one;
    }
    return first;
}

const Assignment* last_of(const std::vector<Assignment>& all, std::string_view name) {
    for (size_t i = all.size(); i-- > 0;)
        if (is_same_name(all[i].name, name)) return &all[i];
    return nullptr;
}

}  // namespace

Settings::Settings(SettingSources sources) : sources_(std::move(sources)) {}

// Set to nothing is how many shells unset a variable, and how templates of .env leave one open. On
// the command line it means the default.
Settings::Found Settings::find(const Variable& variable) const {
    if (const Assignment* given = last_of(sources_.command_line, variable.name)) {
        if (given->value.empty()) return {};
        return {given, Origin::command_line};
    }
    if (const Assignment* given = in_environment(sources_.environment, variable.name))
        return {given, Origin::environment};
    const Assignment* given = last_of(sources_.file.assignments, variable.name);
    if (given != nullptr && (given->mistake || !given->value.empty()))
        return {given, Origin::env_file};
    return {};
}

Setting Settings::setting(const Variable& variable, const Found& found) const {
    Setting setting{.variable = &variable, .text = std::string(variable.default_text)};
    if (found.assignment != nullptr) setting.text = found.assignment->value;
    setting.origin = found.origin;
    if (found.origin == Origin::env_file) setting.place = found.assignment->place;
    for (const std::string_view word : split(variable.words, ' '))
        if (!word.empty()) setting.words.emplace_back(word);
    if (const auto own = sources_.words.find(variable.name); own != sources_.words.end())
        setting.words = own->second;
    return setting;
}

Setting Settings::found(const Variable& variable) const {
    return setting(variable, find(variable));
}

Result<std::string> Settings::checked(const Variable& variable) const {
    const Found found = find(variable);
    const bool may_be_in_file = found.origin <= Origin::env_file;
    if (may_be_in_file && !sources_.file.errors.empty()) return fail(sources_.file.errors[0]);
    if (found.assignment != nullptr && found.assignment->mistake)
        return fail(*found.assignment->mistake);
    return checked_text(setting(variable, found));
}

Result<void> Settings::check_order(const Variable& low, const Variable& high) const {
    const u64 least = whole(TRY(checked(low))), most = whole(TRY(checked(high)));
    if (least <= most) return {};
    // The one that somebody set is the one to tell.
    const Setting lower = found(low), higher = found(high);
    const bool is_low_set = lower.origin > higher.origin;
    const Setting& told = is_low_set ? lower : higher;
    const Setting& other = is_low_set ? higher : lower;
    const std::string name(other.variable->name), origin(name_of(other.origin));
    return fail(bad_setting(told,
                            (is_low_set ? "at most " : "at least ") + name + ", which is " +
                                with_commas(is_low_set ? most : least) + " (" + origin + ")",
                            "set " + name + " as well, or write " +
                                std::string(told.variable->name) + "=" +
                                std::to_string(is_low_set ? most : least)));
}

Result<std::string> Settings::text(std::string_view name) const {
    const Variable* variable = find_variable(name);
    CHECK(variable != nullptr);
    std::string text = TRY(checked(*variable));
    if (!variable->at_least.empty())
        (void)TRY(check_order(*find_variable(variable->at_least), *variable));
    for (const Variable& other : all_variables())
        if (other.at_least == variable->name) (void)TRY(check_order(*variable, other));
    return text;
}

Result<std::optional<u64>> Settings::integer(std::string_view name) const {
    const std::string digits = TRY(text(name));
    if (digits.empty()) return std::nullopt;
    return whole(digits);
}

Settings load_settings(FileSystem& files, SettingSources sources) {
    const std::string name(env_file_name);
    // A folder of that name holds an environment of Python.
    if (files.exists(name) && !files.list(name)) {
        auto text = files.read(name, env_file_size_max_bytes);
        if (text)
            sources.file = parse_env_file(*text, name);
        else
            sources.file.errors.push_back(std::move(text).error());
    }
    return Settings(std::move(sources));
}

std::vector<Assignment> process_environment() {
    std::vector<Assignment> all;
    for (char** entry = environ; entry != nullptr && *entry != nullptr; entry++) {
        const std::string_view text = *entry;
        const size_t sign = text.find('=');
        if (sign == std::string_view::npos || sign == 0) continue;
        all.push_back({.name = std::string(text.substr(0, sign)),
                       .value = std::string(text.substr(sign + 1))});
    }
    std::sort(all.begin(), all.end(),
              [](const Assignment& a, const Assignment& b) { return a.name < b.name; });
    return all;
}

}  // namespace rowsmith
