// Rows that have no value: the span between two bounds is empty there, or no distribution has the
// parameters that the row gives. A schema may say what stands there (`empty`); else such a row is a
// mistake, and no value is put in its place.
//
// A kernel that may refuse tells so in a second output. The planner carries it along with the value
// through when, cases and null_share, so that a row counts only where the value would be seen, and
// every program that reads the value reads it too. What the probe at plan time misses ends the run.
#pragma once
#include <span>

#include "plan/workspace.h"

namespace rowsmith {

// From a kernel's truth to the number of its node, plus 1.
class MakerKernel final : public Kernel {
public:
    explicit MakerKernel(u32 maker) : number_(static_cast<i64>(maker) + 1) {}
    void fill(const Fill& block) const override;

private:
    i64 number_;
};

// The first of the inputs that is neither null nor 0, else 0.
class AnyMakerKernel final : public Kernel {
public:
    void fill(const Fill& block) const override;
};

// Tells table, column, row and what the row says. Cause: no_value_in_row.
Error refused_row(const Graph& graph, const Refusal& refusal);

// Looks at about 2,000 rows of a table, in runs that are spread over it. Nodes: columns that may
// have no value.
std::optional<Error> probe(const Graph& graph, std::span<const Ref> columns, u64 rows);

}  // namespace rowsmith
