// Reads a fan-out: child rows -> (parent row, ordinal, siblings), parent rows -> children.
//
// One reader per thread and fan-out. It keeps the counts of the strides it read last (256 KB each,
// and their sums for every 32 parents), so rows in order cost a few ns, a far row one stride.
#pragma once
#include <functional>
#include <span>
#include <vector>

#include "base/integers.h"
#include "random/fan_out.h"

namespace rowsmith {

// Where answers go, one for each child asked. Parts that nobody wants are left empty.
struct ChildPlaces {
    std::span<u64> parents = {};   // row of the parent
    std::span<u32> ordinals = {};  // 0 for the parent's first child
    std::span<u32> siblings = {};  // all children of that parent, itself included
};

struct ChildRange {
    u64 first = 0;  // row of the first child, also where count is 0
    u32 count = 0;
};

// Writes the counts of consecutive parents, the first of which is given.
using CountParents = std::function<void(u64 first_parent, std::span<u32> counts)>;

class FanOutReader {
public:
    // The fan-out must outlive the reader. `count_parents` is needed for FanOut::counted only and
    // must always write the same counts.
    explicit FanOutReader(const FanOut& fan_out, CountParents count_parents = {});
    FanOutReader(const FanOutReader&) = delete;
    FanOutReader(FanOutReader&&) = default;
    FanOutReader& operator=(const FanOutReader&) = delete;
    FanOutReader& operator=(FanOutReader&&) = default;

    // How many strides are kept at once (1 unless said): for lists that jump among few strides.
    void keep_strides(u32 strides);

    // Children first, first + 1 …: as many as the spans are long.
    void places_of_range(u64 first, const ChildPlaces& places);
    // Any children, best in ascending order.
    void places_of(std::span<const u64> children, const ChildPlaces& places);
    // Any parents, best in ascending order.
    void children_of(std::span<const u64> parents, std::span<ChildRange> ranges);

    ChildRange children_of(u64 parent);

private:
    static constexpr u32 group_size = 32;
    static constexpr u64 near_children = 64;

    struct Stride {
        u64 number = ~u64{0};
        u64 parents = 0;
        u64 last_used = 0;
        u64 first_child = 0;
        u64 end_child = 0;
        std::vector<u32> counts;
        std::vector<u64> group_starts;  // row of the first child of every 32nd parent
    };

    void load(u64 stride);
    void sum_up(Stride& stride) const;
    void seek_child(u64 child);
    void find_in_stride(u64 child);
    void seek_parent(u64 parent);
    void move_to_slot(u32 slot);
    void step();
    size_t write_parents(size_t index, const ChildPlaces& places, size_t size);
    void write(size_t index, u64 child, const ChildPlaces& places) const;

    const FanOut* fan_out_;
    CountParents count_parents_;
    std::vector<Stride> strides_;
    u64 uses_ = 0;
    // The cursor: a parent of a kept stride and its children.
    Stride* stride_ = nullptr;
    u32 slot_ = 0;
    u64 first_child_ = 0;
    u64 end_child_ = 0;
};

}  // namespace rowsmith
