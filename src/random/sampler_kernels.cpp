#include "random/sampler_kernels.h"

#include "base/mix.h"

namespace rowsmith::ROWSMITH_CPU_LEVEL {

namespace {

inline double between(double x, double low, double high) {
    x = x < low ? low : x;
    return x > high ? high : x;
}

// Half to even, for |x| < 2^51.
inline i64 to_integer(double x) {
    constexpr double magic = 0x1.8p52;
    return __builtin_bit_cast(i64, x + magic) - __builtin_bit_cast(i64, magic);
}

inline u32 alias_code(const u64* cells, u64 size, u64 word) {
    const u64 index = (word >> 32) * size >> 32;
    const u64 cell = cells[index];
    const bool own = static_cast<u32>(word) < static_cast<u32>(cell);
    return static_cast<u32>(own ? index : cell >> 32);
}

constexpr size_t group_rows = 128;

// One array after the other: a single loop over all would be no vector code, and would jump by
// whether the cell's own value is taken, which nobody can foresee.
void few_group_codes(const GroupCells& groups, const u32* group_of, u64 key, WordRun scaled,
                     u32* out) {
    alignas(64) u32 starts[group_rows], sizes[group_rows];
    alignas(64) u64 words[group_rows], indices[group_rows], cells[group_rows];
    for (size_t i = 0; i < scaled.count; i++) starts[i] = groups.starts[group_of[i]];
    for (size_t i = 0; i < scaled.count; i++) sizes[i] = groups.sizes[group_of[i]];
    for (size_t i = 0; i < scaled.count; i++) words[i] = mix(key + scaled.words[i]);
    for (size_t i = 0; i < scaled.count; i++) indices[i] = (words[i] >> 32) * sizes[i] >> 32;
    for (size_t i = 0; i < scaled.count; i++) cells[i] = groups.cells[starts[i] + indices[i]];
    for (size_t i = 0; i < scaled.count; i++) {
        const bool own = static_cast<u32>(words[i]) < static_cast<u32>(cells[i]);
        out[i] = starts[i] + static_cast<u32>(own ? indices[i] : cells[i] >> 32);
    }
}

// The word that chooses a piece must not depend on the one that chooses the place in it.
inline double piece_real(const PieceTable& table, u64 word) {
    const EvenReals& piece = table.pieces[alias_code(table.cells, table.size, mix(word + golden))];
    const double share = (static_cast<double>(static_cast<i64>(word >> 12)) + 0.5) * 0x1p-52;
    const double x = piece.low + piece.width * share;
    return x > piece.high ? piece.high : x;
}

}  // namespace

void mix_words(u64 key, WordRun scaled, u64* words) {
    for (size_t i = 0; i < scaled.count; i++) words[i] = mix(key + scaled.words[i]);
}

void quantile_places(const QuantileCell* cells, WordRun run, PlaceScale scale, i64* out) {
    for (size_t i = 0; i < run.count; i++) {
        const double x = quantile_at_word(cells, run.words[i]) * scale.units;
        out[i] = to_integer(between(x, scale.low, scale.high));
    }
}

void quantile_reals(const QuantileCell* cells, WordRun run, EvenReals range, double* out) {
    for (size_t i = 0; i < run.count; i++)
        out[i] = between(quantile_at_word(cells, run.words[i]), range.low, range.high);
}

void alias_codes(const u64* cells, u64 size, WordRun run, u32* out) {
    for (size_t i = 0; i < run.count; i++) out[i] = alias_code(cells, size, run.words[i]);
}

void mixed_codes(const u64* cells, u64 size, u64 key, WordRun scaled, u32* out) {
    for (size_t i = 0; i < scaled.count; i++)
        out[i] = alias_code(cells, size, mix(key + scaled.words[i]));
}

void mixed_even_codes(u64 size, u64 key, WordRun scaled, u32* out) {
    for (size_t i = 0; i < scaled.count; i++)
        out[i] = static_cast<u32>((mix(key + scaled.words[i]) >> 32) * size >> 32);
}

void mixed_group_codes(const GroupCells& groups, const u32* group_of, u64 key, WordRun scaled,
                       u32* out) {
    for (size_t done = 0; done < scaled.count; done += group_rows) {
        const size_t rest = scaled.count - done;
        const WordRun run{scaled.words + done, rest < group_rows ? rest : group_rows};
        few_group_codes(groups, group_of + done, key, run, out + done);
    }
}

void mixed_steps(const EvenSteps& steps, u64 key, WordRun scaled, u64* out) {
    for (size_t i = 0; i < scaled.count; i++) {
        const u64 word = mix(key + scaled.words[i]);
        // The high half of a product of 64 and 32 bits, from products that vectors have.
        const u64 place =
            ((word >> 32) * steps.size + ((word & 0xffffffff) * steps.size >> 32)) >> 32;
        out[i] = steps.first + steps.step * place;
    }
}

void mixed_uuids(TwoKeys keys, WordRun scaled, u64* high, u64* low) {
    for (size_t i = 0; i < scaled.count; i++) {
        high[i] = (mix(keys.high + scaled.words[i]) & ~u64{0xf000}) | 0x4000;
        low[i] = (mix(keys.low + scaled.words[i]) & ~(u64{3} << 62)) | u64{2} << 62;
    }
}

void piece_reals(const PieceTable& table, WordRun run, double* out) {
    for (size_t i = 0; i < run.count; i++) out[i] = piece_real(table, run.words[i]);
}

void piece_places(const PieceTable& table, WordRun run, PlaceScale scale, i64* out) {
    for (size_t i = 0; i < run.count; i++) {
        const double x = piece_real(table, run.words[i]) * scale.units;
        out[i] = to_integer(between(x, scale.low, scale.high));
    }
}

}  // namespace rowsmith::ROWSMITH_CPU_LEVEL
