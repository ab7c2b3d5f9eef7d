// The words of sentences, drawn a block at a time, compiled for each CPU level.
#pragma once
#include "base/cpu.h"

namespace rowsmith {

// Lists of weighted words, and which list each place of a sentence takes its word from. The
// classes repeat every four words from the end, so place k of a sentence of n words reads entry
// (k + 1 - n) % 4 of its locale's places.
struct SentenceWords {
    const u64* cells;  // by code: threshold | the other code << 32, as Walker's alias method has it
    const u32* firsts;  // by place: the first code of the list
    const u32* sizes;   // by place: how many words it has
};

// One entry a sentence, in the order in which they stand in the codes.
struct Sentences {
    const u64* bits;    // word k is drawn by mix(bits + k * golden)
    const u32* counts;  // words, at least 1
    const u32* places;  // where the entries of the sentence's locale begin
    const u32* starts;  // where in the codes the sentence begins
    u32 count;
};

// `least` + 0 … size - 1 words.
struct CountDraw {
    u32 least;
    u32 size;
    u64 number;  // of the draw
};

#define ROWSMITH_DECLARE(level)                                                                   \
    namespace level {                                                                             \
    /* bits[i] of the only sentence of a row, and its words: by the row's word key + scaled[i] */ \
    void sentence_bits(u64 key, const u64* scaled, u32 count, CountDraw draw, u64* bits,          \
                       u32* counts);                                                              \
    /* Writes up to 3 codes behind the end of each sentence. */                                   \
    void sentence_codes(const SentenceWords& words, const Sentences& sentences, u32* codes);      \
    }
ROWSMITH_EACH_CPU_LEVEL(ROWSMITH_DECLARE)
#undef ROWSMITH_DECLARE

}  // namespace rowsmith
