#include "format/lowering_kernels.h"

// Plain loops that the compiler turns into vector code. 32-bit arithmetic wherever values allow it:
// a vector holds twice as many, and multiplications by the inverse are one instruction.
namespace rowsmith::ROWSMITH_CPU_LEVEL {

namespace {

constexpr u64 zeros = 0x3030303030303030;
constexpr i64 us_per_day = 86'400'000'000;
constexpr i64 days_before_1970 = 719'468;  // since 0000-03-01

void codes_or_null(const u32* codes, const u8* valid, u32 null_code, u32 count, u32* out) {
    for (u32 i = 0; i < count; i++) out[i] = valid[i] != 0 ? codes[i] : null_code;
}

void offsets(const i64* values, const u8* valid, i64 low, u32 last, u32 count, u32* out) {
    for (u32 i = 0; i < count; i++) {
        const u64 offset = static_cast<u64>(values[i]) - static_cast<u64>(low);
        out[i] = offset < last ? static_cast<u32>(offset) : last;
    }
    if (valid == nullptr) return;
    for (u32 i = 0; i < count; i++) out[i] = valid[i] != 0 ? out[i] : last + 1;
}

void nulls(const u8* valid, u32 count, u32* out) {
    for (u32 i = 0; i < count; i++) out[i] = valid[i] != 0 ? 0 : 1;
}

void fuse(const u32* first, const u32* second, u32 factor, u32 count, u32* out) {
    for (u32 i = 0; i < count; i++) out[i] = first[i] * factor + second[i];
}

void collect_flags(const u32* codes, const u8* valid, const u8* table, u32 count, u8* flags) {
    if (valid == nullptr) {
        for (u32 i = 0; i < count; i++) flags[i] |= table[codes[i]];
        return;
    }
    for (u32 i = 0; i < count; i++)
        if (valid[i] != 0) flags[i] |= table[codes[i]];
}

void collect_word_flags(const u32* codes, const u32* lengths, u32 stride, const u8* table,
                        u8 between, u32 count, u8* flags) {
    for (u32 i = 0; i < count; i++) {
        u8 all = lengths[i] > 1 ? between : 0;
        for (u32 k = 0; k < lengths[i]; k++) all |= table[codes[i * stride + k]];
        flags[i] |= all;
    }
}

void length_flags(const u32* lengths, u8 between, u32 count, u8* flags) {
    for (u32 i = 0; i < count; i++)
        flags[i] = static_cast<u8>((lengths[i] > 0 ? 2 : 0) | (lengths[i] > 1 ? between : 0));
}

void quote_states(const u8* flags, const u8* valid, u32 count, u32* out) {
    for (u32 i = 0; i < count; i++) out[i] = (flags[i] & 1) | ((flags[i] & 2) == 0 ? 1 : 0);
    if (valid == nullptr) return;
    for (u32 i = 0; i < count; i++) out[i] = valid[i] != 0 ? out[i] : 2;
}

inline u64 magnitude(i64 value) {
    return value < 0 ? 0 - static_cast<u64>(value) : static_cast<u64>(value);
}

// Four digits of a number below 10,000, the first in the lowest byte, without the '0's.
inline u32 four_digits(u32 number) {
    const u32 upper = (number * 5243) >> 19;
    const u32 pairs = upper | (number - upper * 100) << 16;
    const u32 tens = ((pairs * 103) >> 10) & 0x000f000f;
    return tens | (pairs - tens * 10) << 8;
}

inline u64 eight_digits(u32 number) {
    const u32 upper = number / 10'000;
    const u64 low = four_digits(number - upper * 10'000);
    return (four_digits(upper) | low << 32) + zeros;
}

inline u32 two_digits(u32 number) {
    const u32 tens = (number * 103) >> 10;
    return (tens | (number - tens * 10) << 8) + 0x3030;
}

// Whole numbers below 10^8 without sign: one group, all in vectors.
void small_digits(const u32* whole, u32 digits_min, u32 count, u64* words, u8* lengths) {
    alignas(64) u32 size[256];
    for (u32 i = 0; i < count; i++) {
        const u32 n = whole[i];
        const u32 digits = 1 + (n >= 10) + (n >= 100) + (n >= 1'000) + (n >= 10'000) +
                           (n >= 100'000) + (n >= 1'000'000) + (n >= 10'000'000);
        size[i] = digits > digits_min ? digits : digits_min;
    }
    for (u32 i = 0; i < count; i++) lengths[i] = static_cast<u8>(size[i]);
    for (u32 i = 0; i < count; i++)
        words[i] = eight_digits(whole[i]) >> (64 - 8 * static_cast<u64>(size[i]));
}

// Any number: 24 characters, the last ones digits, cut into three groups.
u32 large_digits(u64 whole, bool negative, u32 digits_min, PackedText& out, u32 row) {
    char text[24];
    u32 start = 24;
    for (u64 rest = whole; rest > 0 || start > 24 - digits_min; rest /= 10)
        text[--start] = static_cast<char>('0' + rest % 10);
    if (negative) text[--start] = '-';
    for (u32 k = 0; k < 3; k++) {
        const u32 from = k * 8 > start ? k * 8 : start, to = k * 8 + 8;
        u64 word = 0;
        for (u32 at = to; at > from; at--) word = word << 8 | static_cast<u8>(text[at - 1]);
        out.words[k][row] = word;
        out.lengths[k][row] = from < to ? static_cast<u8>(to - from) : 0;
    }
    return start >= 16 ? 1 : start >= 8 ? 2 : 3;
}

struct Magnitudes {
    u64 max = 0;
    bool negative = false;
    alignas(64) u32 low[256];  // the lower halves
};

void load(const i64* values, u32 count, Magnitudes& out) {
    u64 max = 0, signs = 0;
    for (u32 i = 0; i < count; i++) {
        const u64 size = magnitude(values[i]);
        out.low[i] = static_cast<u32>(size);
        max = size > max ? size : max;
        signs |= static_cast<u64>(values[i]) >> 63;
    }
    out.max = max;
    out.negative = signs != 0;
}

template <u32 unit>
inline void divide(const u32* values, u32 count, u32* whole, u32* rest) {
    if (whole != nullptr)
        for (u32 i = 0; i < count; i++) whole[i] = values[i] / unit;
    if (rest != nullptr)
        for (u32 i = 0; i < count; i++) rest[i] = values[i] % unit;
}

// Division by a constant is a multiplication; by a variable it is many times slower.
void divide_small(const u32* values, u64 unit, u32 count, u32* whole, u32* rest) {
    if (unit == 1) return divide<1>(values, count, whole, rest);
    if (unit == 10) return divide<10>(values, count, whole, rest);
    if (unit == 100) return divide<100>(values, count, whole, rest);
    if (unit == 1'000) return divide<1'000>(values, count, whole, rest);
    if (unit == 10'000) return divide<10'000>(values, count, whole, rest);
    if (unit == 100'000) return divide<100'000>(values, count, whole, rest);
    if (unit == 1'000'000) return divide<1'000'000>(values, count, whole, rest);
    for (u32 i = 0; i < count; i++) {
        if (whole != nullptr) whole[i] = static_cast<u32>(values[i] / unit);
        if (rest != nullptr) rest[i] = static_cast<u32>(values[i] % unit);
    }
}

void put_signs(const i64* values, u32 count, PackedText& out) {
    for (u32 i = 0; i < count; i++)
        out.words[2][i] = values[i] < 0 ? out.words[2][i] << 8 | '-' : out.words[2][i];
    for (u32 i = 0; i < count; i++)
        out.lengths[2][i] = static_cast<u8>(out.lengths[2][i] + (values[i] < 0 ? 1 : 0));
}

// Numbers below 10^16 without sign: two groups.
u32 medium_digits(const i64* values, u64 unit, u32 count, PackedText& out) {
    alignas(64) u32 upper[256], lower[256];
    for (u32 i = 0; i < count; i++) {
        const u64 whole = static_cast<u64>(values[i]) / unit, top = whole / 100'000'000;
        upper[i] = static_cast<u32>(top);
        lower[i] = static_cast<u32>(whole - top * 100'000'000);
    }
    small_digits(upper, 1, count, out.words[1], out.lengths[1]);
    small_digits(lower, 1, count, out.words[2], out.lengths[2]);
    for (u32 i = 0; i < count; i++) {
        if (upper[i] == 0) {
            out.lengths[1][i] = 0;
        } else {
            out.words[2][i] = eight_digits(lower[i]);
            out.lengths[2][i] = 8;
        }
    }
    return 2;
}

u32 any_digits(const i64* values, const DigitsOptions& options, u32 count, PackedText& out) {
    u32 groups = 1;
    for (u32 i = 0; i < count; i++) {
        const u32 used = large_digits(magnitude(values[i]) / options.unit, values[i] < 0,
                                      options.digits_min, out, i);
        groups = used > groups ? used : groups;
    }
    return groups;
}

u32 valid_digits(const i64* values, const DigitsOptions& options, u32 count, PackedText& out) {
    Magnitudes sizes;
    load(values, count, sizes);
    const u64 whole_max = sizes.max / options.unit;
    const u64 one_group = sizes.negative ? 10'000'000 : 100'000'000;
    const u32 digits_max = sizes.negative ? 7 : 8;
    if (sizes.max <= 0xffffffff && whole_max < one_group && options.digits_min <= digits_max) {
        alignas(64) u32 whole[256];
        divide_small(sizes.low, options.unit, count, whole, nullptr);
        small_digits(whole, options.digits_min, count, out.words[2], out.lengths[2]);
        if (sizes.negative) put_signs(values, count, out);
        return 1;
    }
    if (!sizes.negative && options.digits_min <= 1 && whole_max < 10'000'000'000'000'000)
        return medium_digits(values, options.unit, count, out);
    return any_digits(values, options, count, out);
}

u32 digits(const i64* values, const u8* valid, const DigitsOptions& options, u32 count,
           PackedText& out) {
    const u32 groups = valid_digits(values, options, count, out);
    if (valid == nullptr) return groups;
    for (u32 i = 0; i < count; i++) {
        out.words[2][i] = valid[i] != 0 ? out.words[2][i] : options.null_word;
        out.lengths[2][i] = valid[i] != 0 ? out.lengths[2][i] : options.null_length;
    }
    for (u32 k = 3 - groups; k < 2; k++)
        for (u32 i = 0; i < count; i++)
            out.lengths[k][i] = valid[i] != 0 ? out.lengths[k][i] : u8{0};
    return groups;
}

void remainders_of(const i64* values, u32 unit, u32 count, u32* out) {
    Magnitudes sizes;
    load(values, count, sizes);
    if (sizes.max <= 0xffffffff) return divide_small(sizes.low, unit, count, nullptr, out);
    for (u32 i = 0; i < count; i++) out[i] = static_cast<u32>(magnitude(values[i]) % unit);
}

void fractions(const i64* values, const u8* valid, u32 unit, u32 count, u32* out) {
    remainders_of(values, unit, count, out);
    if (valid == nullptr) return;
    for (u32 i = 0; i < count; i++) out[i] = valid[i] != 0 ? out[i] : unit;
}

void fraction_texts(const i64* values, const u8* valid, u32 digits_count, u32 count,
                    PackedText& out) {
    u32 unit = 1;
    for (u32 i = 0; i < digits_count; i++) unit *= 10;
    alignas(64) u32 rest[256];
    remainders_of(values, unit, count, rest);
    const u32 skipped = 8 * (8 - digits_count);
    for (u32 i = 0; i < count; i++) out.words[0][i] = (eight_digits(rest[i]) >> skipped) << 8 | '.';
    for (u32 i = 0; i < count; i++)
        out.lengths[0][i] =
            valid == nullptr || valid[i] != 0 ? static_cast<u8>(digits_count + 1) : u8{0};
}

struct MomentBlock {
    alignas(64) u32 days[256];     // since 0000-03-01
    alignas(64) u32 seconds[256];  // since midnight
    alignas(64) u32 micros[256];
};

void split_time(u64 us, u32& seconds, u32& micros) {
    // 10^6 = 2^6 * 15,625, and us of a day fit into 37 bits.
    seconds = static_cast<u32>(us >> 6) / 15'625;
    micros = static_cast<u32>(us - static_cast<u64>(seconds) * 1'000'000);
}

void split_times(const i64* values, u32 count, MomentBlock& block) {
    for (u32 i = 0; i < count; i++)
        split_time(static_cast<u64>(values[i]), block.seconds[i], block.micros[i]);
}

void split_datetimes(const i64* values, u32 count, MomentBlock& block) {
    for (u32 i = 0; i < count; i++) {
        const u64 us =
            static_cast<u64>(values[i]) + static_cast<u64>(days_before_1970 * us_per_day);
        const u64 day = us / static_cast<u64>(us_per_day);
        block.days[i] = static_cast<u32>(day);
        split_time(us - day * static_cast<u64>(us_per_day), block.seconds[i], block.micros[i]);
    }
}

// "YYYY-MM-" and "DD"; the arithmetic of civil_from_days (column/moment.h) on unsigned numbers.
void date_words(const u32* days, u32 count, u64* year_month, u64* day_of_month) {
    for (u32 i = 0; i < count; i++) {
        const u32 era = days[i] / 146'097, day_of_era = days[i] - era * 146'097;
        const u32 year_of_era =
            (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
        const u32 day_of_year =
            day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        const u32 month = (5 * day_of_year + 2) / 153;
        const u32 day = day_of_year - (153 * month + 2) / 5 + 1;
        const u32 civil_month = month < 10 ? month + 3 : month - 9;
        const u32 year = year_of_era + era * 400 + (civil_month <= 2 ? 1 : 0);
        year_month[i] = (four_digits(year) + u64{0x30303030}) |
                        static_cast<u64>('-' | two_digits(civil_month) << 8 | u32{'-'} << 24) << 32;
        day_of_month[i] = two_digits(day);
    }
}

// "HH:MM" and ":SS"
inline u64 hour_minute(u32 seconds) {
    const u32 minutes = seconds / 60, hours = minutes / 60;
    return two_digits(hours) | u64{':'} << 16 |
           static_cast<u64>(two_digits(minutes - hours * 60)) << 24;
}
inline u64 second_word(u32 seconds) { return ':' | two_digits(seconds % 60) << 8; }

// Six digits.
inline u64 micros_word(u32 micros) { return eight_digits(micros) >> 16; }

u32 write_dates(const i64* values, u32 count, PackedText& out) {
    alignas(64) u32 days[256];
    for (u32 i = 0; i < count; i++)
        days[i] = static_cast<u32>(static_cast<u64>(values[i]) + u64{days_before_1970});
    date_words(days, count, out.words[0], out.words[1]);
    return 10;
}

u32 write_times(const i64* values, u32 digits_count, u32 count, PackedText& out) {
    MomentBlock block = {};
    split_times(values, count, block);
    for (u32 i = 0; i < count; i++)
        out.words[0][i] = hour_minute(block.seconds[i]) | second_word(block.seconds[i]) << 40;
    if (digits_count == 0) return 8;
    for (u32 i = 0; i < count; i++) out.words[1][i] = '.' | micros_word(block.micros[i]) << 8;
    return 9 + digits_count;
}

u32 write_datetimes(const i64* values, const MomentOptions& options, u32 count, PackedText& out) {
    MomentBlock block = {};
    split_datetimes(values, count, block);
    date_words(block.days, count, out.words[0], out.words[1]);
    for (u32 i = 0; i < count; i++)
        out.words[1][i] |= u64{'T'} << 16 | hour_minute(block.seconds[i]) << 24;
    const u32 digits_count = options.fraction_digits;
    const u32 length = digits_count == 0 ? 19 : 20 + digits_count;
    if (digits_count == 0) {
        for (u32 i = 0; i < count; i++) out.words[2][i] = second_word(block.seconds[i]);
    } else {
        for (u32 i = 0; i < count; i++) {
            const u64 fraction = micros_word(block.micros[i]);
            out.words[2][i] = second_word(block.seconds[i]) | u64{'.'} << 24 | fraction << 32;
            out.words[3][i] = fraction >> 32;
        }
    }
    if (!options.ends_with_z) return length;
    u64* words = out.words[length / 8];
    const u32 shift = length % 8 * 8;
    const u64 kept = (u64{1} << shift) - 1;
    for (u32 i = 0; i < count; i++) words[i] = (words[i] & kept) | u64{'Z'} << shift;
    return length + 1;
}

void moments(const i64* values, const u8* valid, const MomentOptions& options, u32 count,
             PackedText& out) {
    u32 length = 0;
    if (options.part == MomentPart::date)
        length = write_dates(values, count, out);
    else if (options.part == MomentPart::time)
        length = write_times(values, options.fraction_digits, count, out);
    else
        length = write_datetimes(values, options, count, out);
    if (valid == nullptr) return;
    for (u32 i = 0; i < count; i++) {
        out.words[0][i] = valid[i] != 0 ? out.words[0][i] : options.null_word;
        out.lengths[0][i] = valid[i] != 0 ? static_cast<u8>(length) : options.null_length;
    }
}

bool has_marks(const char* text, u64 size, const char* marks, u32 marks_count) {
    u8 found = 0;
    for (u64 i = 0; i < size; i++) found |= static_cast<u8>(text[i]) < 0x20;
    for (u32 k = 0; k < marks_count; k++)
        for (u64 i = 0; i < size; i++) found |= text[i] == marks[k];
    return found != 0;
}

constexpr LoweringKernels kernels = {
    .codes_or_null = codes_or_null,
    .offsets = offsets,
    .nulls = nulls,
    .fuse = fuse,
    .collect_flags = collect_flags,
    .collect_word_flags = collect_word_flags,
    .length_flags = length_flags,
    .quote_states = quote_states,
    .digits = digits,
    .fractions = fractions,
    .fraction_texts = fraction_texts,
    .moments = moments,
    .has_marks = has_marks,
};

}  // namespace

const LoweringKernels& lowering_kernels() { return kernels; }

}  // namespace rowsmith::ROWSMITH_CPU_LEVEL
