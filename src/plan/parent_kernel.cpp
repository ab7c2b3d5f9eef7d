#include "plan/parent_kernel.h"

#include <algorithm>
#include <array>

#include "column/convert.h"

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

namespace {

CountParents counting(Workspace* workspace) {
    if (!workspace) return {};
    return
        [workspace](u64 first, std::span<u32> counts) { count_parents(*workspace, first, counts); };
}

}  // namespace

LayoutReader::LayoutReader(const Layout& layout)
    : workspace_(layout.count_program ? std::make_unique<Workspace>(*layout.count_program)
                                      : nullptr),
      reader_(layout.fan_out, counting(workspace_.get())) {}

namespace {

struct ReaderScratch final : Scratch {
    explicit ReaderScratch(const Layout& layout) : layout_reader(layout) {}
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
