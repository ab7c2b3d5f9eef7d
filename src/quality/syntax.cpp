#include "quality/syntax.h"

#include "base/text.h"

namespace rowsmith {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<u8>(c) >= 0x80;
}

bool is_word_of_address(std::string_view word) {
    static constexpr std::string_view signs = "!#$%&'*+-/=?^_`{|}~";
    if (word.empty()) return false;
    for (const char c : word)
        if (!is_letter(c) && !is_digit(c) && signs.find(c) == std::string_view::npos) return false;
    return true;
}

bool is_label(std::string_view label) {
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-')
        return false;
    for (const char c : label)
        if (!is_letter(c) && !is_digit(c) && c != '-') return false;
    return true;
}

// Each piece between dots passes.
template <class Test>
bool all_between_dots(std::string_view text, Test test) {
    while (true) {
        const size_t dot = text.find('.');
        if (!test(text.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        text.remove_prefix(dot + 1);
    }
}

i32 hex_digit(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

bool is_email(std::string_view text) {
    const size_t at = text.rfind('@');
    if (at == std::string_view::npos || at == 0 || at > 64 || text.size() > 254) return false;
    const std::string_view local = text.substr(0, at), domain = text.substr(at + 1);
    const size_t dot = domain.rfind('.');
    if (dot == std::string_view::npos || dot + 1 == domain.size()) return false;
    if (is_digit(domain[dot + 1])) return false;  // an IP address, no name
    return all_between_dots(local, is_word_of_address) && all_between_dots(domain, is_label);
}

bool is_phone(std::string_view text) {
    size_t digits = 0;
    for (size_t i = 0; i < text.size(); i++) {
        const char c = text[i];
        if (is_digit(c))
            digits++;
        else if (c == '+' ? digits > 0 : (c != ' ' && c != '-' && c != '(' && c != ')'))
            return false;
    }
    return digits >= 10;
}

bool read_uuid(std::string_view text, u64& high, u64& low) {
    if (text.size() != 36) return false;
    u64 halves[2] = {0, 0};
    size_t digits = 0;
    for (size_t i = 0; i < text.size(); i++) {
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (text[i] != '-') return false;
            continue;
        }
        const i32 digit = hex_digit(text[i]);
        if (digit < 0) return false;
        u64& half = halves[digits++ / 16];
        half = half << 4 | static_cast<u64>(digit);
    }
    high = halves[0];
    low = halves[1];
    return true;
}

i64 base64_bytes(std::string_view text) {
    if (text.size() % 4 != 0) return -1;
    size_t padding = 0;
    while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=')
        padding++;
    for (const char c : text.substr(0, text.size() - padding))
        if (static_cast<u8>(c) >= 0x80 || (!is_letter(c) && !is_digit(c) && c != '+' && c != '/'))
            return -1;
    return static_cast<i64>(text.size() / 4 * 3 - padding);
}

}  // namespace rowsmith
