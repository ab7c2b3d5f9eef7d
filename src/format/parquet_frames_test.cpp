#include "format/parquet_frames.h"

#include <arrow/io/memory.h>
#include <arrow/table.h>
#include <arrow/util/key_value_metadata.h>
#include <gtest/gtest.h>
#include <parquet/arrow/reader.h>
#include <parquet/file_reader.h>

#include "format/arrow_test_reader.h"
#include "format/random_test_table.h"

namespace rowsmith {
namespace {

std::shared_ptr<arrow::Table> read(const std::string& file) {
    auto opened = parquet::arrow::OpenFile(
        std::make_shared<arrow::io::BufferReader>(arrow::Buffer::FromString(file)),
        arrow::default_memory_pool());
    EXPECT_TRUE(opened.ok()) << opened.status().ToString();
    auto table = (*opened)->ReadTable();
    EXPECT_TRUE(table.ok()) << table.status().ToString();
    if (!table.ok()) return nullptr;
    const auto valid = (*table)->ValidateFull();
    EXPECT_TRUE(valid.ok()) << valid.ToString();
    return *table;
}

std::string parquet_file(const TestTable& table, const Cut& cut, const Node& options) {
    const auto writer = bind_format("parquet", table, options);
    EXPECT_TRUE(writer.has_value()) << to_text(writer.error());
    return writer ? file_of(**writer, table, cut) : std::string();
}

const Node no_options{.kind = NodeKind::map};

TEST(Parquet, reads_back_what_the_blocks_hold) {
    for (const u32 rows : {0u, 1u, 150u, 256u}) {
        const TestTable table = random_table(rows, rows);
        const std::string file = parquet_file(table, {.frame_rows = 100, .block = 256}, no_options);
        const auto back = read(file);
        ASSERT_NE(back, nullptr);
        expect_cells(*back, table);
    }
}

TEST(Parquet, has_the_same_bytes_for_blocks_of_any_size) {
    const TestTable table = random_table(3, 200);
    const auto file = [&](u32 block) {
        return parquet_file(table, {.frame_rows = 128, .block = block}, no_options);
    };
    const std::string whole = file(256);
    EXPECT_TRUE(file(1) == whole);
    EXPECT_TRUE(file(7) == whole);
}

TEST(Parquet, compresses_as_asked) {
    const TestTable table = random_table(4, 256);
    for (const char* codec : {"none", "snappy", "zstd", "gzip", "lz4"}) {
        const std::string file = parquet_file(table, {.frame_rows = 256, .block = 256},
                                              options_map({{"compression", codec}}));
        expect_cells(*read(file), table);
    }
    const auto with_level = [&](const char* level) {
        return parquet_file(table, {.frame_rows = 256, .block = 256},
                            options_map({{"compression", "zstd"}, {"compression_level", level}}));
    };
    EXPECT_FALSE(with_level("1") == with_level("19"));
}

TEST(Parquet, refuses_options_that_do_not_fit) {
    const TestTable table = random_table(5, 1);
    const auto cause = [&](const Node& options) {
        const auto writer = bind_format("parquet", table, options);
        return writer ? "none" : writer.error().cause;
    };
    EXPECT_EQ(cause(options_map({{"compression", "brotli"}})), "unknown_word");
    EXPECT_EQ(cause(options_map({{"compression_level", "3"}})), "compression_without_level");
    EXPECT_EQ(cause(options_map({{"compression", "gzip"}, {"compression_level", "10"}})),
              "option_out_of_range");
    EXPECT_EQ(cause(options_map({{"row_group_rows", "0"}})), "option_out_of_range");
    EXPECT_EQ(cause(options_map({{"row_group_rows", "1048576"}})), "row_group_too_large");
    EXPECT_EQ(cause(options_map({{"metadata", "mine"}})), "bad_metadata");
    EXPECT_EQ(cause(options_map({{"metadata", "creator=me"}})), "bad_metadata");
    EXPECT_EQ(cause(options_map({{"metadata", "owner=me, note=two words"}})), "none");
}

TEST(Parquet, keeps_the_users_metadata) {
    const TestTable table = random_table(6, 1);
    Node options{.kind = NodeKind::map};
    options.set("metadata", options_map({{"owner", "sales"}, {"note", "für Ärzte"}}));
    const std::string file = parquet_file(table, {.frame_rows = 1, .block = 1}, options);
    const auto metadata =
        parquet::ParquetFileReader::Open(
            std::make_shared<arrow::io::BufferReader>(arrow::Buffer::FromString(file)))
            ->metadata()
            ->key_value_metadata();
    EXPECT_EQ(metadata->Get("owner").ValueOr(""), "sales");
    EXPECT_EQ(metadata->Get("note").ValueOr(""), "für Ärzte");
    EXPECT_EQ(metadata->Get("creator").ValueOr(""), "rowsmith");
}

TEST(Parquet, makes_row_groups_of_the_asked_size) {
    TestTable table;
    table.integers("n", {.type = {.kind = Kind::integer}}, std::vector<i64>(256, 7));
    const auto asked = bind_format("parquet", table, options_map({{"row_group_rows", "100"}}));
    EXPECT_EQ((*asked)->frame_rows(), 100u);
    EXPECT_EQ((*bind_format("parquet", table))->frame_rows(), 131'072u);
    EXPECT_EQ((*asked)->framing(), Framing::fixed);
    TestTable wide;
    wide.texts("t", {.bytes_max = 10'000}, {"x"});
    EXPECT_EQ((*bind_format("parquet", wide))->frame_rows(), 4'096u);
}

}  // namespace
}  // namespace rowsmith
