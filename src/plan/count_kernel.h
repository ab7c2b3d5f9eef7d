// How many children a parent has, where the mean is the parent's own: the quantile of its own
// distribution at a keyed draw. Input 0 is the mean; the output is the count as int64.
#pragma once
#include "column/kernel.h"
#include "random/count_table.h"
#include "random/spread_order.h"

namespace rowsmith {

class CountKernel final : public Kernel {
public:
    struct Spread {
        double dispersion = 2;  // variance / mean; 1 is Poisson
        CountBounds bounds = {};
        double scale = 1;  // the input times this is the mean
    };
    CountKernel(u64 key, const Spread& spread)
        : key_(key), spread_(spread), order_(mix(key), order_bits) {}
    void fill(const Fill& block) const override;

private:
    static constexpr u32 order_bits = 16;
    static constexpr u32 order_mask = (1u << order_bits) - 1;

    double draw(u64 row, u64 bits) const;

    u64 key_;
    Spread spread_;
    SpreadOrder order_;
};

// A number of any numeric column as a double, in its own units; null is 0.
double real_value(const Column& column, u32 i);

}  // namespace rowsmith
