// Whole numbers below 2^256: how many texts a pattern has, and the number of a text among them.
// Only what counting and ranking need; the common case (below 2^63) uses plain u64.
#pragma once
#include <array>
#include <compare>
#include <string>

#include "base/integers.h"

namespace rowsmith {

class WideNumber {
public:
    constexpr WideNumber() = default;
    constexpr explicit WideNumber(u64 number) : words_{number, 0, 0, 0} {}
    // Least significant word first.
    constexpr explicit WideNumber(const std::array<u64, 4>& words) : words_(words) {}

    // False when the true result reaches 2^256; the number is then its remainder.
    [[nodiscard]] bool add(const WideNumber& other);
    [[nodiscard]] bool multiply(u64 factor);

    // `other` must not be larger.
    void subtract(const WideNumber& other);

    // Divides by a number below 2^64 and returns the remainder.
    u64 divide(u64 divisor);

    bool is_zero() const { return bits() == 0; }
    u32 bits() const;  // 0 for 0
    u64 low_word() const { return words_[0]; }
    bool fits_word() const { return (words_[1] | words_[2] | words_[3]) == 0; }

    // The lowest 64 bits of the number divided by 2^shift; shift is below 256.
    u64 shifted(u32 shift) const;
    WideNumber halved(u32 times) const;

    bool operator==(const WideNumber&) const = default;
    std::strong_ordering operator<=>(const WideNumber& other) const;

    // The upper half of the 512-bit product: 256 random bits -> [0, size).
    static WideNumber scaled(const WideNumber& bits, const WideNumber& size);

private:
    std::array<u64, 4> words_{};
};

// "1,048,576"; for people.
std::string with_commas(const WideNumber& number);

}  // namespace rowsmith
