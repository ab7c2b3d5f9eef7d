#include "random/quantiles.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/check.h"
#include "random/real_functions.h"
#include "random/sampler_kernels.h"

namespace rowsmith {
namespace {

constexpr double largest = 1e300;

double quantile_at(const Family& family, double share, bool upper) {
    const double small = 0.5 * share, large = 1 - small;
    const double x = family.at(upper ? TwoTails{large, small} : TwoTails{small, large});
    return std::clamp(x, -largest, largest);
}

// The value at `x` of the polynomial through six points.
double interpolate(const double* xs, const double* ys, double x) {
    double row[6];
    std::copy(ys, ys + 6, row);
    for (int order = 1; order < 6; order++) {
        for (int i = 0; i + order < 6; i++) {
            row[i] =
                ((x - xs[i + order]) * row[i] - (x - xs[i]) * row[i + 1]) / (xs[i] - xs[i + order]);
        }
    }
    return row[0];
}

// Fills in between every 16th of the edges. Works on the logarithm of the share and of the distance
// to a finite end, in which tails are nearly straight.
void fill_between(std::span<const double> shares, std::span<double> edges, double end) {
    constexpr size_t stride = 16;
    const size_t coarse = (edges.size() - 1) / stride + 1;
    std::vector<double> xs(coarse), ys(coarse);
    bool by_distance = std::isfinite(end);
    for (size_t i = 0; i < coarse; i++) {
        xs[i] = natural_log(shares[i * stride]);
        ys[i] = edges[i * stride];
        by_distance = by_distance && ys[i] != end;
    }
    const double sign = edges[0] > end || edges[edges.size() - 1] > end ? 1 : -1;
    if (by_distance) {
        for (double& y : ys) y = natural_log((y - end) * sign);
    }
    for (size_t i = 0; i < edges.size(); i++) {
        if (i % stride == 0) continue;
        const size_t left = i / stride;
        const size_t first = std::min(left < 2 ? 0 : left - 2, coarse - 6);
        const double y = interpolate(&xs[first], &ys[first], natural_log(shares[i]));
        edges[i] = by_distance ? end + sign * exponential(y) : y;
        const double low = edges[left * stride], high = edges[(left + 1) * stride];
        edges[i] = std::clamp(edges[i], std::min(low, high), std::max(low, high));
    }
}

class TableSampler final : public Sampler {
public:
    TableSampler(const Family& family, double units)
        : table_(family), whole_(family.is_discrete()), units_(units) {
        const Interval support = family.support();
        low_ = std::max(support.low, -largest);
        high_ = std::min(support.high, largest);
        if (whole_) low_ = floor_of(low_) + 1;
        const Interval whole_units = in_units({low_, high_}, units_);
        low_units_ = whole_units.low;
        high_units_ = whole_units.high;
        const double reach = std::max(std::abs(value(0)), std::abs(value(u64(1) << 63))) * units_;
        wide_ = std::min(reach, std::max(std::abs(low_units_), std::abs(high_units_))) > 0x1p50;
    }

    void sample_integers(std::span<const u64> bits, i64* values) const override {
        if (whole_) return whole_integers(bits, values);
        if (wide_) return wide_integers(bits, values);
        places_(table_.cells(), {bits.data(), bits.size()}, {units_, low_units_, high_units_},
                values);
    }

    void sample_reals(std::span<const u64> bits, double* values) const override {
        if (!whole_)
            return reals_(table_.cells(), {bits.data(), bits.size()}, {low_, high_ - low_, high_},
                          values);
        for (size_t i = 0; i < bits.size(); i++) values[i] = value(bits[i]);
    }

    Interval reach() const override { return {value(0), value(u64(1) << 63)}; }

private:
    double value(u64 bits) const {
        const double x = table_.at(bits);
        return std::min(std::max(whole_ ? -floor_of(-x) : x, low_), high_);
    }

    void whole_integers(std::span<const u64> bits, i64* values) const {
        for (size_t i = 0; i < bits.size(); i++) {
            const double x = nearest_even(value(bits[i]) * units_);
            values[i] = static_cast<i64>(std::min(std::max(x, low_units_), high_units_));
        }
    }

    void wide_integers(std::span<const u64> bits, i64* values) const {
        for (size_t i = 0; i < bits.size(); i++) {
            const double x = nearest_even(table_.at(bits[i]) * units_);
            values[i] = static_cast<i64>(std::min(std::max(x, low_units_), high_units_));
        }
    }

    QuantileTable table_;
    decltype(ROWSMITH_AT_CPU_LEVEL(quantile_places)) places_ =
        ROWSMITH_AT_CPU_LEVEL(quantile_places);
    decltype(ROWSMITH_AT_CPU_LEVEL(quantile_reals)) reals_ = ROWSMITH_AT_CPU_LEVEL(quantile_reals);
    bool whole_;
    bool wide_ = false;
    double units_, low_ = 0, high_ = 0, low_units_ = 0, high_units_ = 0;
};

}  // namespace

Interval in_units(Interval values, double units) {
    const auto nearly = [](double x) {
        const double whole = nearest_even(x);
        return std::abs(x - whole) <= std::abs(x) * 0x1p-50 ? whole : x;
    };
    // The largest double that fits into 64 bits is 2^63 - 1024.
    constexpr double most = 0x1.fffffffffffffp62;
    return {std::max(-floor_of(-nearly(values.low * units)), -most),
            std::min(floor_of(nearly(values.high * units)), most)};
}

std::vector<double> QuantileTable::half_of(const Family& family, bool upper) {
    using namespace quantile_layout;
    std::vector<double> shares(half_cells + 1), edges(half_cells + 1);
    for (u64 i = 0; i <= half_cells; i++) {
        shares[i] = std::bit_cast<double>((i + first_index) << fraction_bits);
    }
    const bool solved = family.smoothness() == Smoothness::analytic;
    for (u64 i = 0; i <= half_cells; i += solved ? 16 : 1) {
        edges[i] = quantile_at(family, shares[i], upper);
    }
    const Interval support = family.support();
    const double end = upper && support.high < largest ? support.high : support.low;
    if (solved) fill_between(shares, edges, end);
    return edges;
}

QuantileTable::QuantileTable(const Family& family) : cells_(2 * quantile_layout::half_cells) {
    using namespace quantile_layout;
    for (const bool upper : {false, true}) {
        const std::vector<double> edges = half_of(family, upper);
        for (u64 i = 0; i < half_cells; i++) {
            const double slope = (edges[i + 1] - edges[i]) * (u64(1) << cell_bits);
            cells_[i + (upper ? half_cells : 0)] = {edges[i], slope};
        }
    }
}

void Sampler::sample_codes(std::span<const u64>, u32*) const {
    constexpr bool only_samplers_with_values_have_codes = false;
    CHECK(only_samplers_with_values_have_codes);
}

std::unique_ptr<Sampler> make_table_sampler(const Family& family, double units) {
    return std::make_unique<TableSampler>(family, units);
}

}  // namespace rowsmith
