#include "random/fan_out.h"

#include <algorithm>
#include <string>

#include "base/check.h"
#include "base/text.h"
#include "random/apportion.h"
#include "random/spread_order.h"
#include "random/streams.h"

namespace rowsmith {
namespace {

u64 stride_size(const FanOutShape& shape) { return u64{1} << shape.stride_bits; }
u64 full_strides(const FanOutShape& shape) { return shape.parents >> shape.stride_bits; }
u64 cut_parents(const FanOutShape& shape) { return shape.parents & (stride_size(shape) - 1); }

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
          of_place_(quantile_counts(table, static_cast<u32>(stride_size(shape)))),
          stride_total_(sum_of(of_place_)) {
        std::vector<u32> cut(cut_parents(shape));
        Stratified::fill(full_strides(shape), cut);
        cut_total_ = sum_of(cut);
    }

    u128 children() const { return u128{full_strides(shape_)} * stride_total_ + cut_total_; }

    u64 start(u64 stride) const override {
        const u64 full = full_strides(shape_);
        return std::min(stride, full) * stride_total_ + (stride > full ? cut_total_ : 0);
    }

    u64 stride_of(u64 child) const override {
        return std::min(child / std::max<u64>(stride_total_, 1), full_strides(shape_));
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
        const auto quantiles = quantile_counts(table, static_cast<u32>(stride_size(shape)));
        const std::vector<u64> weights(quantiles.begin(), quantiles.end());
        if (full_strides(shape) > 0) {
            lower_total_ =
                static_cast<u64>(u128{stride_size(shape)} * total.children / shape.parents);
            lower_ = counts_for(lower_total_, weights);
            const u64 highest = stride_size(shape) * total.each.max;
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
        return static_cast<u64>(before_next / (u128{stride_size(shape_)} * total_.children));
    }

    void fill(u64 stride, std::span<u32> counts) const override {
        order_of(shape_, stride).first_places(counts);
        if (stride == full_strides(shape_)) return look_up(counts, cut_);
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
        std::vector<u32> places(cut_parents(shape_));
        order_of(shape_, full_strides(shape_)).first_places(places);
        std::ranges::sort(places);
        std::vector<u64> present;
        for (u32 place : places) present.push_back(weights[place]);
        const auto counts = counts_for(total_.children - start(full_strides(shape_)), present);
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

class Counted final : public StrideCounts {
public:
    // starts[0] = 0, then the running sums of the strides' totals.
    explicit Counted(std::vector<u64> starts) : starts_(std::move(starts)) {}

    u64 start(u64 stride) const override { return starts_[stride]; }

    u64 stride_of(u64 child) const override {
        const auto after = std::ranges::upper_bound(starts_, child);
        return static_cast<u64>(after - starts_.begin()) - 1;
    }

    void fill(u64, std::span<u32>) const override { CHECK(!"the reader brings these counts"); }

private:
    std::vector<u64> starts_;
};

std::unexpected<Error> too_many(std::string cause, std::string message, std::string expected) {
    return fail(Error{.code = ErrorCode::limit,
                      .cause = std::move(cause),
                      .message = std::move(message),
                      .expected = std::move(expected),
                      .fix = "ask for fewer"});
}

Result<void> check_shape(const FanOutShape& shape) {
    CHECK(shape.stride_bits <= 16);
    if (shape.parents <= most_parents) return {};
    return too_many("too_many_parents", with_commas(shape.parents) + " parent rows",
                    "at most 2^40 parent rows");
}

std::unexpected<Error> too_many_children() {
    return too_many("too_many_children", "the children are too many to number", "at most 2^62");
}

Result<void> check_total(const FanOutShape& shape, const ExactTotal& total) {
    if (total.children > most_children) return too_many_children();
    const u128 least = u128{shape.parents} * total.each.min;
    const u128 most = u128{shape.parents} * total.each.max;
    if (least <= total.children && total.children <= most) return {};
    const bool few = total.children < least;
    return fail(Error{
        .code = ErrorCode::invalid_schema,
        .cause = "total_out_of_reach",
        .message = "a total of " + with_commas(total.children) + " for " +
                   with_commas(shape.parents) + " parents with " + with_commas(total.each.min) +
                   " to " + with_commas(total.each.max) + " each",
        .expected = few ? "at least parents x min = " + with_commas(static_cast<u64>(least))
                        : "at most parents x max = " + with_commas(static_cast<u64>(most)),
        .fix = few ? "raise total or lower min" : "lower total or raise max"});
}

}  // namespace

FanOut::FanOut(const FanOutShape& shape, std::shared_ptr<const StrideCounts> counts)
    : shape_(shape),
      strides_(full_strides(shape) + (cut_parents(shape) > 0 ? 1 : 0)),
      children_(counts->start(strides_)),
      counts_(std::move(counts)) {}

u64 FanOut::parents_in(u64 stride) const {
    CHECK(stride < strides_);
    return std::min(stride_size(shape_), shape_.parents - (stride << shape_.stride_bits));
}

Result<FanOut> FanOut::stratified(const FanOutShape& shape, const CountTable& table) {
    TRY(check_shape(shape));
    TRY(check_count_table(table));
    auto counts = std::make_shared<const Stratified>(shape, table);
    if (counts->children() > most_children) return too_many_children();
    return FanOut(shape, std::move(counts));
}

Result<FanOut> FanOut::exact(const FanOutShape& shape, const CountTable& table,
                             const ExactTotal& total) {
    TRY(check_shape(shape));
    TRY(check_count_table(table));
    TRY(check_total(shape, total));
    return FanOut(shape, std::make_shared<const Exact>(shape, table, total));
}

Result<FanOut> FanOut::counted(const FanOutShape& shape, std::vector<u64> stride_totals) {
    TRY(check_shape(shape));
    std::vector<u64> starts = {0};
    for (u64 total : stride_totals) {
        if (total > most_children - starts.back()) return too_many_children();
        starts.push_back(starts.back() + total);
    }
    FanOut fan_out(shape, std::make_shared<const Counted>(std::move(starts)));
    CHECK(fan_out.strides() == stride_totals.size());
    return fan_out;
}

Result<std::vector<u64>> weighted_stride_totals(const FanOutShape& shape, const ExactTotal& total,
                                                std::span<const u64> stride_weights) {
    TRY(check_shape(shape));
    TRY(check_total(shape, total));
    std::vector<u64> sizes(full_strides(shape), stride_size(shape));
    if (cut_parents(shape) > 0) sizes.push_back(cut_parents(shape));
    CHECK(sizes.size() == stride_weights.size());
    return apportion({.total = total.children, .min = total.each.min, .max = total.each.max},
                     stride_weights, sizes);
}

}  // namespace rowsmith
