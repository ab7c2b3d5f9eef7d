// Which of several values each row takes: by share, by exact counts, or each at most once.
#pragma once
#include <memory>
#include <span>

#include "generators/generator.h"

namespace rowsmith {

// Immutable; shared by threads.
class CodePicker {
public:
    virtual ~CodePicker() = default;
    // codes[i] is row i's value, for all rows of the block.
    virtual void pick(const Fill& block, u32* codes) const = 0;
};
using CodePickerPointer = std::unique_ptr<const CodePicker>;

// Shares of any total. `exact: true` of the column gives each its share of the table's rows by
// largest remainder; `unique: true` draws without replacement, whatever the shares. Errors stand
// at `option`: those of AliasTable, exact_and_unique.
struct PickWish {
    std::span<const double> shares;
    std::string_view option;
    u64 draw = 0;
};
Result<CodePickerPointer> make_code_picker(BindContext& context, const PickWish& wish);

// Fills codes as the picker says.
class PickKernel final : public Kernel {
public:
    explicit PickKernel(CodePickerPointer picker) : picker_(std::move(picker)) {}
    void fill(const Fill& block) const override { picker_->pick(block, block.out().codes.data()); }

private:
    CodePickerPointer picker_;
};

}  // namespace rowsmith
