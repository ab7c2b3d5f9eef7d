#include "generators/sentence_kernels.h"

#if defined(__AVX512F__)
#include <immintrin.h>
#endif

#include "base/mix.h"

namespace rowsmith::ROWSMITH_CPU_LEVEL {

namespace {

constexpr u32 lanes = 8;

// Eight words as the compiler's own vectors: of loops as short as a sentence it makes no good ones.
using Lanes = u64 __attribute__((vector_size(64)));
using HalfLanes = u32 __attribute__((vector_size(32)));

inline void load(Lanes& to, const u32* from) {
    HalfLanes halves;
    __builtin_memcpy(&halves, from, sizeof halves);
    to = __builtin_convertvector(halves, Lanes);
}

// As `bounded` of random/streams.h, for sizes of 32 bits, which vectors can do.
inline u32 bounded_by(u64 bits, u64 size) {
    return static_cast<u32>(((bits >> 32) * size + ((bits & 0xffffffff) * size >> 32)) >> 32);
}

// codes = the cells' own index, or the other code that they name.
inline void pick(const u64* cells, const Lanes& draw, const Lanes& index, u32* codes) {
#if defined(__AVX512F__)
    const auto cell = __builtin_bit_cast(
        Lanes, _mm512_i64gather_epi64(__builtin_bit_cast(__m512i, index), cells, 8));
    const Lanes code = (draw & 0xffffffff) < (cell & 0xffffffff) ? index : cell >> 32;
    const HalfLanes halves = __builtin_convertvector(code, HalfLanes);
    __builtin_memcpy(codes, &halves, sizeof halves);
#else
    alignas(64) u64 draws[lanes], indices[lanes];
    __builtin_memcpy(draws, &draw, sizeof draw);
    __builtin_memcpy(indices, &index, sizeof index);
    for (u32 l = 0; l < lanes; l++) {
        const u64 cell = cells[indices[l]];
        const bool own = static_cast<u32>(draws[l]) < static_cast<u32>(cell);
        codes[l] = static_cast<u32>(own ? indices[l] : cell >> 32);
    }
#endif
}

}  // namespace

void sentence_bits(u64 key, const u64* scaled, u32 count, CountDraw draw, u64* bits, u32* counts) {
    for (u32 i = 0; i < count; i++)
        bits[i] = mix(mix(mix(key + scaled[i]) ^ 0xd1342543de82ef95));  // subkey(…, 0)
    for (u32 i = 0; i < count; i++)
        counts[i] = draw.least + bounded_by(mix(bits[i] + draw.number * golden), draw.size);
}

void sentence_codes(const SentenceWords& words, const Sentences& sentences, u32* codes) {
    const Lanes steps = {0,          golden,     2 * golden, 3 * golden,
                         4 * golden, 5 * golden, 6 * golden, 7 * golden};
    for (u32 i = 0; i < sentences.count; i++) {
        const u32 count = sentences.counts[i];
        const u32* firsts = words.firsts + sentences.places[i] + ((1 - count) & 3);
        const u32* sizes = words.sizes + (firsts - words.firsts);
        u32* out = codes + sentences.starts[i];
        u64 bits = sentences.bits[i];
        for (u32 k = 0; k < count; k += lanes) {
            Lanes draw = steps + bits, size, first;
            load(size, sizes + k);
            load(first, firsts + k);
            draw = (draw ^ (draw >> 30)) * 0xbf58476d1ce4e5b9;  // mix
            draw = (draw ^ (draw >> 27)) * 0x94d049bb133111eb;
            draw ^= draw >> 31;
            const Lanes index = first + ((draw >> 32) * size >> 32);
            pick(words.cells, draw, index, out + k);
            bits += lanes * golden;
        }
    }
}

}  // namespace rowsmith::ROWSMITH_CPU_LEVEL
