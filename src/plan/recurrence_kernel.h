// Values that follow from an earlier row: previous(column, first) inside a parent, and own columns
// read up a tree.
//
// Still a pure function of the row: each chain of rows is run from its start (the parent's first
// child, the tree's root). Chains of a block advance together, one step of all at a time, through a
// program that computes the column with its own previous value handed in by a CarryKernel. Inside a
// parent the thread remembers the last row reached, so that series in order cost one step a row.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "plan/workspace.h"

namespace rowsmith {

// One value of an earlier row on its way to the next.
struct Carried {
    i64 integer = 0;
    double real = 0;
    std::string text = {};
    bool null = true;
};

// Gives the values that the recurrence has laid into its scratch.
class CarryKernel final : public Kernel {
public:
    struct Values final : Scratch {
        std::vector<Carried> rows;
    };
    void fill(const Fill& block) const override;
    std::unique_ptr<Scratch> make_scratch() const override { return std::make_unique<Values>(); }
};

// Where the chain of a row runs.
enum class ChainKind : u8 {
    siblings,  // inputs 0 and 1 of the node: the parent's row and the ordinal
    tree,      // the rows above, by a program whose result 0 is the row above, null at a root
};

// Output 0: the value of the column at the row before, `first` (or null) where there is none.
class RecurrenceKernel final : public Kernel {
public:
    RecurrenceKernel(ChainKind kind, const Shape& output) : kind_(kind), output_(output) {}

    struct Programs {
        std::shared_ptr<const Program>
            step;  // result 0: the column, with `carry` for its previous value
        std::shared_ptr<const Program>
            first;  // result 0: the value before the first row; null: none
        std::shared_ptr<const Program> above;  // tree: result 0 is the row above
    };
    // Once, when the column itself is bound, before any fill.
    void set_programs(Programs programs) { programs_ = std::move(programs); }
    const CarryKernel& carry() const { return carry_; }

    void fill(const Fill& block) const override;
    std::unique_ptr<Scratch> make_scratch() const override;

private:
    ChainKind kind_;
    Shape output_;
    CarryKernel carry_;
    Programs programs_;
};

// How far a row is below its tree's root: 0 for a root.
class DepthKernel final : public Kernel {
public:
    explicit DepthKernel(std::shared_ptr<const Program> above) : above_(std::move(above)) {}
    void fill(const Fill& block) const override;
    std::unique_ptr<Scratch> make_scratch() const override;

private:
    std::shared_ptr<const Program> above_;
};

}  // namespace rowsmith
