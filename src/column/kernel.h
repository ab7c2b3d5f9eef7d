// A kernel fills one block of columns. It is made at plan time, where everything that can fail has
// failed; filling cannot. It is shared by all threads and keeps no state: what it wants to remember
// between blocks (the last stride of a fan-out) lives in a Scratch of the thread and may only save
// time, never change a value.
#pragma once
#include <memory>
#include <span>

#include "column/column.h"
#include "column/rows.h"

namespace rowsmith {

class Scratch {
public:
    virtual ~Scratch() = default;
};

// One call: for each i < rows.count(), the outputs at i are to be a pure function of rows[i] and
// the inputs at i.
struct Fill {
    const Rows& rows;
    std::span<const Column* const> inputs;
    std::span<Column* const> outputs;
    Scratch* scratch = nullptr;

    u32 count() const { return rows.count(); }
    Column& out() const { return *outputs[0]; }
};

class Kernel {
public:
    virtual ~Kernel() = default;
    // Sets every output's arrays for the rows (and `valid` where an output's shape is nullable).
    virtual void fill(const Fill& block) const = 0;
    // Null when the kernel needs none.
    virtual std::unique_ptr<Scratch> make_scratch() const { return nullptr; }
};

using KernelPointer = std::unique_ptr<Kernel>;

}  // namespace rowsmith
