// The row program against the texts of single cells, over every form, kind and dialect.
#include "format/text_writer.h"

#include "base/cpu.h"
#include "format/csv_writer.h"
#include "format/json_writer.h"
#include "format/random_test_table.h"
#include "format/value_text.h"

namespace rowsmith {
namespace {

std::string rows_of(const Writer& writer, const TestTable& table, u32 block) {
    Buffer out;
    const auto encoder = writer.make_encoder();
    for (u32 first = 0; first < table.rows(); first += block) {
        const u32 count = std::min(block, table.rows() - first);
        std::vector<Column> parts;
        for (const Column* column : table.columns()) parts.push_back(slice(*column, first, count));
        std::vector<const Column*> columns;
        for (const Column& part : parts) columns.push_back(&part);
        EXPECT_TRUE(encoder->add(columns, count, out).has_value());
    }
    EXPECT_TRUE(encoder->finish(out).has_value());
    return std::string(out.view());
}

// Row by row and cell by cell.
std::string expected_csv(const TestTable& table, const CsvDialect& dialect) {
    const Notation notation = Notation::csv(dialect);
    std::string text;
    for (u32 i = 0; i < table.rows(); i++) {
        for (const Column* column : table.columns()) {
            if (column != table.columns()[0]) text += dialect.delimiter;
            notation.append_cell(*CellText::bind(*column->shape, {}), *column, i, text);
        }
        text += dialect.line_end == LineEnd::lf ? "\n" : "\r\n";
    }
    return text;
}

std::string expected_jsonl(const TestTable& table) {
    std::string text;
    for (u32 i = 0; i < table.rows(); i++) {
        for (size_t k = 0; k < table.columns().size(); k++) {
            text += k == 0 ? "{" : ",";
            text += "\"" + table.layout().fields[k].name + "\":";
            text += json_value_text(*table.columns()[k], i);
        }
        text += "}\n";
    }
    return text;
}

// Shows the first line that differs, not megabytes.
void expect_equal(std::string_view found, std::string_view expected) {
    if (found == expected) return;
    size_t at = 0;
    while (at < found.size() && at < expected.size() && found[at] == expected[at]) at++;
    const size_t start = at < 60 ? 0 : at - 60;
    ADD_FAILURE() << "at byte " << at << "\nfound    " << found.substr(start, 160) << "\nexpected "
                  << expected.substr(start, 160);
}

const std::vector<CsvDialect>& dialects() {
    static const std::vector<CsvDialect> all = {
        {},
        {.delimiter = '\t', .null_text = "\\N"},
        {.delimiter = ';', .quote = '\'', .line_end = LineEnd::crlf, .quoting = Quoting::all},
        {.quoting = Quoting::non_numeric, .null_text = "NULL"},
        {.null_text = "NULL"},
        {.quoting = Quoting::all, .null_text = "nothing at all"},
        {.delimiter = '-', .null_text = "1"},
        {.delimiter = '|', .null_text = "Ann"},
    };
    return all;
}

TEST(TextWriter, agrees_with_single_cells_in_every_dialect) {
    u64 seed = 1;
    for (const CsvDialect& dialect : dialects()) {
        const TestTable table = random_table(seed++, 40);
        const auto writer = make_csv_writer(table.layout(), dialect);
        ASSERT_TRUE(writer.has_value());
        expect_equal(rows_of(**writer, table, 40), expected_csv(table, dialect));
    }
}

TEST(TextWriter, agrees_with_single_cells_in_json) {
    for (u64 seed = 20; seed < 24; seed++) {
        const TestTable table = random_table(seed, 40);
        const auto writer = make_jsonl_writer(table.layout());
        ASSERT_TRUE(writer.has_value());
        expect_equal(rows_of(**writer, table, 40), expected_jsonl(table));
    }
}

TEST(TextWriter, gives_the_same_bytes_for_all_blocks) {
    const TestTable table = random_table(7, 256);
    const auto csv = make_csv_writer(table.layout(), {});
    const auto jsonl = make_jsonl_writer(table.layout());
    for (const Writer* writer : {csv->get(), jsonl->get()}) {
        const std::string whole = rows_of(*writer, table, 256);
        expect_equal(rows_of(*writer, table, 7), whole);
        expect_equal(rows_of(*writer, table, 1), whole);
    }
}

TEST(TextWriter, gives_the_same_bytes_at_all_cpu_levels) {
    const std::string_view usual = name_of(cpu_level());
    const TestTable table = random_table(8, 200);
    std::string first;
    for (const char* level : {"v2", "v3", "v4"}) {
        if (!use_cpu_level(level)) continue;
        const auto writer = make_csv_writer(table.layout(), {});
        const std::string text = rows_of(**writer, table, 200);
        if (first.empty()) first = text;
        expect_equal(text, first);
    }
    ASSERT_TRUE(use_cpu_level(usual).has_value());
}

TEST(TextWriter, refuses_a_format_that_cannot_be_read) {
    TestTable table;
    table.integers("day", {.type = {.kind = Kind::date, .format = "%Q"}}, {1});
    const auto writer = make_csv_writer(table.layout(), {});
    ASSERT_FALSE(writer.has_value());
    EXPECT_EQ(writer.error().cause, "unknown_directive");
    EXPECT_EQ(writer.error().place.path, "test.day");
}

}  // namespace
}  // namespace rowsmith
