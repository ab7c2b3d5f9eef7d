// The columns of one block of one thread, and the running of a program over them.
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "column/refusal.h"
#include "plan/program.h"

namespace rowsmith {

class Workspace {
public:
    // Requires: the program outlives the workspace.
    explicit Workspace(const Program& program);

    // Computes the rows first, first + 1, …. Requires: count <= block_rows.
    void run_range(u64 first, u32 count);
    void run_list(std::span<const u64> rows);

    const Column& result(size_t i) const { return slots_[program_->result(i)]; }
    std::vector<const Column*> results() const;
    // What the kernel's first step keeps; null when the program does not use the kernel.
    Scratch* scratch_of(const Kernel& kernel);
    u32 count() const { return row_sets_[0].count(); }
    // The first value that could not be made since the workspace began, here or in the workspaces
    // of kernels; null: none.
    const Refusal* refusal() const;

private:
    void run();
    void check(const RefusalCheck& check);
    void make_row_set(const Step& step, const Column& numbers);

    const Program* program_;
    std::vector<Column> slots_;
    std::vector<Rows> row_sets_;
    std::vector<std::vector<u32>> places_;  // of a distinct row set: where each leading row's is
    std::vector<std::unique_ptr<Scratch>> scratch_;
    std::optional<Refusal> refusal_;
    std::vector<std::vector<const Column*>> inputs_;
    std::vector<std::vector<Column*>> outputs_;
};

}  // namespace rowsmith
