// How likely events are over time: a piecewise constant weight, its running sum F and the inverse.
//
// A season x weekday x hour x holiday profile is the product of whole-number weights, one segment
// an hour. Mass of a segment = length x weight. A moment by F's inverse of an even draw follows the
// weights; F^-1(F(after) + delay) lets a delay pass only while the weight does.
#pragma once
#include <span>
#include <vector>

#include "base/integers.h"
#include "base/result.h"
#include "random/guided_search.h"

namespace rowsmith {

// Ticks are what the caller counts time in: the resolution of a column is the best choice.
struct Segment {
    u64 length = 0;  // ticks
    u64 weight = 0;  // per tick
};

// Immutable. Positions are ticks from the start of the first segment.
class Intensity {
public:
    // Refuses more than 2^60 ticks and spans without any weight. Weights are divided by a power of
    // two (rounded, never to 0) where the whole mass would reach 2^62.
    static Result<Intensity> make(std::span<const Segment> segments);
    // Weight 1 everywhere; 1 <= ticks <= 2^60.
    static Intensity flat(u64 ticks);

    u64 ticks() const { return ticks_; }
    u64 mass() const { return mass_; }

    // F: the mass before a tick <= ticks().
    u64 mass_before(u64 tick) const {
        const Piece& piece = pieces_[piece_at_tick(tick)];
        return piece.mass + (tick - piece.start) * piece.density;
    }

    // F^-1: the tick that holds a place < mass(); its weight is above 0.
    // tick_at(mass_before(t)) == t wherever the weight at t is above 0.
    u64 tick_at(u64 place) const { return tick_in(pieces_[piece_at_place(place)], place); }

    // The same, quick where places ascend: `hint` is 0 at first and kept by the caller.
    u64 tick_at(u64 place, size_t& hint) const {
        if (place < pieces_[hint].mass || place >= pieces_[hint + 1].mass) {
            ++hint;
            if (hint + 1 >= pieces_.size() || place < pieces_[hint].mass ||
                place >= pieces_[hint + 1].mass) {
                hint = piece_at_place(place);
            }
        }
        return tick_in(pieces_[hint], place);
    }

    // The mass that so many ticks of this weight have: a delay in units of F.
    u64 mass_of(const Segment& segment) const;

private:
    // Neighbours of one weight are one piece; the last one is the end, of no length.
    struct Piece {
        u64 start;
        u64 mass;  // before it
        u64 density;
    };

    size_t piece_at_tick(u64 tick) const {
        return by_start_.find(tick, [this](size_t i) { return pieces_[i].start; });
    }
    size_t piece_at_place(u64 place) const {
        return by_mass_.find(place, [this](size_t i) { return pieces_[i].mass; });
    }

    static u64 tick_in(const Piece& piece, u64 place) {
        return piece.start + (place - piece.mass) / piece.density;
    }

    Intensity() = default;
    u64 scaled(u64 weight) const;
    void add(const Segment& segment);
    void finish();

    u32 weight_shift_ = 0;
    u64 ticks_ = 0;
    u64 mass_ = 0;
    std::vector<Piece> pieces_;
    GuidedSearch by_start_;
    GuidedSearch by_mass_;
};

}  // namespace rowsmith
