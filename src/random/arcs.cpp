#include "random/arcs.h"

#include <string>

#include "base/text.h"

namespace rowsmith {

Result<ArcShares> ArcShares::make(std::span<const u64> weights) {
    u128 total = 0;
    for (u64 weight : weights) total += weight;
    if (total == 0 || total >> 64 != 0) {
        return fail(Error{.code = ErrorCode::invalid_schema,
                          .cause = total == 0 ? "no_weight" : "weights_too_large",
                          .message = "the weights of " + with_commas(weights.size()) +
                                     " values sum to " + (total == 0 ? "0" : "2^64 or more"),
                          .expected = "a sum from 1 to 2^64 - 1",
                          .fix = "scale the weights"});
    }
    std::vector<u64> bounds = {0};
    u128 sum = 0;
    for (u64 weight : weights) {
        sum += weight;
        bounds.push_back(static_cast<u64>((sum << 32) / total));
        if (bounds.back() > bounds[bounds.size() - 2]) continue;
        return fail(Error{.code = ErrorCode::invalid_schema,
                          .cause = "share_too_small",
                          .message = "value " + with_commas(bounds.size() - 1) + " of " +
                                     with_commas(weights.size()) + " has the weight " +
                                     with_commas(weight) + " of " +
                                     with_commas(static_cast<u64>(total)),
                          .expected = "a share of at least 2^-32 of each unique value",
                          .fix = "raise its weight or leave it out"});
    }
    return ArcShares(std::move(bounds));
}

ArcShares::ArcShares(std::vector<u64> bounds)
    : bounds_(std::move(bounds)),
      search_(bounds_.size(), [this](size_t i) { return bounds_[i]; }) {}

}  // namespace rowsmith
