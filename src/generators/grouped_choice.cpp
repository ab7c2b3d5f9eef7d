#include "generators/grouped_choice.h"

#include <array>

#include "column/copy.h"
#include "random/alias.h"
#include "random/sampler_kernels.h"

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

void GroupedChoice::pick_at(u64 key, std::span<const u64> scaled, const u32* groups,
                            u32* codes) const {
    const WordRun run{scaled.data(), scaled.size()};
    // The first group begins at code 0.
    if (groups == nullptr)
        return ROWSMITH_AT_CPU_LEVEL(mixed_codes)(cells_.data(), sizes_[0], key, run, codes);
    ROWSMITH_AT_CPU_LEVEL(mixed_group_codes)
    ({cells_.data(), starts_.data(), sizes_.data()}, groups, key, run, codes);
}

void ChosenCodes::fill(const Fill& block) const {
    u32* out = block.out().codes.data();
    const u32 count = block.count();
    if (inputs_.empty())
        return choice_.pick_at(key_, {block.rows.scaled(), block.count()}, nullptr, out);
    std::array<u32, block_rows> groups{};
    for (const GroupInput& part : inputs_) {
        const u32* codes = block.inputs[part.input]->codes.data();
        for (u32 i = 0; i < count; i++) groups[i] += codes[i] * part.stride;
    }
    choice_.pick_at(key_, {block.rows.scaled(), block.count()}, groups.data(), out);
}

void MappedCodes::fill(const Fill& block) const {
    const u32* in = block.inputs[input_]->codes.data();
    u32* out = block.out().codes.data();
    for (u32 i = 0; i < block.count(); i++) out[i] = map_[in[i]];
}

void JoinedColumns::fill(const Fill& block) const {
    for (size_t k = 0; k < inputs_.size(); k++)
        copy_column(*block.inputs[inputs_[k]], block.out().children[k], block.count());
}

}  // namespace rowsmith
