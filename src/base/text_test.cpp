#include "base/text.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace rowsmith {
namespace {

TEST(Text, groups_digits_by_three) {
    EXPECT_EQ(with_commas(7), "7");
    EXPECT_EQ(with_commas(48211), "48,211");
    EXPECT_EQ(with_commas(1000000), "1,000,000");
}

TEST(Text, finds_the_key_that_was_meant) {
    const std::vector<std::string> keys = {"scale", "min_value", "max_value", "unique"};
    EXPECT_EQ(nearest("scal", keys), "scale");
    EXPECT_EQ(nearest("min_vlaue", keys), "min_value");
    EXPECT_EQ(nearest("completely_else", keys), "");
}

TEST(Text, lists_words_and_counts_the_rest) {
    const std::vector<std::string> words = {"a", "b", "c"};
    EXPECT_EQ(quoted_list(words), "'a', 'b' and 'c'");
    EXPECT_EQ(quoted_list(words, 2), "'a', 'b' and 1 more");
}

TEST(Text, refuses_bad_utf8) {
    EXPECT_TRUE(is_utf8("Müller 😀"));
    EXPECT_FALSE(is_utf8("\xff"));
    EXPECT_FALSE(is_utf8("\xc0\xaf"));
    EXPECT_FALSE(is_utf8("\xed\xa0\x80"));
}

}  // namespace
}  // namespace rowsmith
