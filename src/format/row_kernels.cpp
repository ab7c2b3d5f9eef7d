#include "format/row_kernels.h"

#if defined(__x86_64__)
#include <tmmintrin.h>
#endif

namespace rowsmith::ROWSMITH_CPU_LEVEL {

namespace {

constexpr u64 block = 256;

inline const u32* numbers(const void* values) { return static_cast<const u32*>(values); }
inline const char* bytes(const void* values) { return static_cast<const char*>(values); }

inline char* next(char* out, const Op* op, u64 row) { return op[1].step(out, op + 1, row); }

inline char* next_with_tail(char* out, const Op* op, u64 row) {
    __builtin_memcpy(out, op->tail, 16);
    return next(out + op->tail_length, op, row);
}

// Reads at most 31 bytes behind the text.
inline char* copy_padded(char* out, const char* text, u64 size) {
    __builtin_memcpy(out, text, 32);
    for (u64 done = 32; done < size; done += 32) __builtin_memcpy(out + done, text + done, 32);
    return out + size;
}

// Whether a slab has texts that are too long for its entries.
enum class Entries : u8 { whole, some_long };

[[gnu::noinline]] char* copy_long(char* out, const char* slab, const char* entry) {
    u32 place = 0, size = 0;
    __builtin_memcpy(&place, entry, 4);
    __builtin_memcpy(&size, entry + 4, 4);
    return copy_padded(out, slab + place, size);
}

// Tables of thousands of entries lie in the second-level cache: an entry is asked for a row or two
// before its turn. Behind the last row there are some numbers, of which nothing is read.
template <u32 width>
inline void prefetch(const char* slab, u64 index) {
    __builtin_prefetch(slab + index * width);
}

template <u32 width, Entries entries>
inline char* copy_entry(char* out, const char* slab, u64 index) {
    const char* entry = slab + index * width;
    const u8 size = static_cast<u8>(entry[width - 1]);
    if (entries == Entries::some_long && __builtin_expect(size == 255, 0))
        return copy_long(out, slab, entry);
    __builtin_memcpy(out, entry, width);
    return out + size;
}

template <u32 width, Entries entries = Entries::whole>
char* slab(char* out, const Op* op, u64 row) {
    const u32* indices = numbers(op->values) + row;
    const u64 index = indices[0];
    if (width > 8) prefetch<width>(bytes(op->more), indices[2]);
    return next(copy_entry<width, entries>(out, bytes(op->more), index), op, row);
}

char* blob(char* out, const Op* op, u64 row) {
    const u64* ends = static_cast<const u64*>(op->more) + numbers(op->values)[row];
    return next(copy_padded(out, bytes(op->lengths) + ends[0], ends[1] - ends[0]), op, row);
}

char* literal(char* out, const Op* op, u64 row) {
    return next(copy_padded(out, bytes(op->values), op->count), op, row);
}

char* span(char* out, const Op* op, u64 row) {
    const u32* ends = numbers(op->values);
    const u64 start = row == 0 ? 0 : ends[row - 1], size = ends[row] - start;
    const char* text = bytes(op->more) + start;
    // The last texts of a block have nothing behind them that may be read.
    if (start + size + 32 <= op->limit)
        return next_with_tail(copy_padded(out, text, size), op, row);
    __builtin_memcpy(out, text, size);
    return next_with_tail(out + size, op, row);
}

template <u32 width, Entries entries = Entries::whole>
char* words(char* out, const Op* op, u64 row) {
    const u64 count = numbers(op->lengths)[row];
    const u32* indices = numbers(op->values) + row * static_cast<u32>(op->limit);
    const char* texts = bytes(op->more);
    if (count == 0) {
        const u64 quote = op->limit >> 32;
        out[0] = out[1] = static_cast<char>(quote);
        return next_with_tail(out + (quote != 0 ? 2 : 0), op, row);
    }
    const u32* next_row = row + 1 < block ? indices + static_cast<u32>(op->limit) : indices;
    for (u64 k = 0; k < count; k++) {
        prefetch<width>(texts, next_row[k]);
        out = copy_entry<width, entries>(out, texts, indices[k]);
    }
    return next_with_tail(out - op->count, op, row);
}

template <u32 groups>
inline void copy_groups(char* out, const Op* op, u64 row) {
    const u64* text = static_cast<const u64*>(op->values) + row;
    for (u32 k = 0; k < groups; k++) __builtin_memcpy(out + k * 8, text + k * block, 8);
}

template <u32 groups>
char* packed(char* out, const Op* op, u64 row) {
    copy_groups<groups>(out, op, row);
    return next_with_tail(out + op->count, op, row);
}

template <u32 groups>
char* packed_lengths(char* out, const Op* op, u64 row) {
    copy_groups<groups>(out, op, row);
    return next_with_tail(out + static_cast<const u8*>(op->lengths)[row], op, row);
}

template <u32 groups>
char* digits(char* out, const Op* op, u64 row) {
    const u64* text = static_cast<const u64*>(op->values) + row;
    const u8* lengths = static_cast<const u8*>(op->lengths) + row;
    for (u32 k = 3 - groups; k < 3; k++) {
        __builtin_memcpy(out, text + k * block, 8);
        out += lengths[k * block];
    }
    return next_with_tail(out, op, row);
}

#if defined(__x86_64__)
// 32 hexadecimal digits, then the same bytes spread around the dashes.
inline void put_uuid(char* out, u64 high, u64 low) {
    const __m128i number = _mm_set_epi64x(static_cast<long long>(__builtin_bswap64(low)),
                                          static_cast<long long>(__builtin_bswap64(high)));
    const __m128i hex = _mm_setr_epi8('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b',
                                      'c', 'd', 'e', 'f');
    const __m128i nibble = _mm_set1_epi8(15);
    const __m128i upper = _mm_shuffle_epi8(hex, _mm_and_si128(_mm_srli_epi16(number, 4), nibble));
    const __m128i lower = _mm_shuffle_epi8(hex, _mm_and_si128(number, nibble));
    const __m128i front = _mm_unpacklo_epi8(upper, lower);
    const __m128i back = _mm_unpackhi_epi8(upper, lower);
    const __m128i middle = _mm_alignr_epi8(back, front, 14);
    const __m128i spread_front =
        _mm_setr_epi8(0, 1, 2, 3, 4, 5, 6, 7, -1, 8, 9, 10, 11, -1, 12, 13);
    const __m128i spread_middle =
        _mm_setr_epi8(0, 1, -1, 2, 3, 4, 5, -1, 6, 7, 8, 9, 10, 11, 12, 13);
    const __m128i dashes_front = _mm_setr_epi8(0, 0, 0, 0, 0, 0, 0, 0, '-', 0, 0, 0, 0, '-', 0, 0);
    const __m128i dashes_middle = _mm_setr_epi8(0, 0, '-', 0, 0, 0, 0, '-', 0, 0, 0, 0, 0, 0, 0, 0);
    const __m128i first = _mm_or_si128(_mm_shuffle_epi8(front, spread_front), dashes_front);
    const __m128i second = _mm_or_si128(_mm_shuffle_epi8(middle, spread_middle), dashes_middle);
    __builtin_memcpy(out, &first, 16);
    __builtin_memcpy(out + 16, &second, 16);
    const u32 last = static_cast<u32>(_mm_cvtsi128_si32(_mm_srli_si128(back, 12)));
    __builtin_memcpy(out + 32, &last, 4);
}
#else
inline char* put_nibbles(char* out, u64 number, int from, int to) {
    for (int shift = from; shift >= to; shift -= 4)
        *out++ = "0123456789abcdef"[number >> shift & 15];
    return out;
}
inline void put_uuid(char* out, u64 high, u64 low) {
    out = put_nibbles(out, high, 60, 32);
    *out++ = '-';
    out = put_nibbles(out, high, 28, 16);
    *out++ = '-';
    out = put_nibbles(out, high, 12, 0);
    *out++ = '-';
    out = put_nibbles(out, low, 60, 48);
    *out++ = '-';
    put_nibbles(out, low, 44, 0);
}
#endif

char* uuid(char* out, const Op* op, u64 row) {
    put_uuid(out, static_cast<const u64*>(op->values)[row], static_cast<const u64*>(op->more)[row]);
    return next_with_tail(out + 36, op, row);
}

char* uuid_or_null(char* out, const Op* op, u64 row) {
    put_uuid(out, static_cast<const u64*>(op->values)[row], static_cast<const u64*>(op->more)[row]);
    const u64 valid = static_cast<const u8*>(op->lengths)[row];
    return next_with_tail(out + valid * 36, op, row);
}

char* stop(char* out, const Op*, u64) { return out; }

char* run(char* out, const Op* const* programs, u64 parts, u64 count) {
    if (parts == 1) {
        const Op* first = programs[0];
        for (u64 row = 0; row < count; row++) out = first->step(out, first, row);
        return out;
    }
    for (u64 row = 0; row < count; row++)
        for (u64 k = 0; k < parts; k++) out = programs[k]->step(out, programs[k], row);
    return out;
}

char* run_with_ends(char* out, const Op* const* programs, u64 parts, u64 count, RowEnds ends) {
    for (u64 row = 0; row < count; row++) {
        for (u64 k = 0; k < parts; k++) out = programs[k]->step(out, programs[k], row);
        ends.ends[row] = static_cast<i32>(out - ends.start);
    }
    return out;
}

constexpr RowKernels kernels = {
    .steps = {slab<8>,
              slab<16>,
              slab<32>,
              slab<64>,
              slab<128>,
              slab<16, Entries::some_long>,
              slab<32, Entries::some_long>,
              blob,
              literal,
              span,
              words<8>,
              words<16>,
              words<32>,
              words<64>,
              words<128>,
              words<16, Entries::some_long>,
              words<32, Entries::some_long>,
              packed<1>,
              packed<2>,
              packed<3>,
              packed<4>,
              packed_lengths<1>,
              packed_lengths<2>,
              packed_lengths<3>,
              packed_lengths<4>,
              digits<1>,
              digits<2>,
              digits<3>,
              uuid,
              uuid_or_null,
              stop},
    .run = run,
    .run_with_ends = run_with_ends,
};

}  // namespace

const RowKernels& row_kernels() { return kernels; }

}  // namespace rowsmith::ROWSMITH_CPU_LEVEL
