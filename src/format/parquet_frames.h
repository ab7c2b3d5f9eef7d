// A frame of a Parquet table: one row group, encoded apart as a whole file in memory. What makes
// one file of many is format/parquet_assembly.h.
#pragma once
#include <memory>

#include "format/arrow_frame.h"
#include "format/parquet_plan.h"

namespace rowsmith {

class ParquetEncoder final : public FrameEncoder {
public:
    explicit ParquetEncoder(std::shared_ptr<const ParquetPlan> plan)
        : plan_(std::move(plan)), frame_(plan_->columns, DictionaryPart::used) {}

    Result<void> add(std::span<const Column* const> columns, u32 count, Buffer& out) override;
    Result<void> finish(Buffer& out) override;

private:
    Result<void> write(Buffer& out);

    std::shared_ptr<const ParquetPlan> plan_;
    ArrowFrame frame_;
};

}  // namespace rowsmith
