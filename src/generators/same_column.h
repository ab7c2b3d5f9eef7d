// A column that takes the values of one of its inputs as they are.
#pragma once
#include "generators/generator.h"

namespace rowsmith {

class SameColumn final : public Kernel {
public:
    explicit SameColumn(u32 input = 0) : input_(input) {}
    void fill(const Fill& block) const override;

private:
    u32 input_;
};

// `shape`: the input's, or one that reads the same cells as another type.
BoundColumn same_column(u32 input, const Shape& shape);

}  // namespace rowsmith
