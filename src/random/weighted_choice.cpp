#include "random/weighted_choice.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/check.h"
#include "base/text.h"
#include "random/streams.h"

namespace rowsmith {
namespace {

constexpr u64 stride_size = u64{1} << WeightedChoice::stride_bits;
constexpr u64 most_weight = u64{1} << 62;
constexpr u64 most_attempts = u64{1} << 16;
constexpr size_t tries_at_once = 256;

}  // namespace

Result<WeightedChoice> WeightedChoice::make(u64 key, u64 parents,
                                            std::vector<StrideWeight> strides) {
    CHECK(strides.size() == (parents + stride_size - 1) / stride_size);
    u64 sum = 0;
    for (const StrideWeight& stride : strides) {
        CHECK(stride.sum <= stride_size * stride.largest);
        if (stride.sum > most_weight - sum) {
            return fail(Error{.code = ErrorCode::limit,
                              .cause = "weights_too_large",
                              .message = "the weights of the parents sum to more than 2^62",
                              .expected = "at most 2^62",
                              .fix = "divide the weights by a common number"});
        }
        sum += stride.sum;
    }
    if (sum == 0) {
        return fail(Error{.code = ErrorCode::invalid_schema,
                          .cause = "no_weight",
                          .message = "none of " + with_commas(parents) +
                                     " parents can be chosen, all weights are 0",
                          .expected = "a weight above 0",
                          .fix = "give some parents a weight, or choose evenly"});
    }
    return WeightedChoice(key, parents, std::move(strides));
}

WeightedChoice::WeightedChoice(u64 key, u64 parents, std::vector<StrideWeight> strides)
    : key_(key), parents_(parents), sums_{0} {
    for (const StrideWeight& stride : strides) {
        largest_.push_back(stride.largest);
        sums_.push_back(sums_.back() + stride.sum);
    }
    search_ = GuidedSearch(sums_.size(), [this](size_t i) { return sums_[i]; });
}

u64 WeightedChoice::parents_in(u64 stride) const {
    return std::min(stride_size, parents_ - stride * stride_size);
}

// Each attempt of a row has two numbers of the row's own stream.
u64 WeightedChoice::candidate(const Trial& trial, u64 attempt) const {
    const u64 bits = random_at(trial.key, 2 * attempt);
    return trial.stride * stride_size + bounded(bits, parents_in(trial.stride));
}

bool WeightedChoice::accepts(const Trial& trial, u64 attempt, u32 weight) const {
    CHECK(weight <= largest_[trial.stride]);
    return bounded(random_at(trial.key, 2 * attempt + 1), largest_[trial.stride]) < weight;
}

u64 WeightedChoice::by_summing(const Trial& trial, const WeighParents& weigh) const {
    std::vector<u64> parents(parents_in(trial.stride));
    std::iota(parents.begin(), parents.end(), trial.stride * stride_size);
    std::vector<u32> weights(parents.size());
    weigh(parents, weights);
    const u64 sum = sums_[trial.stride + 1] - sums_[trial.stride];
    u64 left = bounded(random_at(trial.key, 2 * most_attempts), sum);
    size_t i = 0;
    for (; left >= weights[i]; ++i) left -= weights[i];
    return parents[i];
}

void WeightedChoice::parents(std::span<const u64> rows, std::span<u64> parents,
                             const WeighParents& weigh) const {
    CHECK(rows.size() == parents.size());
    std::vector<Trial> open;
    for (u32 i = 0; i < rows.size(); ++i) {
        const u64 place = bounded(random_at(key_, rows[i]), sums_.back());
        const size_t stride = search_.find(place, [this](size_t k) { return sums_[k]; });
        open.push_back({i, static_cast<u32>(stride), subkey(key_, rows[i])});
    }
    std::vector<u64> candidates;
    std::vector<u32> weights;
    u64 attempt = 0;
    while (!open.empty() && attempt < most_attempts) {
        // The fewer rows are open, the more attempts of each are weighed at once.
        const u64 rounds =
            std::min(std::max<u64>(tries_at_once / open.size(), 1), most_attempts - attempt);
        candidates.clear();
        for (const Trial& trial : open) {
            for (u64 i = 0; i < rounds; ++i) candidates.push_back(candidate(trial, attempt + i));
        }
        weights.resize(candidates.size());
        weigh(candidates, weights);
        size_t next = 0;
        std::erase_if(open, [&](const Trial& trial) {
            const size_t start = std::exchange(next, next + rounds);
            for (u64 i = 0; i < rounds; ++i) {
                if (!accepts(trial, attempt + i, weights[start + i])) continue;
                parents[trial.index] = candidates[start + i];
                return true;
            }
            return false;
        });
        attempt += rounds;
    }
    for (const Trial& trial : open) parents[trial.index] = by_summing(trial, weigh);
}

}  // namespace rowsmith
