#include "plan/null_kernels.h"

#include <array>

#include "column/copy.h"
#include "random/streams.h"

namespace rowsmith {

namespace {

constexpr u64 null_draw = 1'000'001;

bool is_true(const Column& truth, u32 i) { return !truth.is_null(i) && integer_at(truth, i) != 0; }

}  // namespace

NullShare null_share(u64 key, double share) {
    const u64 threshold = share >= 1 ? ~u64{0} : static_cast<u64>(share * 0x1p63) * 2;
    return {.key = draw_key(key, null_draw), .threshold = threshold};
}

NullShare exact_null_share(u64 key, double share, u64 rows) {
    NullShare exact = null_share(key, share);
    if (rows > 0) exact.rows = Permutation(exact.key, rows);
    const double nulls = share * static_cast<double>(rows);
    const auto whole = static_cast<u64>(nulls);
    const double rest = nulls - static_cast<double>(whole);
    exact.nulls = whole + (rest > 0.5 || (rest >= 0.5 && whole % 2 == 1) ? 1 : 0);
    return exact;
}

void NullingKernel::fill(const Fill& block) const {
    Column& out = block.out();
    parts_.inner->fill(block);
    if (!parts_.inner_nullable) out.set_all_valid();
    u8* valid = out.valid.data();
    if (parts_.condition) {
        const Column& condition = *block.inputs[*parts_.condition];
        for (u32 i = 0; i < block.count(); i++)
            if (!is_true(condition, i)) valid[i] = 0;
    }
    if (!parts_.share) return;
    const NullShare& share = *parts_.share;
    if (share.rows) {
        for (u32 i = 0; i < block.count(); i++) {
            const u64 row = share.rank ? static_cast<u64>(block.inputs[*share.rank]->integers[i])
                                       : block.rows[i];
            if (share.rows->at(row % share.rows->size()) < share.nulls) valid[i] = 0;
        }
        return;
    }
    const u64* scaled = block.rows.scaled();
    for (u32 i = 0; i < block.count(); i++)
        valid[i] = mix(share.key + scaled[i]) < share.threshold ? u8{0} : valid[i];
}

SelectKernel::SelectKernel(std::vector<Alternative> alternatives,
                           std::span<const Shape* const> inputs, const Shape& output)
    : alternatives_(std::move(alternatives)) {
    for (const Alternative& alternative : alternatives_)
        converters_.emplace_back(alternative.value ? *inputs[*alternative.value] : output, output);
}

void SelectKernel::fill(const Fill& block) const {
    constexpr u8 none = 255;
    Column& out = block.out();
    std::array<u8, block_rows> chosen;
    chosen.fill(none);
    for (size_t a = 0; a < alternatives_.size(); a++) {
        const auto& condition = alternatives_[a].condition;
        for (u32 i = 0; i < block.count(); i++)
            if (chosen[i] == none && (!condition || is_true(*block.inputs[*condition], i)))
                chosen[i] = static_cast<u8>(a);
    }
    for (u32 i = 0; i < block.count(); i++) {
        if (chosen[i] != none && alternatives_[chosen[i]].value) continue;
        chosen[i] = none;
        CHECK(out.shape->nullable);
        out.valid[i] = 0;
    }
    for (size_t a = 0; a < alternatives_.size(); a++)
        if (const auto& value = alternatives_[a].value)
            converters_[a].convert(*block.inputs[*value], block.count(), chosen.data(),
                                   static_cast<u8>(a), out);
    if (out.shape->form != Form::text) return;
    out.text.clear();
    std::string text;
    for (u32 i = 0; i < block.count(); i++) {
        text.clear();
        if (chosen[i] != none) append_text(*block.inputs[*alternatives_[chosen[i]].value], i, text);
        out.text.add(text);
    }
}

void MaskKernel::fill(const Fill& block) const {
    const Column &value = *block.inputs[0], &mask = *block.inputs[1];
    Column& out = block.out();
    copy_column(value, out, block.count());
    for (u32 i = 0; i < block.count(); i++)
        if (mask.is_null(i)) out.valid[i] = 0;
}

}  // namespace rowsmith
