// Which rows a block is about: up to 256 row numbers, in any order, with repeats (parents of
// children).
//
// Kernels loop over `scaled`, the numbers times golden, so that a random number is mix(key +
// scaled[i]) and one loop serves ranges and lists alike.
#pragma once
#include <array>
#include <span>

#include "base/check.h"
#include "base/integers.h"
#include "base/mix.h"

namespace rowsmith {

inline constexpr u32 block_rows = 256;

class Rows {
public:
    // The rows first, first + 1, … Requires: count <= block_rows.
    void set_range(u64 first, u32 count) {
        start(count);
        consecutive_ = true;
        for (u32 i = 0; i < count; i++) number_[i] = first + i;
        scale();
    }
    // Any rows. Requires: numbers.size() <= block_rows.
    void set_list(std::span<const u64> numbers) {
        start(static_cast<u32>(numbers.size()));
        consecutive_ = false;
        for (u32 i = 0; i < count_; i++) number_[i] = numbers[i];
        scale();
    }

    u32 count() const { return count_; }
    bool consecutive() const { return consecutive_; }
    u64 first() const { return number_[0]; }
    const u64* numbers() const { return number_.data(); }
    const u64* scaled() const { return scaled_.data(); }
    u64 operator[](u32 i) const { return number_[i]; }

private:
    void start(u32 count) {
        CHECK(count <= block_rows);
        count_ = count;
    }
    void scale() {
        for (u32 i = 0; i < count_; i++) scaled_[i] = number_[i] * golden;
    }

    u32 count_ = 0;
    bool consecutive_ = true;
    alignas(64) std::array<u64, block_rows> number_{};
    alignas(64) std::array<u64, block_rows> scaled_{};
};

}  // namespace rowsmith
