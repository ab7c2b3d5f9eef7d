// Which row of another table a row references. Output: the row as int64; null where there is none
// to take.
#pragma once
#include <memory>

#include "plan/parent_kernel.h"
#include "random/weighted_choice.h"
#include "random/zipf_choice.h"

namespace rowsmith {

// Each row of the other table with the same chance.
class UniformChoiceKernel final : public Kernel {
public:
    UniformChoiceKernel(u64 key, u64 parents) : key_(key), parents_(parents) {}
    void fill(const Fill& block) const override;

private:
    u64 key_;
    u64 parents_;
};

class ZipfChoiceKernel final : public Kernel {
public:
    explicit ZipfChoiceKernel(ZipfChoice choice) : choice_(std::move(choice)) {}
    void fill(const Fill& block) const override;

private:
    ZipfChoice choice_;
};

// By a weight that the rows of the other table carry: results[0] of the program over them.
class WeightChoiceKernel final : public Kernel {
public:
    // Reads all weights once, stride by stride.
    static Result<KernelPointer> make(u64 key, u64 parents, std::shared_ptr<const Program> weights);
    void fill(const Fill& block) const override;
    std::unique_ptr<Scratch> make_scratch() const override;

private:
    WeightChoiceKernel(WeightedChoice choice, std::shared_ptr<const Program> weights)
        : choice_(std::move(choice)), weights_(std::move(weights)) {}

    WeightedChoice choice_;
    std::shared_ptr<const Program> weights_;
};

// One of the rows of a table that is laid out per this one.
class OwnChildKernel final : public Kernel {
public:
    OwnChildKernel(u64 key, std::shared_ptr<const Layout> layout)
        : key_(key), layout_(std::move(layout)) {}
    void fill(const Fill& block) const override;
    std::unique_ptr<Scratch> make_scratch() const override;

private:
    u64 key_;
    std::shared_ptr<const Layout> layout_;
};

// The row that another kernel chooses, unless that is the row of input 0: then it is asked again,
// as if for other rows, and in the end another row is taken evenly. Null in input 0 leaves nothing
// out.
class OtherRowKernel final : public Kernel {
public:
    // Requires parents > 1. `choice` reads no inputs.
    OtherRowKernel(u64 key, u64 parents, KernelPointer choice)
        : key_(key), parents_(parents), choice_(std::move(choice)) {}
    void fill(const Fill& block) const override;
    std::unique_ptr<Scratch> make_scratch() const override { return choice_->make_scratch(); }

private:
    u64 key_;
    u64 parents_;
    KernelPointer choice_;
};

// Input 0 numbers all rows but that of input 1. Unique numbers stay unique where input 1 is the
// same for all that are counted together, or counted with them.
class SkipRowKernel final : public Kernel {
public:
    void fill(const Fill& block) const override;
};

// A lower row of the own table. With `inside`, inputs 0 and 1 are the parent's row and the ordinal,
// and trees stay inside a parent. With children, row k beyond the roots hangs below row k /
// children, give or take one row's worth.
class TreeKernel final : public Kernel {
public:
    struct Shape {
        u64 roots = 1;
        double children = 0;  // 0: any lower row, evenly
        bool inside = false;
    };
    TreeKernel(u64 key, const Shape& shape) : key_(key), shape_(shape) {}
    void fill(const Fill& block) const override;

private:
    u64 above(u64 place, u64 bits) const;

    u64 key_;
    Shape shape_;
};

}  // namespace rowsmith
