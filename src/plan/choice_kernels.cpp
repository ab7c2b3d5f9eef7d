#include "plan/choice_kernels.h"

#include <algorithm>
#include <array>

#include "plan/weights.h"
#include "random/streams.h"

namespace rowsmith {

void UniformChoiceKernel::fill(const Fill& block) const {
    const u64* scaled = block.rows.scaled();
    i64* out = block.out().integers.data();
    for (u32 i = 0; i < block.count(); i++)
        out[i] = static_cast<i64>(bounded(mix(key_ + scaled[i]), parents_));
}

void ZipfChoiceKernel::fill(const Fill& block) const {
    std::array<u64, block_rows> parents;
    choice_.parents({block.rows.numbers(), block.count()}, {parents.data(), block.count()});
    for (u32 i = 0; i < block.count(); i++) block.out().integers[i] = static_cast<i64>(parents[i]);
}

namespace {

void weigh(Workspace& workspace, std::span<const u64> parents, std::span<u32> weights) {
    for (size_t done = 0; done < parents.size(); done += block_rows) {
        const size_t count = std::min<size_t>(block_rows, parents.size() - done);
        workspace.run_list(parents.subspan(done, count));
        for (u32 i = 0; i < count; i++) weights[done + i] = weight_at(workspace.result(0), i);
    }
}

struct WorkspaceScratch final : RefusingScratch {
    explicit WorkspaceScratch(const Program& program) : workspace(program) {}
    const Refusal* refusal() const override { return workspace.refusal(); }
    Workspace workspace;
};

struct LayoutScratch final : RefusingScratch {
    explicit LayoutScratch(const Layout& layout) : reader(layout) {}
    const Refusal* refusal() const override { return reader.refusal(); }
    LayoutReader reader;
};

}  // namespace

Result<KernelPointer> WeightChoiceKernel::make(u64 key, u64 parents,
                                               std::shared_ptr<const Program> weights) {
    Workspace workspace(*weights);
    TRY(check_weight(*workspace.result(0).shape));
    std::vector<StrideWeight> strides;
    constexpr u64 stride_rows = u64{1} << WeightedChoice::stride_bits;
    for (u64 first = 0; first < parents; first += block_rows) {
        if (first % stride_rows == 0) strides.emplace_back();
        const auto count = static_cast<u32>(std::min<u64>(block_rows, parents - first));
        workspace.run_range(first, count);
        for (u32 i = 0; i < count; i++) {
            const u32 weight = weight_at(workspace.result(0), i);
            strides.back().sum += weight;
            strides.back().largest = std::max(strides.back().largest, weight);
        }
    }
    auto choice = TRY(WeightedChoice::make(key, parents, std::move(strides)));
    return KernelPointer(new WeightChoiceKernel(std::move(choice), std::move(weights)));
}

std::unique_ptr<Scratch> WeightChoiceKernel::make_scratch() const {
    return std::make_unique<WorkspaceScratch>(*weights_);
}

void WeightChoiceKernel::fill(const Fill& block) const {
    Workspace& workspace = static_cast<WorkspaceScratch*>(block.scratch)->workspace;
    std::array<u64, block_rows> parents;
    choice_.parents({block.rows.numbers(), block.count()}, {parents.data(), block.count()},
                    [&](std::span<const u64> rows, std::span<u32> weights) {
                        weigh(workspace, rows, weights);
                    });
    for (u32 i = 0; i < block.count(); i++) block.out().integers[i] = static_cast<i64>(parents[i]);
}

std::unique_ptr<Scratch> OwnChildKernel::make_scratch() const {
    return std::make_unique<LayoutScratch>(*layout_);
}

void OwnChildKernel::fill(const Fill& block) const {
    FanOutReader& reader = static_cast<LayoutScratch*>(block.scratch)->reader.reader();
    std::array<ChildRange, block_rows> ranges;
    reader.children_of({block.rows.numbers(), block.count()}, {ranges.data(), block.count()});
    const u64* scaled = block.rows.scaled();
    Column& out = block.out();
    for (u32 i = 0; i < block.count(); i++) {
        const u64 place = bounded(mix(key_ + scaled[i]), std::max(ranges[i].count, 1u));
        if (out.shape->nullable) out.valid[i] = ranges[i].count > 0 ? 1 : 0;
        out.integers[i] = ranges[i].count > 0 ? static_cast<i64>(ranges[i].first + place) : 0;
    }
}

void OtherRowKernel::fill(const Fill& block) const {
    constexpr u32 tries = 16;
    const Column& left_out = *block.inputs[0];
    const auto is_left_out = [&](u32 i, i64 row) {
        return !left_out.is_null(i) && left_out.integers[i] == row;
    };
    choice_->fill(
        {.rows = block.rows, .inputs = {}, .outputs = block.outputs, .scratch = block.scratch});
    i64* out = block.out().integers.data();
    std::vector<u32> open;
    for (u32 i = 0; i < block.count(); i++)
        if (is_left_out(i, out[i])) open.push_back(i);
    Column again(*block.out().shape);
    Column* const outputs[] = {&again};
    for (u64 attempt = 1; attempt <= tries && !open.empty(); attempt++) {
        std::array<u64, block_rows> numbers;
        for (size_t k = 0; k < open.size(); k++)
            numbers[k] = block.rows[open[k]] + (attempt << 52);  // beyond the rows of any table
        Rows rows;
        rows.set_list({numbers.data(), open.size()});
        choice_->fill({.rows = rows, .inputs = {}, .outputs = outputs, .scratch = block.scratch});
        std::vector<u32> still;
        for (u32 k = 0; k < open.size(); k++) {
            out[open[k]] = again.integers[k];
            if (is_left_out(open[k], again.integers[k])) still.push_back(open[k]);
        }
        open.swap(still);
    }
    for (const u32 i : open) {
        const u64 step = 1 + bounded(mix(key_ + block.rows.scaled()[i]), parents_ - 1);
        out[i] = static_cast<i64>((static_cast<u64>(out[i]) + step) % parents_);
    }
}

void SkipRowKernel::fill(const Fill& block) const {
    const Column &numbers = *block.inputs[0], &left_out = *block.inputs[1];
    for (u32 i = 0; i < block.count(); i++) {
        const bool behind = !left_out.is_null(i) && numbers.integers[i] >= left_out.integers[i];
        block.out().integers[i] = numbers.integers[i] + (behind ? 1 : 0);
    }
}

u64 TreeKernel::above(u64 place, u64 bits) const {
    if (shape_.children <= 0) return bounded(bits, place);
    const double beyond = static_cast<double>(place - shape_.roots);
    const double shift = (unit_interval(bits) - 0.5) * 2;  // of one row above
    const double row = beyond / shape_.children + shift;
    if (row <= 0) return 0;
    return std::min(static_cast<u64>(row), place - 1);
}

void TreeKernel::fill(const Fill& block) const {
    const u64* scaled = block.rows.scaled();
    Column& out = block.out();
    for (u32 i = 0; i < block.count(); i++) {
        const u64 row = block.rows[i];
        const u64 place = shape_.inside ? static_cast<u64>(block.inputs[1]->integers[i]) : row;
        const bool root = place < shape_.roots;
        out.valid[i] = root ? 0 : 1;
        out.integers[i] =
            root ? 0 : static_cast<i64>(row - place + above(place, mix(key_ + scaled[i])));
    }
}

}  // namespace rowsmith
