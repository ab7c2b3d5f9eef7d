// The loops behind samplers, compiled for each CPU level. Same bytes on all of them.
#pragma once
#include "base/cpu.h"
#include "random/quantile_cells.h"

namespace rowsmith {

struct WordRun {
    const u64* words;
    size_t count;
};

// A real value -> a place: value * units, rounded half to even, within low … high.
struct PlaceScale {
    double units;
    double low;
    double high;
};

// Reals from `low` over `width`, none above `high`.
struct EvenReals {
    double low;
    double width;
    double high;
};

// Pieces with an alias table over them.
struct PieceTable {
    const u64* cells;
    const EvenReals* pieces;
    u64 size;
};

// Alias tables laid one after the other; a row picks from the one of its group.
struct GroupCells {
    const u64* cells;
    const u32* starts;  // by group
    const u32* sizes;
};

// first + step * (0 … size - 1), size below 2^32.
struct EvenSteps {
    u64 first;
    u64 step;
    u64 size;
};

struct TwoKeys {
    u64 high;
    u64 low;
};

#define ROWSMITH_DECLARE(level)                                                                    \
    namespace level {                                                                              \
    /* words[i] = mix(key + scaled[i]) */                                                          \
    void mix_words(u64 key, WordRun scaled, u64* words);                                           \
    /* |value * units| < 2^50 */                                                                   \
    void quantile_places(const QuantileCell* cells, WordRun run, PlaceScale scale, i64* out);      \
    void quantile_reals(const QuantileCell* cells, WordRun run, EvenReals range, double* out);     \
    void alias_codes(const u64* cells, u64 size, WordRun run, u32* out);                           \
    /* The same of the words mix(key + scaled[i]). */                                              \
    void mixed_codes(const u64* cells, u64 size, u64 key, WordRun scaled, u32* out);               \
    /* Of cells that all keep their own value. */                                                  \
    void mixed_even_codes(u64 size, u64 key, WordRun scaled, u32* out);                            \
    void mixed_group_codes(const GroupCells& groups, const u32* group_of, u64 key, WordRun scaled, \
                           u32* out);                                                              \
    void mixed_steps(const EvenSteps& steps, u64 key, WordRun scaled, u64* out);                   \
    /* Version 4 */                                                                                \
    void mixed_uuids(TwoKeys keys, WordRun scaled, u64* high, u64* low);                           \
    void piece_reals(const PieceTable& table, WordRun run, double* out);                           \
    void piece_places(const PieceTable& table, WordRun run, PlaceScale scale, i64* out);           \
    }
ROWSMITH_EACH_CPU_LEVEL(ROWSMITH_DECLARE)
#undef ROWSMITH_DECLARE

}  // namespace rowsmith
