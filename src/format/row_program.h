// Turns blocks of columns into rows of text; one a thread.
#pragma once
#include <memory>

#include "base/buffer.h"
#include "format/row_kernels.h"
#include "format/row_plan.h"
#include "format/slab.h"

namespace rowsmith {

// A plan with its slabs, ready to be shared by the programs of all threads.
class BoundRows {
public:
    explicit BoundRows(RowPlan plan);
    const RowPlan& plan() const { return plan_; }
    // The program as a template: values are filled in by each RowProgram.
    const std::vector<Op>& ops() const { return ops_; }
    // The op of each piece.
    const std::vector<u32>& op_of_piece() const { return op_of_piece_; }
    const std::vector<u32>& starts() const { return starts_; }
    // Longest row, without the texts of spans.
    u64 row_bytes_max() const { return row_bytes_max_; }

private:
    void add_op(const Piece& piece);
    const Slab& slab_of(const std::vector<std::string>& entries);

    RowPlan plan_;
    std::vector<std::unique_ptr<Slab>> slabs_;
    std::vector<std::pair<const std::vector<std::string>*, const Slab*>> slab_of_entries_;
    std::vector<Op> ops_;
    std::vector<u32> op_of_piece_;
    std::vector<u32> starts_;
    u64 row_bytes_max_ = 0;
};

class RowProgram {
public:
    explicit RowProgram(std::shared_ptr<const BoundRows> bound);
    void append(std::span<const Column* const> columns, u32 count, Buffer& out);
    // Tells also where in `out` each row ends.
    void append(std::span<const Column* const> columns, u32 count, Buffer& out, i32* ends);

private:
    // Gives the most bytes that the rows take.
    u64 prepare(std::span<const Column* const> columns, u32 count);
    void point_at_columns();

    std::shared_ptr<const BoundRows> bound_;
    const RowKernels* kernels_;
    RowState state_;
    std::vector<Op> ops_;
    std::vector<const Op*> starts_;
    u64 span_bytes_ = 0;
};

}  // namespace rowsmith
