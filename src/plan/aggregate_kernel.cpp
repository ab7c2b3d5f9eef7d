#include "plan/aggregate_kernel.h"

#include <algorithm>
#include <array>

#include "base/power_of_ten.h"
#include "column/convert.h"

namespace rowsmith {

namespace {

struct AggregateScratch final : RefusingScratch {
    AggregateScratch(const Layout& layout, const Program& program)
        : layout_reader(layout), workspace(program) {}
    const Refusal* refusal() const override { return workspace.refusal(); }

    LayoutReader layout_reader;
    Workspace workspace;
    std::array<u64, block_rows> children{};
    std::array<u32, block_rows> owners{};
    u32 waiting = 0;
};

// Running totals of one row's children.
struct Total {
    i64 integer = 0;
    double real = 0;
    u64 count = 0;
};

double real_at(const Column& column, u32 i) {
    if (column.shape->form == Form::float64) return column.floats[i];
    return column.shape->dictionary->floats[column.codes[i]];
}

template <class T>
void take(Aggregate function, T value, bool first, T& total) {
    if (function == Aggregate::min)
        total = first ? value : std::min(total, value);
    else if (function == Aggregate::max)
        total = first ? value : std::max(total, value);
    else
        total += value;
}

class Reduction {
public:
    Reduction(const AggregateSpec& spec, AggregateScratch& scratch)
        : spec_(spec), scratch_(scratch) {}

    void add(u64 child, u32 owner) {
        scratch_.children[scratch_.waiting] = child;
        scratch_.owners[scratch_.waiting] = owner;
        if (++scratch_.waiting == block_rows) flush();
    }

    void flush() {
        const u32 count = std::exchange(scratch_.waiting, 0);
        if (count == 0) return;
        scratch_.workspace.run_list({scratch_.children.data(), count});
        const Column* value = spec_.has_value ? &scratch_.workspace.result(0) : nullptr;
        const Column* filter =
            spec_.filtered ? &scratch_.workspace.result(spec_.has_value ? 1 : 0) : nullptr;
        for (u32 i = 0; i < count; i++) {
            if (filter && (filter->is_null(i) || integer_at(*filter, i) == 0)) continue;
            if (value && value->is_null(i)) continue;
            reduce(totals[scratch_.owners[i]], value, i);
        }
    }

    std::array<Total, block_rows> totals{};

private:
    void reduce(Total& total, const Column* value, u32 i) const {
        const bool first = total.count++ == 0;
        if (spec_.function == Aggregate::count) return;
        if (is_integral(value->shape->type.kind))
            take(spec_.function, integer_at(*value, i), first, total.integer);
        else
            take(spec_.function, real_at(*value, i), first, total.real);
    }

    const AggregateSpec& spec_;
    AggregateScratch& scratch_;
};

}  // namespace

std::unique_ptr<Scratch> AggregateKernel::make_scratch() const {
    return std::make_unique<AggregateScratch>(*spec_.layout, *spec_.children);
}

void AggregateKernel::fill(const Fill& block) const {
    auto& scratch = static_cast<AggregateScratch&>(*block.scratch);
    FanOutReader& reader = scratch.layout_reader.reader();
    std::array<ChildRange, block_rows> ranges;
    reader.children_of({block.rows.numbers(), block.count()}, {ranges.data(), block.count()});
    Reduction reduction(spec_, scratch);
    for (u32 i = 0; i < block.count(); i++)
        for (u32 k = 0; k < ranges[i].count; k++) reduction.add(ranges[i].first + k, i);
    reduction.flush();

    Column& out = block.out();
    const bool integral =
        spec_.has_value && is_integral(scratch.workspace.result(0).shape->type.kind);
    const i32 scale = integral ? std::max(0, scratch.workspace.result(0).shape->type.scale) : 0;
    const auto unit = static_cast<double>(power_of_ten(scale));
    for (u32 i = 0; i < block.count(); i++) {
        const Total& total = reduction.totals[i];
        if (out.shape->nullable) out.valid[i] = total.count > 0 ? 1 : 0;
        const double real = integral ? static_cast<double>(total.integer) / unit : total.real;
        if (spec_.function == Aggregate::count)
            out.integers[i] = static_cast<i64>(total.count);
        else if (spec_.function == Aggregate::avg)
            out.floats[i] = total.count > 0 ? real / static_cast<double>(total.count) : 0;
        else if (integral)
            out.integers[i] = total.integer;
        else
            out.floats[i] = total.real;
    }
}

}  // namespace rowsmith
