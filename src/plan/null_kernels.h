// Kernels around a column's own: where it is null, and which of several alternatives a row takes.
#pragma once
#include <optional>
#include <vector>

#include "column/convert.h"
#include "column/kernel.h"
#include "random/permutation.h"

namespace rowsmith {

// Null by a keyed draw: bits below `threshold` (2^64 times the share) are null. Exact: the rows
// that a permutation of the table's rows moves below `nulls` are.
struct NullShare {
    u64 key = 0;
    u64 threshold = 0;
    std::optional<Permutation> rows = {};
    u64 nulls = 0;
    std::optional<u32> rank = {};  // input: the row's number among those that count
};

// Of a column's key, apart from the draws of generators.
NullShare null_share(u64 key, double share);
NullShare exact_null_share(u64 key, double share, u64 rows);

// Runs the inner kernel on its own inputs, then takes values away: where the condition (input
// number `condition`, a truth column behind the inner kernel's inputs) is not true, and by a draw.
// Requires a nullable output.
class NullingKernel final : public Kernel {
public:
    struct Parts {
        KernelPointer inner;
        bool inner_nullable = false;
        std::optional<u32> condition = {};
        std::optional<NullShare> share = {};
    };
    explicit NullingKernel(Parts parts) : parts_(std::move(parts)) {}
    void fill(const Fill& block) const override;
    std::unique_ptr<Scratch> make_scratch() const override { return parts_.inner->make_scratch(); }

private:
    Parts parts_;
};

// A choice among inputs: the first alternative whose condition is true (or that has none) gives the
// value; an alternative without a value, or no alternative at all, gives null.
class SelectKernel final : public Kernel {
public:
    struct Alternative {
        std::optional<u32> condition = {};  // input number of a truth column
        std::optional<u32> value = {};      // input number
    };
    // `inputs` are the shapes of all inputs; `output` is common_shape of the values'.
    SelectKernel(std::vector<Alternative> alternatives, std::span<const Shape* const> inputs,
                 const Shape& output);
    void fill(const Fill& block) const override;

private:
    std::vector<Alternative> alternatives_;
    std::vector<Converter> converters_;  // by alternative; unused ones convert nothing
};

// The value of input 0 where input 1 is not null, else null: what is read through a reference that
// may be null.
class MaskKernel final : public Kernel {
public:
    void fill(const Fill& block) const override;
};

}  // namespace rowsmith
