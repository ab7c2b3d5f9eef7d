// Parquet through Arrow, a few thousand rows at a time. Its library throws where a file is broken:
// here is the edge where that becomes an error.
#include <arrow/array.h>
#include <arrow/buffer.h>
#include <arrow/io/memory.h>
#include <arrow/record_batch.h>
#include <arrow/table.h>
#include <parquet/arrow/reader.h>
#include <parquet/file_reader.h>

#include <algorithm>
#include <exception>
#include <optional>

#include "read/parquet_cells.h"
#include "read/reader.h"

namespace rowsmith {

namespace {

constexpr i64 rows_at_once = 4'096;

class ParquetReader final : public RowReader {
public:
    explicit ParquetReader(const ReadRequest& request)
        : files_(request.files), path_(request.path), columns_(request.columns) {}

    Result<void> open() {
        return guarded([this]() -> Result<void> { return open_file(); });
    }

    Result<void> next(RowBatch& batch) override {
        batch.clear();
        return guarded([&]() -> Result<void> { return fill(batch); });
    }

    const HeadFindings& head() const override { return head_; }
    u64 bytes_done() const override { return bytes_done_; }

private:
    template <class Work>
    Result<void> guarded(Work&& work) {
        try {
            return work();
        } catch (const std::exception& thrown) {
            return fail(broken(thrown.what()));
        }
    }

    Error broken(const std::string& message) const {
        return unreadable(path_, 0, "parquet_broken", message.substr(0, message.find('\n')),
                          "a whole Parquet file");
    }
    Result<void> check(const arrow::Status& status) const {
        if (status.ok()) return {};
        return fail(broken(status.message()));
    }
    template <class T>
    Result<T> take(arrow::Result<T> result) const {
        (void)TRY(check(result.status()));
        return std::move(result).ValueUnsafe();
    }

    Result<void> open_file() {
        bytes_ = TRY(files_.map(path_));
        size_bytes_ = bytes_->view().size();
        const auto file = std::make_shared<arrow::io::BufferReader>(
            std::make_shared<arrow::Buffer>(bytes_->view()));
        parquet::arrow::FileReaderBuilder builder;
        (void)TRY(check(builder.Open(file)));
        parquet::ArrowReaderProperties properties(/*use_threads=*/false);
        properties.set_batch_size(rows_at_once);
        properties.set_pre_buffer(false);
        reader_ = TRY(take(builder.properties(properties)->Build()));
        std::shared_ptr<arrow::Schema> schema;
        (void)TRY(check(reader_->GetSchema(&schema)));
        read_head(*schema);
        rows_total_ = reader_->parquet_reader()->metadata()->num_rows();
        stream_ = TRY(take(reader_->GetRecordBatchReader()));
        return {};
    }

    void read_head(const arrow::Schema& schema) {
        std::vector<bool> seen(columns_.size(), false);
        for (const auto& field : schema.fields()) {
            const auto found = std::find(columns_.begin(), columns_.end(), field->name());
            const auto column = static_cast<size_t>(found - columns_.begin());
            const bool is_ours = found != columns_.end() && !seen[column];
            wanted_.push_back(is_ours ? std::optional(column) : std::nullopt);
            if (is_ours)
                seen[column] = true;
            else
                (found == columns_.end() ? head_.extra : head_.repeated).push_back(field->name());
        }
        for (size_t c = 0; c < columns_.size(); c++)
            if (!seen[c]) head_.missing.push_back(columns_[c]);
    }

    Result<void> fill(RowBatch& batch) {
        while (rows_ == nullptr || at_ == rows_->num_rows()) {
            at_ = 0;
            (void)TRY(check(stream_->ReadNext(&rows_)));
            if (rows_ == nullptr) return {};
        }
        const auto count = static_cast<u32>(std::min<i64>(block_rows, rows_->num_rows() - at_));
        for (u32 i = 0; i < count; i++) batch.add_row(0);
        for (size_t c = 0; c < wanted_.size(); c++)
            if (wanted_[c])
                (void)TRY(fill_cells(*rows_->column(static_cast<int>(c)), at_, count, batch,
                                     *wanted_[c]));
        at_ += count;
        rows_done_ += count;
        if (rows_total_ > 0)
            bytes_done_ = static_cast<u64>(static_cast<double>(size_bytes_) *
                                           static_cast<double>(rows_done_) /
                                           static_cast<double>(rows_total_));
        return {};
    }

    FileSystem& files_;
    std::string path_;
    std::unique_ptr<FileBytes> bytes_;  // outlives the reader
    std::vector<std::string> columns_;
    HeadFindings head_;
    std::vector<std::optional<size_t>> wanted_;  // of each column of the file
    std::unique_ptr<parquet::arrow::FileReader> reader_;
    std::shared_ptr<arrow::RecordBatchReader> stream_;
    std::shared_ptr<arrow::RecordBatch> rows_;
    i64 at_ = 0;
    i64 rows_done_ = 0;
    i64 rows_total_ = 0;
    u64 size_bytes_ = 0;
    u64 bytes_done_ = 0;
};

Result<std::unique_ptr<RowReader>> open(const ReadRequest& request) {
    if (request.path == "-")
        return fail({.code = ErrorCode::invalid_argument,
                     .cause = "pipe_unreadable",
                     .message = "Parquet can't be read from a pipe",
                     .expected = "a file",
                     .fix = "save it to a file first"});
    auto reader = std::make_unique<ParquetReader>(request);
    (void)TRY(reader->open());
    return reader;
}

}  // namespace

namespace readers {

const Reader& parquet() {
    static const Reader reader{.name = "parquet", .extension = "parquet", .open = open};
    return reader;
}

}  // namespace readers

}  // namespace rowsmith
