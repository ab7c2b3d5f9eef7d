// Runs one table: units of rows in parallel, their bytes appended in row order.
//
//   worker:  take unit k -> blocks -> encode -> leave at k's place -> assemble in turn -> sink
//
// Units are whole frames for formats with fixed frames, else about a thousand rows, of which a
// megabyte a thread may lie before their turn; so memory is bounded by threads x frame. Neither
// units nor threads or blocks change a byte.
#pragma once
#include <atomic>
#include <vector>

#include "base/byte_sink.h"
#include "format/format.h"
#include "plan/workspace.h"
#include "run/frame_maker.h"

namespace rowsmith {

struct RunOptions {
    u32 threads = 1;
    u32 block = block_rows;  // rows of a block, at most block_rows
    std::vector<u32> chunk_order =
        {};  // tests: the table is cut into this many chunks, made in this order
    const std::atomic<bool>* cancelled = nullptr;
    std::atomic<u64>* rows_done = nullptr;  // for a progress line
    std::atomic<u64>* bytes_done = nullptr;
};

// Rows [first, end) as a file of their own. Frames are counted from row 0 whatever the first row
// is.
struct TableRun {
    const Program* program;
    const Writer* writer;
    RowRange rows;
    ByteSink* sink;
};

Result<void> run_table(const TableRun& table, const RunOptions& options);

}  // namespace rowsmith
