#include "plan/count_kernel.h"

#include <algorithm>

#include "column/convert.h"
#include "random/real_functions.h"
#include "random/streams.h"

namespace rowsmith {

namespace {

// The most that is looked for: far beyond any mean that a table of 2^62 rows allows per parent.
constexpr u32 count_most = 10'000'000;

// Walks the probabilities of a Poisson (dispersion 1) or negative binomial count up from 0, cut to
// the bounds.
class CountWalk {
public:
    CountWalk(double mean, double dispersion) : mean_(mean), dispersion_(dispersion) {
        if (dispersion > 1) {
            size_ = mean / (dispersion - 1);
            probability_ = power(dispersion, -size_);
        } else {
            probability_ = exponential(-mean);
        }
        below_ = probability_;
    }

    void step() {
        count_++;
        const double k = static_cast<double>(count_);
        probability_ *=
            dispersion_ > 1 ? (size_ + k - 1) / k * ((dispersion_ - 1) / dispersion_) : mean_ / k;
        below_ += probability_;
    }

    u32 count() const { return count_; }
    double below() const { return below_; }  // the share at or below the count

private:
    double mean_;
    double dispersion_;
    double size_ = 0;
    double probability_ = 0;
    double below_ = 0;
    u32 count_ = 0;
};

u32 count_at(double mean, double dispersion, const CountBounds& bounds, double draw) {
    const u32 most = std::min(bounds.max, count_most);
    if (!(mean > 0)) return std::min(bounds.min, most);
    // Far from 0 the first probability is no number any more; the spread is then small beside the
    // mean.
    if (mean > 600 * dispersion)
        return static_cast<u32>(std::clamp<double>(mean, bounds.min, most));
    double cut_below = 0;
    CountWalk walk(mean, dispersion);
    while (walk.count() < bounds.min) {
        cut_below = walk.below();
        walk.step();
    }
    const double target = cut_below + draw * (1 - cut_below);
    while (walk.below() < target && walk.count() < most) walk.step();
    return walk.count();
}

}  // namespace

double real_value(const Column& column, u32 i) {
    if (column.is_null(i)) return 0;
    if (!is_integral(column.shape->type.kind))
        return column.shape->form == Form::float64
                   ? column.floats[i]
                   : column.shape->dictionary->floats[column.codes[i]];
    double value = static_cast<double>(integer_at(column, i));
    if (column.shape->type.kind == Kind::decimal)
        for (i32 k = 0; k < column.shape->type.scale; k++) value /= 10;
    return value;
}

// Neighbouring parents take draws that are evenly spread, as in fan-outs of one mean for all: a
// small table then keeps its mean, too. Each stride takes them from another place on.
double CountKernel::draw(u64 row, u64 bits) const {
    const u64 stride = row >> order_bits;
    const u32 turn = static_cast<u32>(mix(key_ ^ mix(stride)));
    const u32 slot = static_cast<u32>(row) & order_mask;
    const u32 place = (order_.at(slot) + turn) & order_mask;
    return (place + unit_interval(bits)) / (order_mask + 1.0);
}

void CountKernel::fill(const Fill& block) const {
    const u64* scaled = block.rows.scaled();
    for (u32 i = 0; i < block.count(); i++) {
        const double mean = real_value(*block.inputs[0], i) * spread_.scale;
        block.out().integers[i] = count_at(mean, spread_.dispersion, spread_.bounds,
                                           draw(block.rows[i], mix(key_ + scaled[i])));
    }
}

}  // namespace rowsmith
