// The rows of parents of a table laid out per them: outputs are the parent's row, the child's
// ordinal and the count of siblings, all int64.
#pragma once
#include <memory>
#include <vector>

#include "column/kernel.h"
#include "plan/workspace.h"
#include "random/fan_out_reader.h"

namespace rowsmith {

// A fan-out with what its readers need. Where counts follow from parents' columns, `counts`
// computes them.
struct Layout {
    FanOut fan_out;
    // Null: counts are quantiles. Else results[0] of the program, over parents, is the count.
    std::shared_ptr<const Program> count_program = nullptr;
};

// A reader of one thread, with the workspace that counts parents where that is needed.
class LayoutReader {
public:
    explicit LayoutReader(const Layout& layout);
    FanOutReader& reader() { return reader_; }

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

}  // namespace rowsmith
