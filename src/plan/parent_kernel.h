// The rows of parents of a table laid out per them: outputs are the parent's row, the child's
// ordinal and the count of siblings, all int64.
#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "column/kernel.h"
#include "plan/workspace.h"
#include "random/fan_out_reader.h"

namespace rowsmith {

// A fan-out with what its readers need. Where counts follow from parents' columns, a program over
// the parents computes them: results[0] is the count, or the weight by which the parents of a
// stride share its total.
struct Layout {
    FanOut fan_out;
    std::shared_ptr<const Program> count_program = nullptr;  // null: counts are quantiles
    std::optional<CountBounds> shared = {};                  // by weight, each parent within these
};

// A reader of one thread, with the workspace that counts parents where that is needed.
class LayoutReader {
public:
    explicit LayoutReader(const Layout& layout);
    FanOutReader& reader() { return reader_; }
    // Of the columns of parents that counts follow from.
    const Refusal* refusal() const { return workspace_ ? workspace_->refusal() : nullptr; }

private:
    std::unique_ptr<Workspace> workspace_;
    FanOutReader reader_;
};

class ParentKernel final : public Kernel {
public:
    explicit ParentKernel(std::shared_ptr<const Layout> layout) : layout_(std::move(layout)) {}
    void fill(const Fill& block) const override;
    std::unique_ptr<Scratch> make_scratch() const override;

private:
    std::shared_ptr<const Layout> layout_;
};

// Fills counts of consecutive parents from the program's first result, cut to 0 and 2^32 - 1; null
// counts as 0.
void count_parents(Workspace& workspace, u64 first_parent, std::span<u32> counts);

// Weights of consecutive parents in 1,024ths; null and negative ones are 0.
void weigh_parents(Workspace& workspace, u64 first_parent, std::span<u64> weights);

}  // namespace rowsmith
