#include "random/zipf_choice.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"
#include "random/real_functions.h"
#include "random/streams.h"

namespace rowsmith {
namespace {

constexpr u64 single_ranks = 4096;
constexpr u64 blocks_of_octave = 64;
constexpr double all_mass = 0x1p62;

u64 first_rank(u64 block, u64 parents) {
    if (block < single_ranks) return std::min(block, parents);
    const u64 octave = (block - single_ranks) / blocks_of_octave;
    const u64 part = (block - single_ranks) % blocks_of_octave;
    const u64 start = (single_ranks + part * (single_ranks / blocks_of_octave)) << octave;
    return std::min(start, parents);
}

}  // namespace

Result<ZipfChoice> ZipfChoice::make(u64 key, const ZipfOptions& options) {
    CHECK(options.parents > 0 && options.parents <= u64{1} << 62);
    if (options.exponent >= 0 && options.exponent <= 16) return ZipfChoice(key, options);
    return fail(Error{.code = ErrorCode::invalid_schema,
                      .cause = "exponent_out_of_range",
                      .message = "an exponent of " + shortest(options.exponent),
                      .expected = "0 (all parents alike) to 16",
                      .fix = "give an exponent near 1"});
}

ZipfChoice::ZipfChoice(u64 key, const ZipfOptions& options)
    : block_key_(subkey(key, 0)),
      inside_key_(subkey(key, 1)),
      order_(subkey(key, 2), options.parents),
      first_ranks_{0} {
    std::vector<double> sums = {0};
    while (first_ranks_.back() < options.parents) {
        const u64 start = first_ranks_.back();
        const u64 end = first_rank(first_ranks_.size(), options.parents);
        const double middle = (static_cast<double>(start + 1) + static_cast<double>(end)) / 2;
        const double mass = static_cast<double>(end - start) * power(middle, -options.exponent);
        sums.push_back(sums.back() + mass);
        first_ranks_.push_back(end);
    }
    for (double sum : sums) {
        cumulative_.push_back(static_cast<u64>(sum / sums.back() * all_mass));
    }
    search_ = GuidedSearch(cumulative_.size(), [this](size_t i) { return cumulative_[i]; });
}

u64 ZipfChoice::rank(u64 row) const {
    const u64 place = bounded(random_at(block_key_, row), cumulative_.back());
    const size_t block = search_.find(place, [this](size_t i) { return cumulative_[i]; });
    const u64 start = first_ranks_[block];
    const u64 width = first_ranks_[block + 1] - start;
    return width == 1 ? start : start + bounded(random_at(inside_key_, row), width);
}

void ZipfChoice::parents(u64 first, std::span<u64> parents) const {
    for (u64& parent : parents) parent = rank(first++);
    order_.apply(parents);
}

void ZipfChoice::parents(std::span<const u64> rows, std::span<u64> parents) const {
    CHECK(rows.size() == parents.size());
    for (size_t i = 0; i < rows.size(); ++i) parents[i] = rank(rows[i]);
    order_.apply(parents);
}

}  // namespace rowsmith
