#include "plan/rank_kernel.h"

#include <algorithm>
#include <array>

#include "column/convert.h"
#include "plan/workspace.h"

namespace rowsmith {

namespace {

constexpr u64 stride_rows = 65'536;

bool is_true(const Column& truth, u32 i) { return !truth.is_null(i) && integer_at(truth, i) != 0; }

// What holds before each row of one stride, found block by block as far as it is asked for.
struct StrideScratch final : RefusingScratch {
    explicit StrideScratch(const Program& program) : workspace(program), before(stride_rows) {}
    const Refusal* refusal() const override { return workspace.refusal(); }

    void begin(u64 number) {
        stride = number;
        known = 0;
        held = 0;
    }
    void look_at(u32 count) {
        workspace.run_range(stride * stride_rows + known, count);
        for (u32 i = 0; i < count; i++) {
            before[known + i] = held;
            held += is_true(workspace.result(0), i) ? 1 : 0;
        }
        known += count;
    }

    Workspace workspace;
    std::vector<u32> before;
    u64 stride = UINT64_MAX;
    u32 known = 0;
    u32 held = 0;
};

}  // namespace

void AppliesKernel::fill(const Fill& block) const {
    i64* out = block.out().integers.data();
    for (u32 i = 0; i < block.count(); i++) {
        bool applies = true;
        for (u32 k = 0; k < block.inputs.size(); k++)
            applies = applies && is_true(*block.inputs[k], i) == (k >= held_);
        out[i] = applies ? 1 : 0;
    }
}

RankKernel::RankKernel(std::shared_ptr<const Program> condition, u64 rows)
    : condition_(std::move(condition)), rows_(rows), before_{0} {
    StrideScratch scratch(*condition_);
    for (u64 first = 0; first < rows; first += stride_rows) {
        scratch.begin(first / stride_rows);
        const u32 size = static_cast<u32>(std::min(stride_rows, rows - first));
        while (scratch.known < size) scratch.look_at(std::min(block_rows, size - scratch.known));
        before_.push_back(before_.back() + scratch.held);
    }
}

std::unique_ptr<Scratch> RankKernel::make_scratch() const {
    return std::make_unique<StrideScratch>(*condition_);
}

void RankKernel::fill(const Fill& block) const {
    StrideScratch& scratch = *static_cast<StrideScratch*>(block.scratch);
    for (u32 i = 0; i < block.count(); i++) {
        const u64 row = std::min(block.rows[i], rows_ == 0 ? 0 : rows_ - 1);
        const u64 stride = row / stride_rows;
        if (scratch.stride != stride) scratch.begin(stride);
        const u32 place = static_cast<u32>(row % stride_rows);
        const u32 size = static_cast<u32>(std::min(stride_rows, rows_ - stride * stride_rows));
        while (scratch.known <= place && scratch.known < size)
            scratch.look_at(std::min(block_rows, size - scratch.known));
        block.out().integers[i] = static_cast<i64>(before_[stride] + scratch.before[place]);
    }
}

void AtRankKernel::fill(const Fill& block) const {
    const i64* ranks = block.inputs[rank_]->integers.data();
    std::array<u64, block_rows> numbers;
    for (u32 i = 0; i < block.count(); i++) numbers[i] = static_cast<u64>(ranks[i]);
    Rows rows;
    rows.set_list({numbers.data(), block.count()});
    inner_->fill(
        {.rows = rows, .inputs = block.inputs, .outputs = block.outputs, .scratch = block.scratch});
}

}  // namespace rowsmith
