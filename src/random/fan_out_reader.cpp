#include "random/fan_out_reader.h"

#include <algorithm>

#include "base/check.h"

namespace rowsmith {
namespace {

size_t size_of(const ChildPlaces& places) {
    return std::max({places.parents.size(), places.ordinals.size(), places.siblings.size()});
}

}  // namespace

FanOutReader::FanOutReader(const FanOut& fan_out, CountParents count_parents)
    : fan_out_(&fan_out), count_parents_(std::move(count_parents)), strides_(1) {}

void FanOutReader::keep_strides(u32 strides) {
    CHECK(strides > 0);
    strides_.assign(strides, Stride());
    stride_ = nullptr;
}

void FanOutReader::load(u64 number) {
    ++uses_;
    Stride* oldest = &strides_[0];
    for (Stride& stride : strides_) {
        if (stride.number == number) {
            stride.last_used = uses_;
            stride_ = &stride;
            return move_to_slot(0);
        }
        if (stride.last_used < oldest->last_used) oldest = &stride;
    }
    stride_ = oldest;
    stride_->number = number;
    stride_->parents = fan_out_->parents_in(number);
    stride_->last_used = uses_;
    // Padded to a whole group: parents without children are never found.
    stride_->counts.assign((stride_->parents + group_size - 1) / group_size * group_size, 0);
    const auto counts = std::span(stride_->counts).first(stride_->parents);
    if (count_parents_) {
        count_parents_(number << fan_out_->stride_bits(), counts);
    } else {
        fan_out_->counts().fill(number, counts);
    }
    sum_up(*stride_);
    move_to_slot(0);
}

void FanOutReader::sum_up(Stride& stride) const {
    stride.first_child = fan_out_->counts().start(stride.number);
    stride.group_starts.clear();
    u64 sum = stride.first_child;
    for (size_t group = 0; group < stride.counts.size(); group += group_size) {
        stride.group_starts.push_back(sum);
        for (size_t i = 0; i < group_size; ++i) sum += stride.counts[group + i];
    }
    stride.end_child = sum;
    // Also catches a callback that counts otherwise than the pre-pass did.
    CHECK(sum == fan_out_->counts().start(stride.number + 1));
}

void FanOutReader::move_to_slot(u32 slot) {
    const u32 group = slot / group_size;
    first_child_ = stride_->group_starts[group];
    for (u32 i = group * group_size; i < slot; ++i) first_child_ += stride_->counts[i];
    slot_ = slot;
    end_child_ = first_child_ + stride_->counts[slot];
}

void FanOutReader::step() {
    ++slot_;
    first_child_ = end_child_;
    end_child_ += stride_->counts[slot_];
}

void FanOutReader::seek_child(u64 child) {
    if (stride_ != nullptr && first_child_ <= child && child < end_child_) return;
    if (stride_ == nullptr || child < stride_->first_child || child >= stride_->end_child) {
        CHECK(child < fan_out_->children());
        load(fan_out_->counts().stride_of(child));
    }
    if (first_child_ <= child && child - first_child_ < near_children) {
        while (child >= end_child_) step();
    } else {
        find_in_stride(child);
    }
}

// Without branches that depend on the child: a mispredicted one costs more than the whole group.
void FanOutReader::find_in_stride(u64 child) {
    const u64* starts = stride_->group_starts.data();
    size_t group = 0;
    for (size_t size = stride_->group_starts.size(); size > 1; size -= size / 2) {
        group += starts[group + size / 2] <= child ? size / 2 : 0;
    }
    const u32* counts = stride_->counts.data() + group * group_size;
    u64 sum = starts[group];
    u64 first = sum;
    u32 before = 0;
    for (u32 i = 0; i < group_size; ++i) {
        sum += counts[i];
        const bool passed = sum <= child;
        before += passed;
        first = passed ? sum : first;
    }
    slot_ = static_cast<u32>(group) * group_size + before;
    first_child_ = first;
    end_child_ = first + counts[before];
}

void FanOutReader::seek_parent(u64 parent) {
    CHECK(parent < fan_out_->parents());
    const u64 number = parent >> fan_out_->stride_bits();
    const u32 slot = static_cast<u32>(parent - (number << fan_out_->stride_bits()));
    if (stride_ == nullptr || stride_->number != number) load(number);
    if (slot == slot_ + 1) return step();
    if (slot != slot_) move_to_slot(slot);
}

void FanOutReader::write(size_t index, u64 child, const ChildPlaces& places) const {
    if (!places.parents.empty()) {
        places.parents[index] = (stride_->number << fan_out_->stride_bits()) + slot_;
    }
    if (!places.ordinals.empty()) places.ordinals[index] = static_cast<u32>(child - first_child_);
    if (!places.siblings.empty()) {
        places.siblings[index] = static_cast<u32>(end_child_ - first_child_);
    }
}

// Writes whole parents, four children at once, while there is room for four.
size_t FanOutReader::write_parents(size_t index, const ChildPlaces& places, size_t size) {
    u64* const parents = places.parents.empty() ? nullptr : places.parents.data();
    u32* const ordinals = places.ordinals.empty() ? nullptr : places.ordinals.data();
    u32* const siblings = places.siblings.empty() ? nullptr : places.siblings.data();
    const u64 first_parent = stride_->number << fan_out_->stride_bits();
    const size_t last = stride_->parents - 1;
    while (true) {
        const u32 count = stride_->counts[slot_];
        for (u32 done = 0; done < count; done += 4) {
            if (index + done + 4 > size) return index;
            for (u32 i = 0; i < 4; ++i) {
                if (parents) parents[index + done + i] = first_parent + slot_;
                if (ordinals) ordinals[index + done + i] = done + i;
                if (siblings) siblings[index + done + i] = count;
            }
        }
        index += count;
        if (slot_ == last) return index;
        step();
    }
}

void FanOutReader::places_of_range(u64 first, const ChildPlaces& places) {
    const size_t size = size_of(places);
    for (size_t i = 0; i < size;) {
        seek_child(first + i);
        if (first + i == first_child_) i = write_parents(i, places, size);
        const size_t run = std::min<u64>(size, end_child_ - first);
        for (; i < run; ++i) write(i, first + i, places);
    }
}

void FanOutReader::places_of(std::span<const u64> children, const ChildPlaces& places) {
    for (size_t i = 0; i < children.size(); ++i) {
        seek_child(children[i]);
        write(i, children[i], places);
    }
}

ChildRange FanOutReader::children_of(u64 parent) {
    seek_parent(parent);
    return {.first = first_child_, .count = static_cast<u32>(end_child_ - first_child_)};
}

void FanOutReader::children_of(std::span<const u64> parents, std::span<ChildRange> ranges) {
    CHECK(parents.size() == ranges.size());
    for (size_t i = 0; i < parents.size(); ++i) ranges[i] = children_of(parents[i]);
}

}  // namespace rowsmith
