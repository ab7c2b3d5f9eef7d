#include "random/pattern_wide.h"

#include <algorithm>
#include <bit>

namespace rowsmith {

namespace {

constexpr u64 low_half(u128 number) { return static_cast<u64>(number); }
constexpr u64 high_half(u128 number) { return static_cast<u64>(number >> 64); }

}  // namespace

bool WideNumber::add(const WideNumber& other) {
    u64 carry = 0;
    for (size_t i = 0; i < 4; i++) {
        const u128 sum = u128{words_[i]} + other.words_[i] + carry;
        words_[i] = low_half(sum);
        carry = high_half(sum);
    }
    return carry == 0;
}

bool WideNumber::multiply(u64 factor) {
    u64 carry = 0;
    for (u64& word : words_) {
        const u128 product = u128{word} * factor + carry;
        word = low_half(product);
        carry = high_half(product);
    }
    return carry == 0;
}

void WideNumber::subtract(const WideNumber& other) {
    u64 borrow = 0;
    for (size_t i = 0; i < 4; i++) {
        const u128 difference = u128{words_[i]} - other.words_[i] - borrow;
        words_[i] = low_half(difference);
        borrow = high_half(difference) & 1;
    }
}

u64 WideNumber::divide(u64 divisor) {
    u64 rest = 0;
    for (size_t i = 4; i-- > 0;) {
        const u128 part = u128{rest} << 64 | words_[i];
        words_[i] = low_half(part / divisor);
        rest = low_half(part % divisor);
    }
    return rest;
}

u32 WideNumber::bits() const {
    for (u32 i = 4; i-- > 0;)
        if (words_[i] != 0) return i * 64 + static_cast<u32>(std::bit_width(words_[i]));
    return 0;
}

u64 WideNumber::shifted(u32 shift) const {
    const size_t first = shift / 64;
    const u64 above = first + 1 < 4 ? words_[first + 1] : 0;
    return low_half((u128{above} << 64 | words_[first]) >> (shift % 64));
}

WideNumber WideNumber::halved(u32 times) const {
    WideNumber result;
    for (u32 i = 0; i < 4 && times + i * 64 < 256; i++) result.words_[i] = shifted(times + i * 64);
    return result;
}

std::strong_ordering WideNumber::operator<=>(const WideNumber& other) const {
    return std::lexicographical_compare_three_way(words_.rbegin(), words_.rend(),
                                                  other.words_.rbegin(), other.words_.rend());
}

WideNumber WideNumber::scaled(const WideNumber& bits, const WideNumber& size) {
    std::array<u64, 8> product{};
    for (size_t i = 0; i < 4; i++) {
        u64 carry = 0;
        for (size_t j = 0; j < 4; j++) {
            const u128 sum = u128{bits.words_[i]} * size.words_[j] + product[i + j] + carry;
            product[i + j] = low_half(sum);
            carry = high_half(sum);
        }
        product[i + 4] = carry;
    }
    return WideNumber({product[4], product[5], product[6], product[7]});
}

std::string with_commas(const WideNumber& number) {
    std::string text;
    WideNumber rest = number;
    size_t digits = 0;
    do {
        if (digits > 0 && digits % 3 == 0) text += ',';
        text += static_cast<char>('0' + rest.divide(10));
        digits++;
    } while (!rest.is_zero());
    std::reverse(text.begin(), text.end());
    return text;
}

}  // namespace rowsmith
