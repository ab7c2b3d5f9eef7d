#include "random/intensity.h"

#include <algorithm>
#include <bit>

#include "base/check.h"
#include "base/text.h"

namespace rowsmith {
namespace {

constexpr u64 most_ticks = u64{1} << 60;
constexpr u32 mass_bits = 62;

u32 bits_of(u128 number) {
    const u64 high = static_cast<u64>(number >> 64);
    return static_cast<u32>(high > 0 ? 64 + std::bit_width(high)
                                     : std::bit_width(static_cast<u64>(number)));
}

}  // namespace

Result<Intensity> Intensity::make(std::span<const Segment> segments) {
    u64 ticks = 0;
    u128 mass = 0;
    for (const Segment& segment : segments) {
        if (segment.length > most_ticks - ticks) {
            return fail(Error{.code = ErrorCode::limit,
                              .cause = "span_too_long",
                              .message = "the time span is too long for its resolution",
                              .expected = "at most 2^60 ticks",
                              .fix = "shorten the span or make the resolution coarser"});
        }
        ticks += segment.length;
        mass += u128{segment.length} * segment.weight;
    }
    if (mass == 0) {
        return fail(Error{.code = ErrorCode::invalid_schema,
                          .cause = "no_weight",
                          .message = "nothing can happen in a span of " + with_commas(ticks) +
                                     " ticks, all weights are 0",
                          .expected = "a weight above 0 somewhere",
                          .fix = "widen the span or change the calendar"});
    }
    Intensity made;
    made.weight_shift_ = std::max(bits_of(mass), mass_bits) - mass_bits;
    made.pieces_.reserve(segments.size() + 1);
    for (const Segment& segment : segments) made.add(segment);
    made.finish();
    return made;
}

Intensity Intensity::flat(u64 ticks) {
    CHECK(ticks > 0 && ticks <= most_ticks);
    Intensity made;
    made.add({.length = ticks, .weight = 1});
    made.finish();
    return made;
}

u64 Intensity::scaled(u64 weight) const {
    if (weight == 0 || weight_shift_ == 0) return weight;
    const u128 half = (u128{1} << weight_shift_) >> 1;
    return std::max<u64>(1, static_cast<u64>((weight + half) >> weight_shift_));
}

u64 Intensity::mass_of(const Segment& segment) const {
    return static_cast<u64>((u128{segment.length} * segment.weight) >> weight_shift_);
}

void Intensity::add(const Segment& segment) {
    if (segment.length == 0) return;
    const u64 density = scaled(segment.weight);
    if (pieces_.empty() || pieces_.back().density != density) {
        pieces_.push_back({.start = ticks_, .mass = mass_, .density = density});
    }
    ticks_ += segment.length;
    mass_ += segment.length * density;
}

void Intensity::finish() {
    pieces_.push_back({.start = ticks_, .mass = mass_, .density = 0});
    by_start_ = GuidedSearch(pieces_.size(), [this](size_t i) { return pieces_[i].start; });
    by_mass_ = GuidedSearch(pieces_.size(), [this](size_t i) { return pieces_[i].mass; });
}

}  // namespace rowsmith
