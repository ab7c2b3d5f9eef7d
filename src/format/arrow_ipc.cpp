#include "format/arrow_ipc.h"

#include <arrow/io/memory.h>
#include <arrow/ipc/dictionary.h>
#include <arrow/ipc/message.h>
#include <arrow/ipc/writer.h>
#include <arrow/record_batch.h>
#include <arrow/util/compression.h>

#include "format/arrow_edge.h"
#include "format/arrow_frame.h"
#include "format/arrow_frame_rows.h"
#include "format/arrow_options.h"
#include "format/arrow_sink.h"

namespace rowsmith {

namespace {

constexpr std::string_view encoding = "encode a record batch";
constexpr std::string_view writing = "write an Arrow file";

struct IpcPlan {
    IpcKind kind;
    std::vector<ArrowColumn> columns;
    std::shared_ptr<arrow::Schema> schema;
    ChosenCompression compression;
    u64 frame_rows;
};

// A codec is used by one thread, so each encoder has its own.
Result<arrow::ipc::IpcWriteOptions> write_options(const IpcPlan& plan) {
    auto options = arrow::ipc::IpcWriteOptions::Defaults();
    options.use_threads = false;
    if (plan.compression.codec == arrow::Compression::UNCOMPRESSED) return options;
    const int level = plan.compression.level.value_or(arrow::util::kUseDefaultCompressionLevel);
    options.codec =
        TRY(from_arrow(encoding, arrow::util::Codec::Create(plan.compression.codec, level)));
    return options;
}

std::shared_ptr<arrow::RecordBatch> batch_of(const IpcPlan& plan, ArrowFrame& frame) {
    return arrow::RecordBatch::Make(plan.schema, static_cast<i64>(frame.rows()), frame.data());
}

class IpcEncoder final : public FrameEncoder {
public:
    explicit IpcEncoder(std::shared_ptr<const IpcPlan> plan)
        : plan_(std::move(plan)), frame_(plan_->columns, DictionaryPart::whole) {}

    Result<void> add(std::span<const Column* const> columns, u32 count, Buffer&) override {
        return frame_.add(columns, count);
    }
    Result<void> finish(Buffer& out) override {
        auto done = guarded(encoding, [&] { return write(out); });
        frame_.clear();
        return done;
    }

private:
    Result<void> write(Buffer& out) {
        const auto options = TRY(write_options(*plan_));
        arrow::ipc::IpcPayload payload;
        (void)TRY(from_arrow(encoding, arrow::ipc::GetRecordBatchPayload(*batch_of(*plan_, frame_),
                                                                         options, &payload)));
        BufferSink sink(out);
        i32 metadata_bytes = 0;
        return from_arrow(encoding,
                          arrow::ipc::WriteIpcPayload(payload, options, &sink, &metadata_bytes));
    }

    std::shared_ptr<const IpcPlan> plan_;
    ArrowFrame frame_;
};

Error bad_frame(const std::string& message) {
    return {.code = ErrorCode::invalid_data,
            .cause = "bad_frame",
            .message = "a record batch cannot be used: " + message,
            .expected = "a record batch as it was encoded for this table",
            .fix = "make the rows anew"};
}

// The message must take all of the frame.
Result<std::unique_ptr<arrow::ipc::Message>> read_message(std::string_view frame) {
    arrow::io::BufferReader reader(std::make_shared<arrow::Buffer>(frame));
    auto message = arrow::ipc::ReadMessage(&reader);
    if (!message.ok()) return fail(bad_frame(message.status().ToString()));
    if (*message == nullptr || (*message)->type() != arrow::ipc::MessageType::RECORD_BATCH)
        return fail(bad_frame("it is no such message"));
    if (*reader.Tell() != static_cast<i64>(frame.size()) || frame.size() % 8 != 0)
        return fail(bad_frame("it has bytes too many"));
    return std::move(message).ValueUnsafe();
}

// How far the first message of the bytes goes; 0 where they end properly.
Result<size_t> message_bytes(std::string_view bytes) {
    arrow::io::BufferReader reader(std::make_shared<arrow::Buffer>(bytes));
    const auto message = arrow::ipc::ReadMessage(&reader);
    if (!message.ok()) return fail(bad_frame(message.status().ToString()));
    return *message == nullptr ? size_t{0} : static_cast<size_t>(*reader.Tell());
}

class IpcAssembler final : public Assembler {
public:
    explicit IpcAssembler(std::shared_ptr<const IpcPlan> plan)
        : plan_(std::move(plan)), sink_(nothing_) {}

    Result<void> begin(Buffer& out) override {
        sink_.go_on_in(out);
        auto written = guarded(writing, [&] { return write_head(); });
        head_bytes_ = out.size();
        return written;
    }

