// How many children a parent has, where the mean is the parent's own: the quantile of its own
// distribution at a keyed draw. Input 0 is the mean; the output is the count as int64.
#pragma once
#include "column/kernel.h"
#include "random/count_table.h"

namespace rowsmith {

class CountKernel final : public Kernel {
public:
    struct Spread {
        double dispersion = 2;  // variance / mean; 1 is Poisson
        CountBounds bounds = {};
        double scale = 1;  // the input times this is the mean
    };
    CountKernel(u64 key, const Spread& spread) : key_(key), spread_(spread) {}
    void fill(const Fill& block) const override;

private:
    u64 key_;
    Spread spread_;
};

// A number of any numeric column as a double, in its own units; null is 0.
double real_value(const Column& column, u32 i);

}  // namespace rowsmith
