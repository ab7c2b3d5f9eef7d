#include "format/csv_writer.h"

#include <gtest/gtest.h>

#include "format/text_test_table.h"

namespace rowsmith {
namespace {

std::string csv(const TestTable& table, const CsvDialect& dialect = {}) {
    return table.written(make_csv_writer(table.layout(), dialect));
}

TEST(Csv, writes_header_and_rows) {
    TestTable table;
    table.integers("id", {.type = {.kind = Kind::integer}}, {1, -20, INT64_MIN});
    table.texts("name", {}, {"Ann", "Zoë", ""});
    EXPECT_EQ(csv(table), "id,name\n1,Ann\n-20,Zoë\n-9223372036854775808,\"\"\n");
}

TEST(Csv, quotes_only_where_needed) {
    TestTable table;
    table.texts("a,b", {}, {"x,y", "say \"hi\"", "two\nlines", "cr\r", " blank ", "semi;colon"});
    EXPECT_EQ(csv(table),
              "\"a,b\"\n\"x,y\"\n\"say \"\"hi\"\"\"\n\"two\nlines\"\n\"cr\r\"\n blank \n"
              "semi;colon\n");
}

TEST(Csv, tells_null_from_empty_text) {
    TestTable table;
    table.texts("t", {.nullable = true}, {"", "x", "NULL"}, {true, false, true});
    EXPECT_EQ(csv(table), "t\n\"\"\n\nNULL\n");
    EXPECT_EQ(csv(table, {.null_text = "NULL"}), "t\n\"\"\nNULL\n\"NULL\"\n");
}

TEST(Csv, follows_its_dialect) {
    TestTable table;
    table.integers("n", {.type = {.kind = Kind::integer}, .nullable = true}, {5, 6}, {true, false});
    table.texts("t", {}, {"it's", "a;b"});
    const CsvDialect dialect{.delimiter = ';',
                             .quote = '\'',
                             .line_end = LineEnd::crlf,
                             .header = false,
                             .bom = true,
                             .quoting = Quoting::all};
    EXPECT_EQ(csv(table, dialect), "\xef\xbb\xbf'5';'it''s'\r\n;'a;b'\r\n");
    CsvDialect words = {.quoting = Quoting::non_numeric};
    EXPECT_EQ(csv(table, words), "\"n\",\"t\"\n5,\"it's\"\n,\"a;b\"\n");
}

TEST(Csv, refuses_a_dialect_that_cannot_be_read_back) {
    TestTable table;
    table.texts("t", {}, {"x"});
    const auto cause = [&](const CsvDialect& dialect) {
        const auto writer = make_csv_writer(table.layout(), dialect);
        return writer ? "none" : writer.error().cause;
    };
    EXPECT_EQ(cause({.delimiter = '1'}), "bad_delimiter");
    EXPECT_EQ(cause({.delimiter = '\n'}), "bad_delimiter");
    EXPECT_EQ(cause({.quote = ','}), "bad_quote");
    EXPECT_EQ(cause({.null_text = "a,b"}), "bad_null_text");
    EXPECT_EQ(cause({.delimiter = '\t', .null_text = "\\N"}), "none");
}

}  // namespace
}  // namespace rowsmith