    Result<std::string_view> append(std::string_view frame, Buffer& out) override {
        sink_.go_on_in(out);
        return guarded(writing, [&]() -> Result<std::string_view> {
            const auto message = TRY(read_message(frame));
            if (plan_->kind == IpcKind::stream) return frame;
            arrow::ipc::IpcPayload payload;
            payload.type = arrow::ipc::MessageType::RECORD_BATCH;
            payload.metadata = message->metadata();
            payload.body_length = message->body_length();
            payload.body_buffers = {message->body()};
            (void)TRY(from_arrow(writing, writer_->WritePayload(payload)));
            return out.view();
        });
    }

    // Every file of this plan begins with the same schema and dictionaries; a message without a
    // body ends its batches.
    Result<void> append_file(std::string_view file, const Emit& emit) override {
        if (file.size() < head_bytes_) return fail(bad_frame("it ends early"));
        file.remove_prefix(head_bytes_);
        Buffer out;
        while (true) {
            const size_t size = TRY(guarded(writing, [&] { return message_bytes(file); }));
            if (size == 0) return {};
            out.clear();
            (void)TRY(emit(TRY(append(file.substr(0, size), out))));
            file.remove_prefix(size);
        }
    }

    Result<void> finish(Buffer& out) override {
        sink_.go_on_in(out);
        return guarded(writing, [&] { return from_arrow(writing, writer_->Close()); });
    }

private:
    Result<void> write_head() {
        const auto options = TRY(write_options(*plan_));
        writer_ = TRY(from_arrow(
            writing,
            plan_->kind == IpcKind::file
                ? arrow::ipc::internal::MakePayloadFileWriter(&sink_, plan_->schema, options)
                : arrow::ipc::internal::MakePayloadStreamWriter(&sink_, options)));
        (void)TRY(from_arrow(writing, writer_->Start()));
        const arrow::ipc::DictionaryFieldMapper fields(*plan_->schema);
        arrow::ipc::IpcPayload schema;
        (void)TRY(from_arrow(
            writing, arrow::ipc::GetSchemaPayload(*plan_->schema, options, fields, &schema)));
        (void)TRY(from_arrow(writing, writer_->WritePayload(schema)));
        ArrowFrame empty(plan_->columns, DictionaryPart::whole);
        const auto dictionaries = TRY(
            from_arrow(writing, arrow::ipc::CollectDictionaries(*batch_of(*plan_, empty), fields)));
        for (const auto& [id, values] : dictionaries) {
            arrow::ipc::IpcPayload payload;
            (void)TRY(from_arrow(writing,
                                 arrow::ipc::GetDictionaryPayload(id, values, options, &payload)));
            (void)TRY(from_arrow(writing, writer_->WritePayload(payload)));
        }
        return {};
    }

    std::shared_ptr<const IpcPlan> plan_;
    Buffer nothing_;
    BufferSink sink_;
    size_t head_bytes_ = 0;  // before the first batch
    std::unique_ptr<arrow::ipc::internal::IpcPayloadWriter> writer_;
};

class IpcWriter final : public Writer {
public:
    explicit IpcWriter(std::shared_ptr<const IpcPlan> plan) : plan_(std::move(plan)) {}
    std::unique_ptr<FrameEncoder> make_encoder() const override {
        return std::make_unique<IpcEncoder>(plan_);
    }
    std::unique_ptr<Assembler> make_assembler() const override {
        return std::make_unique<IpcAssembler>(plan_);
    }
    Framing framing() const override { return Framing::fixed; }
    u64 frame_rows() const override { return plan_->frame_rows; }
    Result<std::vector<FrameBytes>> frames_in(std::string_view file) const override {
        Buffer head;
        (void)TRY(make_assembler()->begin(head));
        if (!file.starts_with(head.view())) return fail(bad_frame("its file has another head"));
        file.remove_prefix(head.size());
        std::vector<FrameBytes> batches;
        while (const size_t size = TRY(guarded(writing, [&] { return message_bytes(file); }))) {
            batches.push_back({file.substr(0, size)});
            file.remove_prefix(size);
        }
        return batches;
    }

private:
    std::shared_ptr<const IpcPlan> plan_;
};

}  // namespace

std::vector<OptionSpec> ipc_options() {
    return {compression_option({"none", "zstd", "lz4"}), compression_level_option(),
            row_group_rows_option(), metadata_option()};
}

Result<std::unique_ptr<Writer>> bind_ipc(IpcKind kind, const TableLayout& layout,
                                         const Options& options) {
    auto plan = std::make_shared<IpcPlan>();
    plan->kind = kind;
    plan->columns = TRY(bind_arrow_columns(layout, JoinedTexts::as_text));
    plan->schema = arrow_schema(plan->columns)->WithMetadata(TRY(file_metadata(options)));
    plan->frame_rows = TRY(chosen_frame_rows(layout, options));
    plan->compression = TRY(chosen_compression(options));
    if (plan->compression.codec == arrow::Compression::LZ4)
        plan->compression.codec = arrow::Compression::LZ4_FRAME;
    return std::make_unique<IpcWriter>(std::move(plan));
}

}  // namespace rowsmith
