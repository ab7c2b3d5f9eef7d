#include "random/fan_out.h"

#include <algorithm>
#include <string>

#include "base/check.h"
#include "base/text.h"
#include "random/apportion.h"

namespace rowsmith {
namespace {

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
    : shape_(shape), children_(counts->start(shape.strides())), counts_(std::move(counts)) {}

u64 FanOut::parents_in(u64 stride) const {
    CHECK(stride < strides());
    return std::min(shape_.stride_size(), shape_.parents - (stride << shape_.stride_bits));
}

Result<FanOut> FanOut::stratified(const FanOutShape& shape, const CountTable& table) {
    TRY(check_shape(shape));
    TRY(check_count_table(table));
    // Above 2^62 the children of full strides alone are too many; a stride has below 2^48.
    auto counts = stratified_counts(shape, table);
    const u128 full = u128{shape.full_strides()} * counts->start(1);
    if (full > most_children || counts->start(shape.strides()) > most_children) {
        return too_many_children();
    }
    return FanOut(shape, std::move(counts));
}

Result<FanOut> FanOut::exact(const FanOutShape& shape, const CountTable& table,
                             const ExactTotal& total) {
    TRY(check_shape(shape));
    TRY(check_count_table(table));
    TRY(check_total(shape, total));
    return FanOut(shape, exact_counts(shape, table, total));
}

Result<FanOut> FanOut::counted(const FanOutShape& shape, std::vector<u64> stride_totals) {
    TRY(check_shape(shape));
    std::vector<u64> starts = {0};
    for (u64 total : stride_totals) {
        if (total > most_children - starts.back()) return too_many_children();
        starts.push_back(starts.back() + total);
    }
    FanOut fan_out(shape, outside_counts(std::move(starts)));
    CHECK(fan_out.strides() == stride_totals.size());
    return fan_out;
}

Result<std::vector<u64>> weighted_stride_totals(const FanOutShape& shape, const ExactTotal& total,
                                                std::span<const u64> stride_weights) {
    TRY(check_shape(shape));
    TRY(check_total(shape, total));
    std::vector<u64> sizes(shape.full_strides(), shape.stride_size());
    if (shape.cut_parents() > 0) sizes.push_back(shape.cut_parents());
    CHECK(sizes.size() == stride_weights.size());
    return apportion({.total = total.children, .min = total.each.min, .max = total.each.max},
                     stride_weights, sizes);
}

}  // namespace rowsmith
