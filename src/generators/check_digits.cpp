#include "generators/check_digits.h"

#include <array>

namespace rowsmith {

namespace {

struct Named {
    std::string_view name;
    CheckDigit kind;
};
constexpr std::array<Named, 5> all{{{"luhn", CheckDigit::luhn},
                                    {"ean13", CheckDigit::ean13},
                                    {"isbn13", CheckDigit::isbn13},
                                    {"mod97", CheckDigit::mod97},
                                    {"mod11", CheckDigit::mod11}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The digit that makes the sum a multiple of ten.
std::string up_to_ten(u32 sum) {
    return std::string(1, static_cast<char>('0' + (10 - sum % 10) % 10));
}

// Calls with each digit and its place from the right, which starts at 0.
template <class See>
void from_the_right(std::string_view text, See&& see) {
    u32 place = 0;
    for (size_t i = text.size(); i-- > 0;)
        if (is_digit(text[i])) see(static_cast<u32>(text[i] - '0'), place++);
}

std::string luhn(std::string_view text) {
    u32 sum = 0;
    from_the_right(text, [&](u32 digit, u32 place) {
        const u32 weighted = place % 2 == 0 ? 2 * digit : digit;
        sum += weighted > 9 ? weighted - 9 : weighted;
    });
    return up_to_ten(sum);
}

std::string ean(std::string_view text) {
    u32 sum = 0;
    from_the_right(text, [&](u32 digit, u32 place) { sum += place % 2 == 0 ? 3 * digit : digit; });
    return up_to_ten(sum);
}

std::string mod11(std::string_view text) {
    u32 sum = 0;
    from_the_right(text, [&](u32 digit, u32 place) { sum += digit * (2 + place % 9); });
    const u32 rest = (11 - sum % 11) % 11;
    return std::string(1, rest == 10 ? 'X' : static_cast<char>('0' + rest));
}

std::string mod97(std::string_view text) {
    u32 rest = 0;
    for (const char c : text) {
        if (is_digit(c))
            rest = (rest * 10 + static_cast<u32>(c - '0')) % 97;
        else if (c >= 'A' && c <= 'Z')
            rest = (rest * 100 + static_cast<u32>(c - 'A') + 10) % 97;
        else if (c >= 'a' && c <= 'z')
            rest = (rest * 100 + static_cast<u32>(c - 'a') + 10) % 97;
    }
    const u32 check = 98 - rest * 100 % 97;
    return {static_cast<char>('0' + check / 10), static_cast<char>('0' + check % 10)};
}

}  // namespace

std::optional<CheckDigit> check_digit_named(std::string_view name) {
    for (const Named& each : all)
        if (each.name == name) return each.kind;
    return std::nullopt;
}

std::vector<std::string> check_digit_names() {
    std::vector<std::string> names;
    for (const Named& each : all) names.emplace_back(each.name);
    return names;
}

std::string check_digits(CheckDigit kind, std::string_view text) {
    switch (kind) {
        case CheckDigit::luhn:
            return luhn(text);
        case CheckDigit::mod97:
            return mod97(text);
        case CheckDigit::mod11:
            return mod11(text);
        default:
            return ean(text);
    }
}

}  // namespace rowsmith
