#include "api/text_table.h"

#include <gtest/gtest.h>

namespace rowsmith {
namespace {

TEST(TextTable, counts_columns_of_a_terminal_not_bytes) {
    EXPECT_EQ(display_width("abc"), 3u);
    EXPECT_EQ(display_width("Zoë"), 3u);
    EXPECT_EQ(display_width("Zoe\xcc\x88"), 3u) << "a combining mark takes no room";
    EXPECT_EQ(display_width("東京"), 4u);
    EXPECT_EQ(display_width("👍"), 2u);
}

TEST(TextTable, aligns_and_cuts_cells_and_lines) {
    const TextTable table{{"id", "name"},
                          {Align::right, Align::left},
                          {{"1", "東京"}, {"20", "line\nfeed"}, {"3", std::string(50, 'x')}}};
    EXPECT_EQ(print_table(table, 0),
              "id  name\n 1  東京\n20  line feed\n 3  " + std::string(39, 'x') + "…\n");
    EXPECT_EQ(print_table(table, 7), "id  na…\n 1  東…\n20  li…\n 3  xx…\n");
}

}  // namespace
}  // namespace rowsmith
