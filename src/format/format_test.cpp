#include "format/format.h"

#include <gtest/gtest.h>

#include "format/text_test_table.h"

namespace rowsmith {
namespace {

TEST(Formats, are_listed_under_their_names) {
    for (const auto& entry : all_format()) {
        EXPECT_EQ(entry.file_name, entry.get().about.name);
        EXPECT_FALSE(entry.get().extension.empty());
        EXPECT_FALSE(entry.get().media_type.empty());
    }
    EXPECT_GE(all_format().size(), 4u);
}

const Format& format_of(std::string_view name) {
    for (const auto& entry : all_format())
        if (entry.file_name == name) return entry.get();
    ADD_FAILURE() << "no format " << name;
    return all_format()[0].get();
}

std::string written(std::string_view name, const Node& options) {
    TestTable table;
    table.integers("n", {.type = {.kind = Kind::integer}, .nullable = true}, {1, 2}, {true, false});
    table.texts("t", {}, {"a\tb", "c"});
    const Format& format = format_of(name);
    return table.written(format.bind(table.layout(), Options(format.about, options, Type())));
}

TEST(Formats, take_their_defaults) {
    const Node none{.kind = NodeKind::map};
    EXPECT_EQ(written("csv", none), "n,t\n1,a\tb\n,c\n");
    EXPECT_EQ(written("tsv", none), "n\tt\n1\t\"a\tb\"\n\tc\n");
    EXPECT_EQ(written("jsonl", none), "{\"n\":1,\"t\":\"a\\tb\"}\n{\"n\":null,\"t\":\"c\"}\n");
    EXPECT_EQ(written("json", none),
              "[\n{\"n\":1,\"t\":\"a\\tb\"},\n{\"n\":null,\"t\":\"c\"}\n]\n");
}

}  // namespace
}  // namespace rowsmith
