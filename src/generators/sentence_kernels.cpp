#include "generators/sentence_kernels.h"

#include "base/mix.h"

namespace rowsmith::ROWSMITH_CPU_LEVEL {

namespace {

// As many as there are classes, so that a sentence's lists are loaded once; a register of eight
// would spend half of itself behind the ends of most sentences.
constexpr u32 lanes = 4;

// Four words as the compiler's own vectors: of loops as short as a sentence it makes no good ones.
using Lanes = u64 __attribute__((vector_size(32)));
using HalfLanes = u32 __attribute__((vector_size(16)));

inline void load(Lanes& to, const u32* from) {
    HalfLanes halves;
    __builtin_memcpy(&halves, from, sizeof halves);
    to = __builtin_convertvector(halves, Lanes);
}

// As `bounded` of random/streams.h, for sizes of 32 bits, which vectors can do.
inline u32 bounded_by(u64 bits, u64 size) {
    return static_cast<u32>(((bits >> 32) * size + ((bits & 0xffffffff) * size >> 32)) >> 32);
}

// codes = the cells' own index, or the other code that they name. Loads one by one are quicker than
// the machine's own gathering.
inline void pick(const u64* cells, const Lanes& draw, const Lanes& index, u32* codes) {
    const Lanes cell = {cells[index[0]], cells[index[1]], cells[index[2]], cells[index[3]]};
    const Lanes code = (draw & 0xffffffff) < (cell & 0xffffffff) ? index : cell >> 32;
    const HalfLanes halves = __builtin_convertvector(code, HalfLanes);
    __builtin_memcpy(codes, &halves, sizeof halves);
}

}  // namespace

void sentence_bits(u64 key, const u64* scaled, u32 count, CountDraw draw, u64* bits, u32* counts) {
    for (u32 i = 0; i < count; i++)
        bits[i] = mix(mix(mix(key + scaled[i]) ^ 0xd1342543de82ef95));  // subkey(…, 0)
    for (u32 i = 0; i < count; i++)
        counts[i] = draw.least + bounded_by(mix(bits[i] + draw.number * golden), draw.size);
}

void sentence_codes(const SentenceWords& words, const Sentences& sentences, u32* codes) {
    const Lanes steps = {0, golden, 2 * golden, 3 * golden};
    for (u32 i = 0; i < sentences.count; i++) {
        const u32 count = sentences.counts[i];
        const u32 place = sentences.places[i] + ((1 - count) & 3);
        Lanes size, first;
        load(size, words.sizes + place);
        load(first, words.firsts + place);
        u32* out = codes + sentences.starts[i];
        Lanes bits = steps + sentences.bits[i];
        for (u32 k = 0; k < count; k += lanes) {
            Lanes draw = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9;  // mix
            draw = (draw ^ (draw >> 27)) * 0x94d049bb133111eb;
            draw ^= draw >> 31;
            const Lanes index = first + ((draw >> 32) * size >> 32);
            pick(words.cells, draw, index, out + k);
            bits += lanes * golden;
        }
    }
}

}  // namespace rowsmith::ROWSMITH_CPU_LEVEL
