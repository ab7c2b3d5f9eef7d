// Rows numbered among those for which a condition holds: exact shares inside cases and after `when`
// count these alone. All rows are looked at once when the plan is made, and 8 bytes are kept for
// each stride of 65,536; a number is then that of its stride and what holds before it in there.
#pragma once
#include <memory>
#include <vector>

#include "plan/program.h"

namespace rowsmith {

// True (1) where no input before `held` is true, and all from there on are.
class AppliesKernel final : public Kernel {
public:
    explicit AppliesKernel(u32 held) : held_(held) {}
    void fill(const Fill& block) const override;

private:
    u32 held_;
};

// How many rows before it meet results[0] of the program over the same table.
class RankKernel final : public Kernel {
public:
    RankKernel(std::shared_ptr<const Program> condition, u64 rows);
    u64 count() const { return before_.back(); }
    void fill(const Fill& block) const override;
    std::unique_ptr<Scratch> make_scratch() const override;

private:
    std::shared_ptr<const Program> condition_;
    u64 rows_;
    std::vector<u64> before_;  // each stride, and after the last
};

// Runs a kernel as if its rows were those of the last input.
class AtRankKernel final : public Kernel {
public:
    explicit AtRankKernel(KernelPointer inner, u32 rank) : inner_(std::move(inner)), rank_(rank) {}
    void fill(const Fill& block) const override;
    std::unique_ptr<Scratch> make_scratch() const override { return inner_->make_scratch(); }

private:
    KernelPointer inner_;
    u32 rank_;
};

}  // namespace rowsmith
