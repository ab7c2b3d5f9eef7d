#include "random/stride_counts.h"

#include <algorithm>

#include "base/check.h"
#include "random/apportion.h"
#include "random/spread_order.h"
#include "random/streams.h"

namespace rowsmith {
namespace {

SpreadOrder order_of(const FanOutShape& shape, u64 stride) {
    return SpreadOrder(subkey(shape.key, stride), shape.stride_bits);
}

// Each parent's place in the order -> its count.
void look_up(std::span<u32> places, std::span<const u32> counts_of_place) {
    for (u32& place : places) place = counts_of_place[place];
}

u64 sum_of(std::span<const u32> counts) {
    u64 sum = 0;
    for (u32 count : counts) sum += count;
    return sum;
}

class Stratified final : public StrideCounts {
public:
    Stratified(const FanOutShape& shape, const CountTable& table)
        : shape_(shape),
          of_place_(quantile_counts(table, static_cast<u32>(shape.stride_size()))),
          stride_total_(sum_of(of_place_)) {
        std::vector<u32> cut(shape.cut_parents());
        Stratified::fill(shape.full_strides(), cut);
        cut_total_ = sum_of(cut);
    }

    u64 start(u64 stride) const override {
        const u64 full = shape_.full_strides();
        return std::min(stride, full) * stride_total_ + (stride > full ? cut_total_ : 0);
    }

    u64 stride_of(u64 child) const override {
        return std::min(child / std::max<u64>(stride_total_, 1), shape_.full_strides());
    }

    void fill(u64 stride, std::span<u32> counts) const override {
        order_of(shape_, stride).first_places(counts);
        look_up(counts, of_place_);
    }

private:
    FanOutShape shape_;
    std::vector<u32> of_place_;
    u64 stride_total_;
    u64 cut_total_ = 0;
};

// A full stride has one of two totals, so two tables and one for the cut stride are enough.
class Exact final : public StrideCounts {
public:
    Exact(const FanOutShape& shape, const CountTable& table, const ExactTotal& total)
        : shape_(shape), total_(total) {
        const auto quantiles = quantile_counts(table, static_cast<u32>(shape.stride_size()));
        const std::vector<u64> weights(quantiles.begin(), quantiles.end());
        if (shape.full_strides() > 0) {
            lower_total_ =
                static_cast<u64>(u128{shape.stride_size()} * total.children / shape.parents);
            lower_ = counts_for(lower_total_, weights);
            const u64 highest = shape.stride_size() * total.each.max;
            upper_ = counts_for(std::min(lower_total_ + 1, highest), weights);
        }
        share_cut_stride(weights);
    }

    u64 start(u64 stride) const override {
        const u64 parents = std::min(stride << shape_.stride_bits, shape_.parents);
        const u64 divisor = std::max<u64>(shape_.parents, 1);
        return static_cast<u64>(u128{parents} * total_.children / divisor);
    }

    // The last one that starts at or before the child.
    u64 stride_of(u64 child) const override {
        const u128 before_next = (u128{child} + 1) * shape_.parents - 1;
        return static_cast<u64>(before_next / (u128{shape_.stride_size()} * total_.children));
    }

    void fill(u64 stride, std::span<u32> counts) const override {
        order_of(shape_, stride).first_places(counts);
        if (stride == shape_.full_strides()) return look_up(counts, cut_);
        const bool lower = start(stride + 1) - start(stride) == lower_total_;
        look_up(counts, lower ? lower_ : upper_);
    }

private:
    std::vector<u32> counts_for(u64 total, std::span<const u64> weights) const {
        const auto shares =
            apportion({.total = total, .min = total_.each.min, .max = total_.each.max}, weights);
        return std::vector<u32>(shares.begin(), shares.end());
    }

    void share_cut_stride(std::span<const u64> weights) {
        std::vector<u32> places(shape_.cut_parents());
        order_of(shape_, shape_.full_strides()).first_places(places);
        std::ranges::sort(places);
        std::vector<u64> present;
        for (u32 place : places) present.push_back(weights[place]);
        const auto counts = counts_for(total_.children - start(shape_.full_strides()), present);
        cut_.resize(weights.size());
        for (size_t i = 0; i < places.size(); ++i) cut_[places[i]] = counts[i];
    }

    FanOutShape shape_;
    ExactTotal total_;
    u64 lower_total_ = 0;
    std::vector<u32> lower_;
    std::vector<u32> upper_;
    std::vector<u32> cut_;
};

class Outside final : public StrideCounts {
public:
    // starts[0] = 0, then the running sums of the strides' totals.
    explicit Outside(std::vector<u64> starts) : starts_(std::move(starts)) {}

    u64 start(u64 stride) const override { return starts_[stride]; }

    u64 stride_of(u64 child) const override {
        const auto after = std::ranges::upper_bound(starts_, child);
        return static_cast<u64>(after - starts_.begin()) - 1;
    }

    // The reader brings these counts.
    void fill(u64, std::span<u32>) const override { CHECK(false); }

private:
    std::vector<u64> starts_;
};

}  // namespace

std::shared_ptr<const StrideCounts> stratified_counts(const FanOutShape& shape,
                                                      const CountTable& table) {
    return std::make_shared<const Stratified>(shape, table);
}

std::shared_ptr<const StrideCounts> exact_counts(const FanOutShape& shape, const CountTable& table,
                                                 const ExactTotal& total) {
    return std::make_shared<const Exact>(shape, table, total);
}

std::shared_ptr<const StrideCounts> outside_counts(std::vector<u64> starts) {
    return std::make_shared<const Outside>(std::move(starts));
}

}  // namespace rowsmith
