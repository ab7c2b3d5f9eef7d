// Skewed choice of parents: few are chosen often. Rank r (from 0) has weight (r + 1)^-exponent;
// a keyed permutation puts the popular ranks anywhere among the parents.
//
// The first 4,096 ranks are single; every further octave of ranks is cut into 64 blocks that are
// even inside: a relative error of exponent / 128 at most, and a table below 64 KB for any number
// of parents. Depends on the number of parents.
#pragma once
#include <span>
#include <vector>

#include "base/integers.h"
#include "base/result.h"
#include "random/guided_search.h"
#include "random/permutation.h"

namespace rowsmith {

struct ZipfOptions {
    u64 parents = 1;  // 1 .. 2^62
    double exponent = 1;
};

// Immutable; shared by threads.
class ZipfChoice {
public:
    // The exponent is 0 (even) to 16.
    static Result<ZipfChoice> make(u64 key, const ZipfOptions& options);

    // 0 for the most popular.
    u64 rank(u64 row) const;
    u64 parent(u64 row) const { return order_.at(rank(row)); }

    // Rows first, first + 1 …
    void parents(u64 first, std::span<u64> parents) const;
    // Any rows; may be done in place.
    void parents(std::span<const u64> rows, std::span<u64> parents) const;

private:
    ZipfChoice(u64 key, const ZipfOptions& options);

    u64 block_key_;
    u64 inside_key_;
    Permutation order_;
    std::vector<u64> first_ranks_;  // of the blocks, and the number of parents
    std::vector<u64> cumulative_;   // mass before each block, and all of it
    GuidedSearch search_;
};

}  // namespace rowsmith
