#include "random/alias.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "base/text.h"
#include "random/real_functions.h"
#include "random/sampler_kernels.h"

namespace rowsmith {
namespace {

constexpr size_t weights_max = size_t(1) << 24;

Error weight_error(std::string cause, std::string message, std::string expected, std::string fix) {
    return {.code = ErrorCode::invalid_schema,
            .cause = std::move(cause),
            .message = std::move(message),
            .expected = std::move(expected),
            .fix = std::move(fix)};
}

Result<u64> checked_total(std::span<const u64> weights) {
    if (weights.empty()) {
        return fail(weight_error("no_weights", "there is no value to choose from",
                                 "at least one value", "add a value with a weight"));
    }
    if (weights.size() > weights_max) {
        return fail(weight_error("too_many_weights",
                                 with_commas(weights.size()) + " weighted values",
                                 "at most " + with_commas(weights_max), "group the rare values"));
    }
    u128 total = 0;
    for (const u64 weight : weights) total += weight;
    if (total == 0) {
        return fail(weight_error("no_positive_weight", "all weights are 0", "a weight above 0",
                                 "give one value a positive weight"));
    }
    if (total >> 63) {
        return fail(weight_error("weights_too_large", "the weights add up to 2^63 or more",
                                 "a sum below 2^63", "divide all weights by the same number"));
    }
    return static_cast<u64>(total);
}

// Shares n columns of 2^bits units out in proportion to the weights, by largest remainder.
std::vector<u128> share_out(std::span<const u64> weights, u64 total, int bits) {
    const size_t n = weights.size();
    std::vector<u128> units(n);
    std::vector<u64> remainders(n);
    u128 left = static_cast<u128>(n) << bits;
    for (size_t i = 0; i < n; i++) {
        const u128 product = static_cast<u128>(weights[i]) * n;
        const u128 fraction = (product % total) << bits;
        units[i] = ((product / total) << bits) + fraction / total;
        remainders[i] = static_cast<u64>(fraction % total);
        left -= units[i];
    }
    std::vector<u32> order(n);
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](u32 a, u32 b) {
        return remainders[a] != remainders[b] ? remainders[a] > remainders[b] : a < b;
    });
    for (size_t i = 0; i < static_cast<size_t>(left); i++) units[order[i]]++;
    return units;
}

struct Cells {
    std::vector<u64> thresholds;
    std::vector<u32> aliases;
};

// Fills columns that have too little from values that have too much. A full column is its own
// alias, so its threshold is of no meaning (2^64 would not fit).
Cells fill_columns(std::vector<u128> units, int bits) {
    const size_t n = units.size();
    const u128 full = static_cast<u128>(1) << bits;
    Cells cells{std::vector<u64>(n, 0), std::vector<u32>(n)};
    std::vector<u32> poor, rich;
    for (u32 i = 0; i < n; i++) {
        cells.aliases[i] = i;
        if (units[i] < full) poor.push_back(i);
        if (units[i] > full) rich.push_back(i);
    }
    while (!poor.empty()) {
        const u32 taker = poor.back(), giver = rich.back();
        poor.pop_back();
        cells.thresholds[taker] = static_cast<u64>(units[taker]);
        cells.aliases[taker] = giver;
        units[giver] -= full - units[taker];
        if (units[giver] > full) continue;
        rich.pop_back();
        if (units[giver] < full) poor.push_back(giver);
    }
    return cells;
}

Result<Cells> make_cells(std::span<const u64> weights, int bits) {
    const u64 total = TRY(checked_total(weights));
    return fill_columns(share_out(weights, total, bits), bits);
}

}  // namespace

Result<std::vector<u64>> whole_weights(std::span<const double> weights) {
    double total = 0;
    for (const double weight : weights) {
        if (!(weight >= 0 && weight <= 1e300)) {
            return fail(weight_error("bad_weight", "the weight " + shortest(weight),
                                     "a number from 0 to 1e300", "write a share or a count"));
        }
        total += weight;
    }
    std::vector<u64> whole(weights.size());
    if (!(total > 0)) {
        (void)TRY(checked_total(whole));
        return whole;
    }
    // A power of two, so that scaling rounds nothing: the sum comes to 2^60 … 2^61.
    const int exponent = static_cast<int>(std::bit_cast<u64>(total) >> 52) - 1023;
    const double half = std::bit_cast<double>(static_cast<u64>(1023 + (60 - exponent) / 2) << 52);
    const double rest = (60 - exponent) % 2 == 0 ? 1 : exponent < 60 ? 2 : 0.5;
    for (size_t i = 0; i < weights.size(); i++) {
        whole[i] = static_cast<u64>(nearest_even(weights[i] * half * half * rest));
    }
    return whole;
}

Result<AliasTable> AliasTable::make(std::span<const u64> weights) {
    const Cells cells = TRY(make_cells(weights, 32));
    AliasTable table;
    table.cells_.resize(weights.size());
    for (size_t i = 0; i < weights.size(); i++) {
        table.cells_[i] = cells.thresholds[i] | static_cast<u64>(cells.aliases[i]) << 32;
        table.is_even_ = table.is_even_ && cells.aliases[i] == i;
    }
    return table;
}

Result<AliasTable> AliasTable::make(std::span<const double> weights) {
    return make(TRY(whole_weights(weights)));
}

void AliasTable::pick(std::span<const u64> bits, u32* codes) const {
    ROWSMITH_AT_CPU_LEVEL(alias_codes)(cells_.data(), cells_.size(), {bits.data(), bits.size()},
                                       codes);
}

void AliasTable::pick_at(u64 key, std::span<const u64> scaled, u32* codes) const {
    const WordRun run{scaled.data(), scaled.size()};
    if (is_even_) return ROWSMITH_AT_CPU_LEVEL(mixed_even_codes)(cells_.size(), key, run, codes);
    ROWSMITH_AT_CPU_LEVEL(mixed_codes)(cells_.data(), cells_.size(), key, run, codes);
}

u64 AliasTable::units(u32 value) const {
    u64 sum = 0;
    for (u32 i = 0; i < size(); i++) {
        const u64 threshold = static_cast<u32>(cells_[i]);
        if (i == value) sum += threshold;
        if (cells_[i] >> 32 == value) sum += (u64(1) << 32) - threshold;
    }
    return sum;
}

Result<WideAliasTable> WideAliasTable::make(std::span<const u64> weights) {
    Cells cells = TRY(make_cells(weights, 64));
    WideAliasTable table;
    table.thresholds_ = std::move(cells.thresholds);
    table.aliases_ = std::move(cells.aliases);
    return table;
}

Result<WideAliasTable> WideAliasTable::make(std::span<const double> weights) {
    return make(TRY(whole_weights(weights)));
}

u128 WideAliasTable::units(u32 value) const {
    u128 sum = 0;
    for (u32 i = 0; i < size(); i++) {
        if (i == value) sum += thresholds_[i];
        if (aliases_[i] == value) sum += (static_cast<u128>(1) << 64) - thresholds_[i];
    }
    return sum;
}

}  // namespace rowsmith
