// Arcs of a circle that are cut into parts by weights, level after level: the parts of a name.
#pragma once
#include <span>
#include <vector>

#include "base/integers.h"
#include "base/result.h"
#include "random/guided_search.h"

namespace rowsmith {

inline constexpr u32 circle_bits = 63;
inline constexpr u64 circle = u64{1} << circle_bits;

// start <= place < end.
struct Arc {
    u64 start = 0;
    u64 end = circle;

    u64 width() const { return end - start; }
    bool operator==(const Arc&) const = default;
};

struct PartOfArc {
    size_t part = 0;
    Arc arc = {};
};

// Weights as shares of 2^32, in a fixed order; they cut any arc into as many parts.
class ArcShares {
public:
    // Refuses an empty list, a share below 2^-32 and weights that sum to 2^64 or more.
    static Result<ArcShares> make(std::span<const u64> weights);

    size_t size() const { return bounds_.size() - 1; }

    Arc part(const Arc& arc, size_t i) const {
        return {.start = cut(arc, i), .end = cut(arc, i + 1)};
    }

    // The part that holds this place of the arc. Narrow arcs may have parts without any place.
    PartOfArc part_at(const Arc& arc, u64 place) const {
        // cut(arc, i) <= place exactly where bounds_[i] <= this.
        const u128 end = u128{place - arc.start + 1} << 32;
        const u64 share = static_cast<u64>((end - 1) / arc.width());
        const size_t i = search_.find(share, [this](size_t k) { return bounds_[k]; });
        return {.part = i, .arc = part(arc, i)};
    }

private:
    explicit ArcShares(std::vector<u64> bounds);

    u64 cut(const Arc& arc, size_t i) const {
        return arc.start + static_cast<u64>((u128{arc.width()} * bounds_[i]) >> 32);
    }

    std::vector<u64> bounds_;  // 0 … 2^32
    GuidedSearch search_;
};

}  // namespace rowsmith
