#include "config/setting.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/text.h"
#include "base/utf8.h"

namespace rowsmith {

namespace {

constexpr size_t text_size_max_bytes = 4096;
constexpr size_t shown_size_max_bytes = 80;

bool is_control(char c) { return static_cast<u8>(c) < 0x20 || c == 0x7f; }
bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), is_control);
}

bool is_whole(double number) { return std::trunc(number) == number; }

std::string bound(double number) {
    return is_whole(number) ? with_commas(static_cast<u64>(number)) : shortest(number);
}

std::string assignment(const Setting& setting, std::string_view value) {
    return std::string(setting.variable->name) + "=" + std::string(value);
}

std::unexpected<Error> wrong(const Setting& setting, std::string fix = "") {
    const Variable& variable = *setting.variable;
    if (fix.empty() && !variable.default_text.empty())
        fix = "write " + assignment(setting, variable.default_text) + ", which is the default";
    if (fix.empty()) fix = "leave " + std::string(variable.name) + " out";
    return fail(bad_setting(setting, expected_of(variable, setting.words), std::move(fix)));
}

// Underscores group digits. All bounds of whole numbers are exact as doubles.
Result<std::string> checked_number(const Setting& setting) {
    const Variable& variable = *setting.variable;
    const bool is_integer = variable.kind == VariableKind::integer;
    std::string digits = setting.text;
    std::erase(digits, '_');
    const char* end = digits.data() + digits.size();
    double number = 0;
    const auto [at, error] = std::from_chars(digits.data(), end, number, std::chars_format::fixed);
    if (at != end || error != std::errc() || std::isnan(number) ||
        (is_integer && !is_whole(number)))
        return wrong(setting);
    if (is_integer && digits.find('.') != std::string::npos) return wrong(setting);
    if (number >= variable.minimum && number <= variable.maximum) return digits;
    const double nearest = number < variable.minimum ? variable.minimum : variable.maximum;
    const std::string plain =
        is_whole(nearest) ? std::to_string(static_cast<u64>(nearest)) : shortest(nearest);
    return wrong(setting, "write " + assignment(setting, plain));
}

Result<std::string> checked_boolean(const Setting& setting) {
    for (const std::string_view yes : {"true", "1", "yes", "on"})
        if (is_same_name(setting.text, yes)) return "true";
    for (const std::string_view no : {"false", "0", "no", "off"})
        if (is_same_name(setting.text, no)) return "false";
    return wrong(setting);
}

Result<std::string> checked_word(const Setting& setting) {
    for (const std::string& word : setting.words)
        if (is_same_name(word, setting.text)) return word;
    if (setting.words.empty()) return setting.text;  // whoever has the registry looks there
    const std::string meant = nearest(setting.text, setting.words);
    return wrong(setting, meant.empty() ? "" : "write " + assignment(setting, meant));
}

Result<std::string> checked_url(const Setting& setting) {
    const std::string& text = setting.text;
    const size_t scheme = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
    const std::string host = text.substr(scheme, text.find_first_of("/?#", scheme) - scheme);
    if (scheme == 0 || host.empty() || host.front() == ':' || text.find(' ') != std::string::npos)
        return wrong(setting);
    if (host.find('@') == std::string::npos) return text;
    return wrong(setting, "leave out the name and the password; keys have variables of their own");
}

Result<std::string> checked_secret(const Setting& setting) {
    for (const char c : setting.text)
        if (c == ' ' || static_cast<u8>(c) >= 0x80) return wrong(setting);
    return setting.text;
}

Result<std::string> checked_path(const Setting& setting) {
    if (setting.text != "~" && !setting.text.starts_with("~/")) return setting.text;
    return wrong(setting, "write the home folder's own path in place of ~");
}

// What may be shown of an address: nobody's name or password.
bool holds_password(const Setting& setting) {
    return setting.variable->kind == VariableKind::url &&
           setting.text.find('@') != std::string::npos;
}

}  // namespace

std::string_view name_of(Origin origin) {
    static constexpr std::array<std::string_view, 4> names = {"default", ".env", "environment",
                                                              "command line"};
    return names[static_cast<size_t>(origin)];
}

std::string shown(const Setting& setting) {
    if (setting.text.empty()) return "";
    if (setting.variable->kind == VariableKind::secret || holds_password(setting)) return "***";
    if (!is_utf8(setting.text)) return "(not UTF-8)";
    std::string text;
    for (const char c : setting.text) {
        if (text.size() >= shown_size_max_bytes && !is_inside_character(c)) return text + "…";
        text += is_control(c) ? '?' : c;
    }
    return text;
}

std::string expected_of(const Variable& variable, const std::vector<std::string>& words) {
    switch (variable.kind) {
        case VariableKind::integer:
            return "a whole number from " + bound(variable.minimum) + " to " +
                   bound(variable.maximum);
        case VariableKind::number:
            return "a number from " + bound(variable.minimum) + " to " + bound(variable.maximum);
        case VariableKind::boolean:
            return "true or false";
        case VariableKind::word:
            return words.size() == 1 ? "'" + words[0] + "'" : "one of " + quoted_list(words);
        case VariableKind::path:
            return "a path of at most 4,096 bytes, on one line";
        case VariableKind::url:
            return "an address such as https://host:8443/path";
        case VariableKind::secret:
            return "a key without blanks";
        case VariableKind::text:
            break;
    }
    return "a text of at most 4,096 bytes, on one line";
}

Error bad_setting(const Setting& setting, std::string expected, std::string fix) {
    Error error{.code = ErrorCode::invalid_argument,
                .cause = "bad_setting",
                .message = std::string(setting.variable->name) + " is '" + shown(setting) + "'"};
    if (setting.origin != Origin::env_file)
        error.message += " (" + std::string(name_of(setting.origin)) + ")";
    error.place = setting.place;
    error.expected = std::move(expected);
    error.fix = std::move(fix);
    return error;
}

Result<std::string> checked_text(const Setting& setting) {
    if (setting.text.empty()) return setting.text;
    if (setting.text.size() > text_size_max_bytes || has_control(setting.text) ||
        !is_utf8(setting.text))
        return wrong(setting);
    switch (setting.variable->kind) {
        case VariableKind::integer:
        case VariableKind::number:
            return checked_number(setting);
        case VariableKind::boolean:
            return checked_boolean(setting);
        case VariableKind::word:
            return checked_word(setting);
        case VariableKind::url:
            return checked_url(setting);
        case VariableKind::secret:
            return checked_secret(setting);
        case VariableKind::path:
            return checked_path(setting);
        case VariableKind::text:
            break;
    }
    return setting.text;
}

}  // namespace rowsmith
