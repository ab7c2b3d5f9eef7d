#include "format/arrow_ipc.h"

#include <arrow/array/array_dict.h>
#include <arrow/io/memory.h>
#include <arrow/ipc/reader.h>
#include <arrow/ipc/writer.h>
#include <arrow/record_batch.h>
#include <arrow/table.h>
#include <gtest/gtest.h>

#include "format/arrow_frame.h"
#include "format/arrow_test_reader.h"
#include "format/random_test_table.h"

namespace rowsmith {
namespace {

const Node no_options{.kind = NodeKind::map};

std::string ipc_file(const char* format, const TestTable& table, const Cut& cut,
                     const Node& options = no_options) {
    const auto writer = bind_format(format, table, options);
    EXPECT_TRUE(writer.has_value()) << to_text(writer.error());
    return file_of(**writer, table, cut);
}

std::shared_ptr<arrow::io::BufferReader> reader_of(const std::string& bytes) {
    return std::make_shared<arrow::io::BufferReader>(arrow::Buffer::FromString(bytes));
}

arrow::RecordBatchVector read_file(const std::string& bytes) {
    const auto reader = *arrow::ipc::RecordBatchFileReader::Open(reader_of(bytes));
    arrow::RecordBatchVector batches;
    for (int k = 0; k < reader->num_record_batches(); k++)
        batches.push_back(*reader->ReadRecordBatch(k));
    return batches;
}

std::shared_ptr<arrow::Table> table_of(const arrow::RecordBatchVector& batches) {
    for (const auto& batch : batches) {
        const auto valid = batch->ValidateFull();
        EXPECT_TRUE(valid.ok()) << valid.ToString();
    }
    return *arrow::Table::FromRecordBatches(batches);
}

TEST(ArrowIpc, reads_back_what_the_blocks_hold) {
    const TestTable table = random_table(21, 150);
    for (const char* codec : {"none", "zstd", "lz4"}) {
        const Node options = options_map({{"compression", codec}});
        const Cut cut{.frame_rows = 50, .block = 33};
        const auto batches = read_file(ipc_file("arrow", table, cut, options));
        EXPECT_EQ(batches.size(), 3u);
        expect_cells(*table_of(batches), table);
        const auto stream = *arrow::ipc::RecordBatchStreamReader::Open(
            reader_of(ipc_file("arrow_stream", table, cut, options)));
        expect_cells(**stream->ToTable(), table);
    }
}

TEST(ArrowIpc, has_the_same_bytes_for_blocks_of_any_size) {
    const TestTable table = random_table(22, 200);
    for (const char* format : {"arrow", "arrow_stream"}) {
        const auto file = [&](u32 block) {
            return ipc_file(format, table, {.frame_rows = 128, .block = block});
        };
        const std::string whole = file(256);
        EXPECT_TRUE(file(1) == whole);
        EXPECT_TRUE(file(7) == whole);
    }
}

// A file that Arrow's own writer makes of the batches that were read is the same file.
TEST(ArrowIpc, has_the_bytes_of_an_ordinary_writer) {
    const TestTable table = random_table(23, 100);
    const std::string file = ipc_file("arrow", table, {.frame_rows = 40, .block = 40});
    const auto batches = read_file(file);
    const auto sink = *arrow::io::BufferOutputStream::Create();
    const auto writer = *arrow::ipc::MakeFileWriter(sink, batches[0]->schema());
    for (const auto& batch : batches) ASSERT_TRUE(writer->WriteRecordBatch(*batch).ok());
    ASSERT_TRUE(writer->Close().ok());
    EXPECT_TRUE((*sink->Finish())->ToString() == file);
}

TEST(ArrowIpc, has_a_schema_without_rows) {
    const TestTable table = random_table(24, 0);
    const auto reader = *arrow::ipc::RecordBatchFileReader::Open(
        reader_of(ipc_file("arrow", table, {.frame_rows = 1, .block = 1})));
    EXPECT_EQ(reader->num_record_batches(), 0);
    EXPECT_EQ(reader->schema()->num_fields(), static_cast<int>(table.columns().size()));
    const auto stream = *arrow::ipc::RecordBatchStreamReader::Open(
        reader_of(ipc_file("arrow_stream", table, {.frame_rows = 1, .block = 1})));
    EXPECT_EQ((*stream->ToTable())->num_rows(), 0);
}

TEST(ArrowIpc, says_each_value_of_a_dictionary_once) {
    TestTable table;
    table.codes("c", {.dictionary = make_dictionary({"a", "b", "a", "c", "b"})}, {4, 2, 0, 3, 1});
    const auto batches = read_file(ipc_file("arrow", table, {.frame_rows = 5, .block = 5}));
    const auto& codes = static_cast<const arrow::DictionaryArray&>(*batches[0]->column(0));
    EXPECT_EQ(codes.dictionary()->length(), 3);
    expect_cells(*table_of(batches), table);
}

TEST(ArrowIpc, refuses_frames_that_are_cut) {
    const TestTable table = random_table(25, 3);
    for (const char* format : {"arrow", "arrow_stream"}) {
        const auto writer = bind_format(format, table);
        Buffer frame, out;
        const auto encoder = (*writer)->make_encoder();
        ASSERT_TRUE(encoder->add(table.columns(), table.rows(), frame).has_value());
        ASSERT_TRUE(encoder->finish(frame).has_value());
        const auto assembler = (*writer)->make_assembler();
        ASSERT_TRUE(assembler->begin(out).has_value());
        for (size_t size = 0; size < frame.size(); size += 97) {
            out.clear();
            EXPECT_FALSE(assembler->append(frame.view().substr(0, size), out).has_value()) << size;
        }
        out.clear();
        EXPECT_TRUE(assembler->append(frame.view(), out).has_value());
    }
}

}  // namespace
}  // namespace rowsmith
