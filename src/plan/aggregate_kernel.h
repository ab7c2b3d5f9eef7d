// sum, avg, min, max and count over the children of each row, computed again from the children's
// own columns.
#pragma once
#include <memory>

#include "plan/parent_kernel.h"

namespace rowsmith {

enum class Aggregate : u8 { sum, avg, min, max, count };

// The program over the child table gives the value as result 0 (none for a bare count) and, with
// `filtered`, a truth column as the last result: other children are left out.
struct AggregateSpec {
    Aggregate function = Aggregate::count;
    std::shared_ptr<const Layout> layout = nullptr;
    std::shared_ptr<const Program> children = nullptr;
    bool has_value = false;
    bool filtered = false;
};

// Output: int64 for sum, min, max of integral values and for count, else float64; avg of integral
// values is float64 in units of the value's scale (divided by 10^scale). Null for avg, min, max of
// no rows.
class AggregateKernel final : public Kernel {
public:
    explicit AggregateKernel(AggregateSpec spec) : spec_(std::move(spec)) {}
    void fill(const Fill& block) const override;
    std::unique_ptr<Scratch> make_scratch() const override;

private:
    AggregateSpec spec_;
};

}  // namespace rowsmith
