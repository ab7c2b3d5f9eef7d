// Rows for which a kernel has no value, and no value may be put in its place.
#pragma once
#include <string>

#include "column/kernel.h"

namespace rowsmith {

// A value of the plan that can't be made: the node that wants it, the row of that node's table, and
// the node whose kernel refuses.
struct Refusal {
    u32 node = 0;
    u64 row = 0;
    u32 maker = 0;
};

// A kernel that tells in output 1, a truth column, which rows have no value.
class RefusingKernel : public Kernel {
public:
    // Why row i has none, as a clause: "its span starts at … and ends at …".
    virtual std::string why_refused(const Fill& block, u32 i) const = 0;
    virtual std::string how_to_mend() const {
        return "move one of the ends, or say what stands there: empty: null, or empty: after for "
               "the lower end";
    }
};

// The scratch of a kernel that makes other rows (children, parents) on its own.
class RefusingScratch : public Scratch {
public:
    // What was refused among those; null: nothing.
    virtual const Refusal* refusal() const = 0;
};

// Of the truth that a row has no value, and of the numbers of those that can't make one.
inline Shape refused_shape() {
    return {.type = {.kind = Kind::integer}, .form = Form::int64, .low = 0, .high = UINT32_MAX};
}

}  // namespace rowsmith
