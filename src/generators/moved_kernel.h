// The kernel of draws that expressions of the row move.
#pragma once
#include <memory>

#include "column/refusal.h"
#include "generators/base_draw.h"
#include "generators/distribution_grid.h"
#include "generators/endings.h"
#include "generators/row_facts.h"

namespace rowsmith {

// Everything that a row's value follows from; absent parts change nothing.
struct Move {
    u64 key = 0;
    std::shared_ptr<const BaseDraw> base = nullptr;
    std::optional<RowFacts> facts = {};
    std::optional<RowNumber> times = {}, add = {}, low = {}, high = {};
    std::optional<ValueGrid> grid = {};
    std::optional<Endings> endings = {};
    u64 ending_key = 0;
    Interval range = {};                 // of all values
    Places places = {};                  // the same on the grid
    WhenEmpty empty = WhenEmpty::error;  // what rows without a value get
    Type type = {};
};

// Rows without a value are told in a second output, if there is one; else they are null or the
// lower end.
KernelPointer moved_kernel(Move move);

}  // namespace rowsmith
