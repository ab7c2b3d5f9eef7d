#include "format/parquet_frames.h"

#include <arrow/array/array_base.h>
#include <arrow/array/util.h>
#include <parquet/arrow/writer.h>

#include "format/arrow_edge.h"
#include "format/arrow_sink.h"

namespace rowsmith {

namespace {

constexpr std::string_view doing = "encode a row group";

}  // namespace

Result<void> ParquetEncoder::add(std::span<const Column* const> columns, u32 count, Buffer&) {
    return frame_.add(columns, count);
}

Result<void> ParquetEncoder::finish(Buffer& out) {
    auto done = guarded(doing, [&] { return write(out); });
    frame_.clear();
    return done;
}

Result<void> ParquetEncoder::write(Buffer& out) {
    const auto writer = TRY(from_arrow(
        doing, parquet::arrow::FileWriter::Open(*plan_->schema, arrow::default_memory_pool(),
                                                std::make_shared<BufferSink>(out),
                                                plan_->properties, plan_->arrow_properties)));
    if (frame_.rows() > 0) {
        (void)TRY(from_arrow(doing, writer->NewRowGroup()));
        for (const auto& column : frame_.data())
            (void)TRY(from_arrow(doing, writer->WriteColumnChunk(*arrow::MakeArray(column))));
    }
    return from_arrow(doing, writer->Close());
}

}  // namespace rowsmith
