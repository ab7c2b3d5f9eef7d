#include "format/joined_dictionary.h"

#include <arrow/buffer.h>
#include <arrow/io/memory.h>
#include <arrow/table.h>
#include <gtest/gtest.h>
#include <parquet/arrow/reader.h>
#include <parquet/file_reader.h>

#include "format/arrow_test_reader.h"

namespace rowsmith {
namespace {

Shape part(std::vector<std::string> texts) {
    return {.form = Form::codes, .dictionary = make_dictionary(std::move(texts))};
}

Shape joined(std::vector<Shape> parts) {
    return {.form = Form::parts, .children = std::move(parts)};
}

std::vector<std::string> numbered(u32 count) {
    std::vector<std::string> texts;
    for (u32 k = 0; k < count; k++) texts.push_back(std::to_string(k) + ";");
    return texts;
}

// Each combination of the parts' entries once, the last part's changing first.
void fill(Column& column, u32 rows) {
    u32 rest = 1;
    for (size_t k = column.children.size(); k-- > 0;) {
        const auto size = static_cast<u32>(column.shape->children[k].dictionary->size());
        for (u32 i = 0; i < rows; i++) column.children[k].codes[i] = i / rest % size;
        rest *= size;
    }
}

TEST(JoinedDictionary, lists_all_combinations_in_the_order_of_their_codes) {
    const Shape shape = joined({part({"a", "b"}), part({" "}), part({"x", "y", ""})});
    const auto dictionary = join_dictionary(shape);
    ASSERT_TRUE(dictionary);
    EXPECT_EQ(dictionary->combinations.texts,
              (std::vector<std::string>{"a x", "a y", "a ", "b x", "b y", "b "}));
    Column column(shape, block_rows);
    fill(column, 6);
    std::vector<u32> codes(4);
    join_codes(column, 2, dictionary->strides, codes);
    EXPECT_EQ(codes, (std::vector<u32>{2, 3, 4, 5}));
}

TEST(JoinedDictionary, is_for_short_lists_only) {
    EXPECT_TRUE(join_dictionary(joined({part(numbered(64)), part(numbered(64))})));
    EXPECT_FALSE(join_dictionary(joined({part(numbered(64)), part(numbered(65))})));
    Shape nullable = part({"a"});
    nullable.nullable = true;
    EXPECT_FALSE(join_dictionary(joined({nullable})));
    EXPECT_FALSE(join_dictionary(joined({part({"a"}), {.form = Form::int64}})));
    EXPECT_FALSE(join_dictionary(part({"a"})));
}

TEST(JoinedDictionary, is_what_parquet_keeps_of_such_texts) {
    TestTable table;
    // "ab" + "c" and "a" + "bc" are one value.
    Shape shape = joined({part({"a", "ab"}), part({"bc", "c", "ß"})});
    shape.nullable = true;
    Column& short_lists = table.add("short", shape, 200);
    fill(short_lists, 200);
    table.set_valid(short_lists, {true, false, true, true, false});
    fill(table.add("long", joined({part(numbered(64)), part(numbered(65))}), 200), 200);
    const auto writer = bind_format("parquet", table);
    ASSERT_TRUE(writer.has_value()) << to_text(writer.error());
    const std::string file = file_of(**writer, table, {.frame_rows = 128, .block = 50});
    const auto source = std::make_shared<arrow::io::BufferReader>(arrow::Buffer::FromString(file));
    const auto metadata = parquet::ParquetFileReader::Open(source)->metadata();
    const auto group = metadata->RowGroup(0);
    EXPECT_TRUE(group->ColumnChunk(0)->has_dictionary_page());
    EXPECT_FALSE(group->ColumnChunk(1)->has_dictionary_page());
    auto opened = parquet::arrow::OpenFile(source, arrow::default_memory_pool());
    ASSERT_TRUE(opened.ok()) << opened.status().ToString();
    const auto read = (*opened)->ReadTable();
    ASSERT_TRUE(read.ok()) << read.status().ToString();
    expect_cells(**read, table);
}

}  // namespace
}  // namespace rowsmith
