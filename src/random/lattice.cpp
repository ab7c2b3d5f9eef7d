#include "random/lattice.h"

#include <algorithm>

#include "base/check.h"
#include "random/alias.h"
#include "random/quantiles.h"
#include "random/real_functions.h"

namespace rowsmith {
namespace {

class LatticeSampler final : public Sampler {
public:
    LatticeSampler(double first, const std::vector<double>& shares, double units)
        : table_(*AliasTable::make(std::span<const double>(shares))) {
        for (size_t i = 0; i < shares.size(); i++) {
            reals_.push_back(first + static_cast<double>(i));
            integers_.push_back(static_cast<i64>(nearest_even(reals_.back() * units)));
        }
    }

    void sample_integers(std::span<const u64> bits, i64* values) const override {
        for (size_t i = 0; i < bits.size(); i++) values[i] = integers_[table_.pick(bits[i])];
    }
    void sample_reals(std::span<const u64> bits, double* values) const override {
        for (size_t i = 0; i < bits.size(); i++) values[i] = reals_[table_.pick(bits[i])];
    }
    Interval reach() const override { return {reals_.front(), reals_.back()}; }
    std::span<const i64> values() const override { return integers_; }
    void sample_codes(std::span<const u64> bits, u32* codes) const override {
        table_.pick(bits, codes);
    }

private:
    AliasTable table_;
    std::vector<i64> integers_;
    std::vector<double> reals_;
};

class Lattice final : public Family {
public:
    Lattice(double first, std::vector<double> shares) : first_(first), shares_(std::move(shares)) {
        double total = 0;
        for (const double share : shares_) total += share;
        for (double& share : shares_) share /= total;
        below_.resize(shares_.size() + 1);
        above_.resize(shares_.size() + 1);
        for (size_t i = 0; i < shares_.size(); i++) below_[i + 1] = below_[i] + shares_[i];
        for (size_t i = shares_.size(); i-- > 0;) above_[i] = above_[i + 1] + shares_[i];
    }

    TwoTails tails(double x) const override {
        const double steps = floor_of(x) - first_ + 1;
        if (!(steps > 0)) return {0, 1};
        if (steps >= static_cast<double>(shares_.size())) return {1, 0};
        const size_t i = static_cast<size_t>(steps);
        return {below_[i], above_[i]};
    }
    double at(TwoTails tails) const override {
        // The first value up to which at least this share lies.
        size_t i = 0;
        if (tails.below < tails.above) {
            const auto found = std::lower_bound(below_.begin() + 1, below_.end(), tails.below);
            i = static_cast<size_t>(found - below_.begin() - 1);
        } else {
            const auto found = std::lower_bound(above_.begin() + 1, above_.end(), tails.above,
                                                [](double a, double b) { return a > b; });
            i = static_cast<size_t>(found - above_.begin() - 1);
        }
        return first_ + static_cast<double>(std::min(i, shares_.size() - 1));
    }
    Interval support() const override {
        return {first_ - 1, first_ + static_cast<double>(shares_.size()) - 1};
    }
    bool is_discrete() const override { return true; }

    double mean() const override {
        double sum = 0;
        for (size_t i = 0; i < shares_.size(); i++) sum += shares_[i] * static_cast<double>(i);
        return first_ + sum;
    }
    double variance() const override {
        const double middle = mean() - first_;
        double sum = 0;
        for (size_t i = 0; i < shares_.size(); i++) {
            const double off = static_cast<double>(i) - middle;
            sum += shares_[i] * off * off;
        }
        return sum;
    }

    Result<FamilyPointer> cut(FamilyPointer, Interval bounds) const override {
        const double count = static_cast<double>(shares_.size());
        const double low = std::clamp(-floor_of(first_ - bounds.low), 0.0, count);
        const double high = std::clamp(floor_of(bounds.high) - first_ + 1, 0.0, count);
        if (!(low < high)) return empty_cut(bounds, 0);
        std::vector<double> kept(shares_.begin() + static_cast<i64>(low),
                                 shares_.begin() + static_cast<i64>(high));
        double mass = 0;
        for (const double share : kept) mass += share;
        if (!(mass >= cut_mass_min)) return empty_cut(bounds, mass);
        return lattice_family(first_ + low, std::move(kept));
    }
    std::unique_ptr<Sampler> sampler(double units) const override {
        return std::make_unique<LatticeSampler>(first_, shares_, units);
    }

private:
    double first_;
    std::vector<double> shares_;
    std::vector<double> below_, above_;  // of the values before, and from, each place
};

}  // namespace

FamilyPointer lattice_family(double first, std::vector<double> weights) {
    CHECK(!weights.empty() && weights.size() <= lattice_values_max);
    return std::make_shared<Lattice>(first, std::move(weights));
}

std::optional<FamilyPointer> lattice_from(const Recurrence& recurrence) {
    const auto grow = [&](int direction) -> std::optional<std::vector<double>> {
        std::vector<double> weights;
        double weight = 1, most = 1;
        for (double k = recurrence.start;;) {
            weight =
                direction > 0 ? weight * recurrence.ratio(k + 1) : weight / recurrence.ratio(k);
            k += direction;
            const bool inside = k >= recurrence.range.low && k <= recurrence.range.high;
            most = std::max(most, weight);
            if (!inside || !(weight > most * 1e-18)) return weights;
            weights.push_back(weight);
            if (weights.size() > lattice_values_max) return {};
        }
    };
    auto lower = grow(-1), upper = grow(1);
    if (!lower || !upper || lower->size() + upper->size() >= lattice_values_max) return {};
    std::vector<double> weights(lower->rbegin(), lower->rend());
    weights.push_back(1);
    weights.insert(weights.end(), upper->begin(), upper->end());
    return lattice_family(recurrence.start - static_cast<double>(lower->size()), weights);
}

}  // namespace rowsmith
