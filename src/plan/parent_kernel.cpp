#include "plan/parent_kernel.h"

#include <algorithm>
#include <array>

#include "column/convert.h"
#include "plan/count_kernel.h"
#include "random/apportion.h"

namespace rowsmith {

void count_parents(Workspace& workspace, u64 first_parent, std::span<u32> counts) {
    for (size_t done = 0; done < counts.size(); done += block_rows) {
        const auto count = static_cast<u32>(std::min<size_t>(block_rows, counts.size() - done));
        workspace.run_range(first_parent + done, count);
        const Column& result = workspace.result(0);
        for (u32 i = 0; i < count; i++) {
            const i64 wanted = result.is_null(i) ? 0 : integer_at(result, i);
            counts[done + i] = static_cast<u32>(std::clamp<i64>(wanted, 0, UINT32_MAX));
        }
    }
}

void weigh_parents(Workspace& workspace, u64 first_parent, std::span<u64> weights) {
    for (size_t done = 0; done < weights.size(); done += block_rows) {
        const auto count = static_cast<u32>(std::min<size_t>(block_rows, weights.size() - done));
        workspace.run_range(first_parent + done, count);
        for (u32 i = 0; i < count; i++) {
            const double weight = real_value(workspace.result(0), i) * 1024;
            weights[done + i] = static_cast<u64>(std::clamp(weight, 0.0, 4294967295.0));
        }
    }
}

namespace {

// The parents of a stride share its total by their weights.
void share_stride(Workspace& workspace, const Layout& layout, u64 first_parent,
                  std::span<u32> counts) {
    std::vector<u64> weights(counts.size());
    weigh_parents(workspace, first_parent, weights);
    const StrideCounts& strides = layout.fan_out.counts();
    const u64 stride = first_parent >> layout.fan_out.stride_bits();
    const u64 total = strides.start(stride + 1) - strides.start(stride);
    const auto shares =
        apportion({.total = total, .min = layout.shared->min, .max = layout.shared->max}, weights);
    for (size_t i = 0; i < counts.size(); i++) counts[i] = static_cast<u32>(shares[i]);
}

CountParents counting(Workspace* workspace, const Layout& layout) {
    if (!workspace) return {};
    return [workspace, &layout](u64 first, std::span<u32> counts) {
        if (layout.shared)
            share_stride(*workspace, layout, first, counts);
        else
            count_parents(*workspace, first, counts);
    };
}

}  // namespace

LayoutReader::LayoutReader(const Layout& layout)
    : workspace_(layout.count_program ? std::make_unique<Workspace>(*layout.count_program)
                                      : nullptr),
      reader_(layout.fan_out, counting(workspace_.get(), layout)) {}

namespace {

struct ReaderScratch final : RefusingScratch {
    explicit ReaderScratch(const Layout& layout) : layout_reader(layout) {}
    const Refusal* refusal() const override { return layout_reader.refusal(); }
    LayoutReader layout_reader;
};

}  // namespace

std::unique_ptr<Scratch> ParentKernel::make_scratch() const {
    return std::make_unique<ReaderScratch>(*layout_);
}

void ParentKernel::fill(const Fill& block) const {
    if (block.count() == 0) return;
    FanOutReader& reader = static_cast<ReaderScratch*>(block.scratch)->layout_reader.reader();
    std::array<u64, block_rows> parents;
    std::array<u32, block_rows> ordinals, siblings;
    const u32 count = block.count();
    const ChildPlaces places{
        {parents.data(), count}, {ordinals.data(), count}, {siblings.data(), count}};
    if (block.rows.consecutive())
        reader.places_of_range(block.rows.first(), places);
    else
        reader.places_of({block.rows.numbers(), count}, places);
    for (u32 i = 0; i < count; i++) {
        block.outputs[0]->integers[i] = static_cast<i64>(parents[i]);
        block.outputs[1]->integers[i] = ordinals[i];
        block.outputs[2]->integers[i] = siblings[i];
    }
}

}  // namespace rowsmith
