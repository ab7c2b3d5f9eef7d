// Vector loops that turn a block's values into slab indices and packed digits, once for all rows,
// compiled for each CPU level. `valid` may be null where a column has no nulls.
#pragma once
#include "base/cpu.h"
#include "base/integers.h"

namespace rowsmith {

// Text of up to 32 characters a row in words of 8, the first character in the lowest byte; see
// packedK and digitsK in format/row_op.h.
struct alignas(64) PackedText {
    u64 words[4][256];
    u8 lengths[4][256];
};

struct DigitsOptions {
    u64 unit = 1;        // 10^scale: only the whole part of value / unit becomes digits
    u32 digits_min = 1;  // filled with zeros
    u64 null_word = 0;   // what stands for null
    u8 null_length = 0;
};

enum class MomentPart : u8 { date, time, datetime };

struct MomentOptions {
    MomentPart part = MomentPart::date;
    u32 fraction_digits = 0;
    bool ends_with_z = false;
    u64 null_word = 0;
    u8 null_length = 0;
};

struct LoweringKernels {
    // out = valid ? codes : null_code
    void (*codes_or_null)(const u32* codes, const u8* valid, u32 null_code, u32 count, u32* out);
    // out = value - low, at most last; last + 1 for null
    void (*offsets)(const i64* values, const u8* valid, i64 low, u32 last, u32 count, u32* out);
    // 0 for valid, 1 for null
    void (*nulls)(const u8* valid, u32 count, u32* out);
    // out = first * factor + second
    void (*fuse)(const u32* first, const u32* second, u32 factor, u32 count, u32* out);
    // flags |= table[codes] where valid
    void (*collect_flags)(const u32* codes, const u8* valid, const u8* table, u32 count, u8* flags);
    // The same for rows of several codes, codes[row * stride …]; `between` where there are two.
    void (*collect_word_flags)(const u32* codes, const u32* lengths, u32 stride, const u8* table,
                               u8 between, u32 count, u8* flags);
    // Of words that are not empty and have nothing to quote: only their number matters.
    void (*length_flags)(const u32* lengths, u8 between, u32 count, u8* flags);
    // 0: as it is, 1: in quotes, 2: null
    void (*quote_states)(const u8* flags, const u8* valid, u32 count, u32* out);
    // Decimal digits of values / unit with their sign. Gives how many groups of 8 are in use.
    u32 (*digits)(const i64* values, const u8* valid, const DigitsOptions& options, u32 count,
                  PackedText& out);
    // |value| % unit; `unit` itself for null. unit <= 10^9.
    void (*fractions)(const i64* values, const u8* valid, u32 unit, u32 count, u32* out);
    // '.' and `digits` (1 to 7) digits of |value| % 10^digits.
    void (*fraction_texts)(const i64* values, const u8* valid, u32 digits, u32 count,
                           PackedText& out);
    // ISO 8601; years 0000 to 9999.
    void (*moments)(const i64* values, const u8* valid, const MomentOptions& options, u32 count,
                    PackedText& out);
    // True when a byte is below 0x20 or one of the marks.
    bool (*has_marks)(const char* text, u64 size, const char* marks, u32 marks_count);
};

#define ROWSMITH_DECLARE(level)                \
    namespace level {                          \
    const LoweringKernels& lowering_kernels(); \
    }
ROWSMITH_EACH_CPU_LEVEL(ROWSMITH_DECLARE)
#undef ROWSMITH_DECLARE

}  // namespace rowsmith
