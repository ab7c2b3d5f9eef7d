#include "generators/grouped_choice.h"

#include <array>

#include "column/copy.h"
#include "random/alias.h"

namespace rowsmith {

Result<void> GroupedChoice::add(std::span<const double> weights) {
    const AliasTable table = TRY(AliasTable::make(weights));
    starts_.push_back(values());
    sizes_.push_back(table.size());
    cells_.insert(cells_.end(), table.cells().begin(), table.cells().end());
    return {};
}

void GroupedChoice::add_same_as(u32 group) {
    starts_.push_back(starts_[group]);
    sizes_.push_back(sizes_[group]);
}

void ChosenCodes::fill(const Fill& block) const {
    const u64* scaled = block.rows.scaled();
    u32* out = block.out().codes.data();
    const u32 count = block.count();
    if (inputs_.empty()) {
        for (u32 i = 0; i < count; i++) out[i] = choice_.pick(0, mix(key_ + scaled[i]));
        return;
    }
    std::array<u32, block_rows> groups{};
    for (const GroupInput& part : inputs_) {
        const u32* codes = block.inputs[part.input]->codes.data();
        for (u32 i = 0; i < count; i++) groups[i] += codes[i] * part.stride;
    }
    for (u32 i = 0; i < count; i++) out[i] = choice_.pick(groups[i], mix(key_ + scaled[i]));
}

void MappedCodes::fill(const Fill& block) const {
    const u32* in = block.inputs[input_]->codes.data();
    u32* out = block.out().codes.data();
    for (u32 i = 0; i < block.count(); i++) out[i] = map_[in[i]];
}

void SameColumn::fill(const Fill& block) const {
    copy_column(*block.inputs[input_], block.out(), block.count());
}

void JoinedColumns::fill(const Fill& block) const {
    for (size_t k = 0; k < inputs_.size(); k++)
        copy_column(*block.inputs[inputs_[k]], block.out().children[k], block.count());
}

BoundColumn same_column(u32 input, const Shape& shape) {
    return {.kernel = std::make_unique<SameColumn>(input), .outputs = {shape}};
}

}  // namespace rowsmith
