#include "random/mixture.h"

#include <algorithm>
#include <array>

#include "random/alias.h"
#include "random/quantiles.h"
#include "random/real_functions.h"

namespace rowsmith {
namespace {

AliasTable table_of(const std::vector<MixturePart>& parts) {
    std::vector<double> shares;
    for (const MixturePart& part : parts) shares.push_back(part.share);
    return *AliasTable::make(std::span<const double>(shares));
}

class MixtureSampler final : public Sampler {
public:
    MixtureSampler(const std::vector<MixturePart>& parts, double units) : choice_(table_of(parts)) {
        for (const MixturePart& part : parts) samplers_.push_back(part.family->sampler(units));
    }

    void sample_integers(std::span<const u64> bits, i64* values) const override {
        sample<i64>(bits, values, [](const Sampler& s, std::span<const u64> some, i64* found) {
            s.sample_integers(some, found);
        });
    }
    void sample_reals(std::span<const u64> bits, double* values) const override {
        sample<double>(bits, values,
                       [](const Sampler& s, std::span<const u64> some, double* found) {
                           s.sample_reals(some, found);
                       });
    }

    Interval reach() const override {
        Interval all = samplers_[0]->reach();
        for (const auto& sampler : samplers_) {
            const Interval one = sampler->reach();
            all = {std::min(all.low, one.low), std::max(all.high, one.high)};
        }
        return all;
    }

private:
    static constexpr size_t group = 256;

    template <class T, class Draw>
    void sample(std::span<const u64> bits, T* values, const Draw& draw) const {
        for (size_t from = 0; from < bits.size(); from += group) {
            const auto some = bits.subspan(from, std::min(group, bits.size() - from));
            sample_group<T>(some, values + from, draw);
        }
    }

    // Rows of one part are gathered, drawn together and put back.
    template <class T, class Draw>
    void sample_group(std::span<const u64> bits, T* values, const Draw& draw) const {
        std::array<u32, group> parts;
        std::array<u32, group> rows;
        std::array<u64, group> own;
        std::array<T, group> found;
        for (size_t i = 0; i < bits.size(); i++) {
            // A word of its own, also apart from the ones that parts derive from theirs.
            parts[i] = choice_.pick(mix(bits[i] ^ 0x6c8e9cf570932bd5));
        }
        for (u32 part = 0; part < samplers_.size(); part++) {
            size_t count = 0;
            for (u32 i = 0; i < bits.size(); i++) {
                rows[count] = i;
                own[count] = bits[i];
                count += parts[i] == part;
            }
            draw(*samplers_[part], std::span<const u64>(own.data(), count), found.data());
            for (size_t k = 0; k < count; k++) values[rows[k]] = found[k];
        }
    }

    AliasTable choice_;
    std::vector<std::unique_ptr<Sampler>> samplers_;
};

class Mixture final : public Family {
public:
    explicit Mixture(std::vector<MixturePart> parts) : parts_(std::move(parts)) {
        double total = 0;
        for (const MixturePart& part : parts_) total += part.share;
        for (MixturePart& part : parts_) part.share /= total;
    }

    TwoTails tails(double x) const override {
        TwoTails sum = {0, 0};
        for (const MixturePart& part : parts_) {
            const TwoTails tails = probability(*part.family, x);
            sum.below += part.share * tails.below;
            sum.above += part.share * tails.above;
        }
        return sum;
    }
    double at(TwoTails wanted) const override {
        // It lies between the same quantiles of the parts; halving also finds steps.
        double low = quantile(*parts_[0].family, wanted), high = low;
        for (const MixturePart& part : parts_) {
            const double x = quantile(*part.family, wanted);
            low = std::min(low, x);
            high = std::max(high, x);
        }
        const auto reached = [&](double x) {
            const TwoTails found = tails(x);
            return wanted.below < wanted.above ? found.below >= wanted.below
                                               : found.above <= wanted.above;
        };
        if (reached(low)) return low;
        for (int step = 0; step < 100 && low < high; step++) {
            double middle = low + 0.5 * (high - low);
            if (is_discrete()) middle = floor_of(middle);
            if (middle <= low || middle >= high) break;
            (reached(middle) ? high : low) = middle;
        }
        return high;
    }
    Interval support() const override {
        Interval all = parts_[0].family->support();
        for (const MixturePart& part : parts_) {
            const Interval one = part.family->support();
            all = {std::min(all.low, one.low), std::max(all.high, one.high)};
        }
        return all;
    }
    bool is_discrete() const override {
        return std::all_of(parts_.begin(), parts_.end(),
                           [](const MixturePart& part) { return part.family->is_discrete(); });
    }

    double mean() const override {
        double sum = 0;
        for (const MixturePart& part : parts_) sum += part.share * part.family->mean();
        return sum;
    }
    double variance() const override {
        const double middle = mean();
        double sum = 0;
        for (const MixturePart& part : parts_) {
            const double off = part.family->mean() - middle;
            sum += part.share * (part.family->variance() + off * off);
        }
        return sum;
    }

    Result<FamilyPointer> cut(FamilyPointer, Interval bounds) const override {
        std::vector<MixturePart> kept;
        double mass = 0;
        for (const MixturePart& part : parts_) {
            auto inside = part.family->cut(part.family, bounds);
            if (!inside) continue;
            const double share = part.share * mass_inside(*part.family, bounds);
            if (!(share > 0)) continue;
            kept.push_back({share, *inside});
            mass += share;
        }
        if (!(mass >= cut_mass_min)) return empty_cut(bounds, mass);
        return mixture_family(std::move(kept));
    }
    std::unique_ptr<Sampler> sampler(double units) const override {
        return std::make_unique<MixtureSampler>(parts_, units);
    }

private:
    static double mass_inside(const Family& family, Interval bounds) {
        // Below the first integer that is kept, where values are whole.
        const double before = family.is_discrete() ? -floor_of(-bounds.low) - 1 : bounds.low;
        const TwoTails low = probability(family, before), high = probability(family, bounds.high);
        if (low.below > 0.5) return low.above - high.above;
        if (high.above > 0.5) return high.below - low.below;
        return 1 - low.below - high.above;
    }

    std::vector<MixturePart> parts_;
};

}  // namespace

FamilyPointer mixture_family(std::vector<MixturePart> parts) {
    if (parts.size() == 1) return parts[0].family;
    return std::make_shared<Mixture>(std::move(parts));
}

}  // namespace rowsmith
