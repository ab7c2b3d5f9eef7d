// One Parquet file of row groups that were encoded apart (format/parquet_frames.h). The pages of a
// frame are copied as they are; its footer is read, and the place of each column chunk is told anew
// in the footer of the file. The bytes are those that Arrow's writer makes of the same row groups
// in one go, which a test holds.
//
// Frames may come from another process, so sizes and places are checked before they are used.
#pragma once
#include <parquet/metadata.h>

#include <memory>

#include "format/parquet_plan.h"

namespace rowsmith {

// The row groups of a file, whose column chunks follow each other.
Result<std::vector<FrameBytes>> row_groups_in(std::string_view file);

class ParquetAssembler final : public Assembler {
public:
    explicit ParquetAssembler(std::shared_ptr<const ParquetPlan> plan) : plan_(std::move(plan)) {}

    Result<void> begin(Buffer& out) override;
    Result<std::string_view> append(std::string_view frame, Buffer& out) override;
    Result<void> append_file(std::string_view file, const Emit& emit) override;
    Result<void> finish(Buffer& out) override;

private:
    Result<std::string_view> splice(std::string_view frames);
    void describe_chunk(const parquet::ColumnChunkMetaData& chunk,
                        parquet::ColumnChunkMetaDataBuilder& builder, i64 shift) const;

    std::shared_ptr<const ParquetPlan> plan_;
    // Of a frame without rows: a schema that was read is not equal to the one it was written from.
    std::shared_ptr<parquet::FileMetaData> expected_;
    std::unique_ptr<parquet::FileMetaDataBuilder> footer_;
    i64 position_ = 0;  // of the next byte of the file
};

}  // namespace rowsmith
