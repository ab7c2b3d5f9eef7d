#include "read/delimited_record.h"

#include <gtest/gtest.h>

#include "base/memory_filesystem.h"

namespace rowsmith {
namespace {

constexpr std::string_view last = "last", more = "more";

// Cells joined by |, quoted ones in [], then the size.
std::string cut(std::string_view bytes, std::string_view follows = last) {
    DelimitedRecord record;
    const RecordEnd end = read_record(bytes, follows == last, {}, record);
    if (end == RecordEnd::cut) return "cut";
    if (end == RecordEnd::quote_not_closed) return "not closed";
    std::string text;
    for (const DelimitedCell& cell : record.cells) {
        if (&cell != record.cells.data()) text += "|";
        text += cell.quoted ? "[" + std::string(cell.text) + "]" : std::string(cell.text);
    }
    if (record.stray_cell > 0) text += " stray " + std::to_string(record.stray_cell);
    return text + " " + std::to_string(record.size_bytes);
}

TEST(DelimitedRecord, cuts_cells_at_delimiters_and_line_ends) {
    EXPECT_EQ(cut("a,b\nc,d\n"), "a|b 4");
    EXPECT_EQ(cut("a,b\r\nc"), "a|b 5");
    EXPECT_EQ(cut(",\n"), "| 2");
    EXPECT_EQ(cut("\n"), " 1");
    EXPECT_EQ(cut("a,b"), "a|b 3");
    EXPECT_EQ(cut("a\rb\n"), "a\rb 4");
}

TEST(DelimitedRecord, takes_delimiters_and_line_ends_in_quotes_as_text) {
    EXPECT_EQ(cut("\"a,b\",c\n"), "[a,b]|c 8");
    EXPECT_EQ(cut("\"a\r\nb\"\r\nc"), "[a\r\nb] 8");
    EXPECT_EQ(cut("\"a\"\"b\",\"\"\n"), "[a\"\"b]|[] 10");
    std::string text;
    append_undoubled(text, "a\"\"b\"\"", '"');
    EXPECT_EQ(text, "a\"b\"");
}

TEST(DelimitedRecord, asks_for_more_wherever_the_bytes_end_too_early) {
    const std::string record = "a,\"b\"\"\r\n\",c\r\n";
    for (size_t size = 1; size < record.size(); size++)
        EXPECT_EQ(cut(record.substr(0, size), more), "cut") << size;
    EXPECT_EQ(cut(record, more), "a|[b\"\"\r\n]|c 13");
}

TEST(DelimitedRecord, tells_quotes_where_none_may_stand) {
    EXPECT_EQ(cut("a,5\" disk\n"), "a|5\" disk stray 2 10");
    EXPECT_EQ(cut("\"a\"b,c\n"), "[\"a\"b]|c stray 1 7");
    EXPECT_EQ(cut("a,\"b\n"), "not closed");
}

// Rows as they come, whatever the sizes of pieces that the file gives.
TEST(DelimitedReader, reads_rows_that_cross_its_window) {
    MemoryFileSystem files;
    std::string& text = files.files["t.csv"];
    text = "\xef\xbb\xbfid,text\r\n";
    const std::string long_text(700'000, 'x');
    for (int row = 0; row < 5; row++)
        text += std::to_string(row) + ",\"" + long_text + "\"\"\r\n\"\r\n";
    const auto reader = find_reader("csv")->open(
        {.files = files, .path = "t.csv", .columns = {"text", "id"}, .dialect = {}});
    ASSERT_TRUE(reader.has_value());
    RowBatch batch(2);
    u64 rows = 0;
    while (true) {
        ASSERT_TRUE((*reader)->next(batch).has_value());
        if (batch.count() == 0) break;
        for (u32 i = 0; i < batch.count(); i++, rows++) {
            EXPECT_EQ(batch.column(1)[i].text, std::to_string(rows));
            EXPECT_EQ(batch.column(0)[i].text, long_text + "\"\r\n");
            EXPECT_EQ(batch.line(i), 2 + 2 * rows);
        }
    }
    EXPECT_EQ(rows, 5u);
}

TEST(DelimitedReader, stops_at_rows_above_the_limit) {
    MemoryFileSystem files;
    files.files["t.csv"] = "id\n1\n\"" + std::string(record_size_max_bytes + 5'000'000, 'x');
    const auto reader = find_reader("csv")->open(
        {.files = files, .path = "t.csv", .columns = {"id"}, .dialect = {}});
    ASSERT_TRUE(reader.has_value());
    RowBatch batch(1);
    ASSERT_TRUE((*reader)->next(batch).has_value());
    EXPECT_EQ(batch.count(), 1u);
    const auto next = (*reader)->next(batch);
    ASSERT_FALSE(next.has_value());
    EXPECT_EQ(next.error().cause, "record_too_long");
    EXPECT_EQ(next.error().place.line, 3u);
}

}  // namespace
}  // namespace rowsmith
