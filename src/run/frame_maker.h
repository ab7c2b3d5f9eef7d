// One thread's tools to make rows: blocks filled, encoded, put together to frames.
#pragma once
#include <algorithm>
#include <memory>
#include <vector>

#include "base/buffer.h"
#include "format/format.h"
#include "plan/workspace.h"

namespace rowsmith {

struct RowRange {
    u64 first = 0;
    u64 end = 0;

    u64 count() const { return end - first; }
};

class FrameMaker {
public:
    // `block`: rows of a block, at most block_rows.
    FrameMaker(const Program& program, const Writer& writer, u32 block = block_rows);

    // The bytes of a frame, or of any rows for free-running text, as the encoder leaves them: an
    // assembler puts them into a file. Valid until the next call. Ends early where `is_stopped`
    // says so. Error: that of a row that was refused.
    template <class Stop>
    Result<Buffer*> frame(RowRange rows, const Stop& is_stopped) {
        bytes_.clear();
        for (u64 first = rows.first; first < rows.end; first += block_) {
            if (is_stopped()) return &bytes_;
            (void)TRY(add(first, static_cast<u32>(std::min<u64>(block_, rows.end - first))));
        }
        (void)TRY(encoder_->finish(bytes_));
        return &bytes_;
    }

private:
    Result<void> add(u64 first, u32 count);

    const Program& program_;
    Workspace workspace_;
    std::unique_ptr<FrameEncoder> encoder_;
    std::vector<const Column*> columns_;
    Buffer bytes_;
    u32 block_;
};

}  // namespace rowsmith
