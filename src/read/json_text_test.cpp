#include "read/json_text.h"

#include <gtest/gtest.h>

#include <vector>

namespace rowsmith {
namespace {

// "whole", "cut", or what was expected.
std::string scanned(std::string_view text) {
    JsonScan scan(text);
    JsonValue value;
    const JsonEnd end = scan.value(value);
    if (end == JsonEnd::cut) return "cut";
    if (end == JsonEnd::wrong) return std::string(scan.wrong);
    scan.skip_blanks();
    return scan.at_end() ? "whole" : "more";
}

TEST(JsonText, takes_what_is_json) {
    for (const std::string_view text :
         {"null", " true ", "-0.5e+10", "0", "\"\\u00e4\\ud83d\\ude00\\n\"", "[]", "{}",
          "[1, [2, {\"a\": null}], \"x\"]", "{\"a\":{\"b\":[]},\"c\":\"}\"}"})
        EXPECT_EQ(scanned(text), "whole") << text;
}

TEST(JsonText, says_cut_for_every_beginning_of_a_value) {
    const std::string text = "{\"a\": [1, \"\\u00e4\\ud83d\\ude00\", {\"b\": true}], \"c\": null}";
    for (size_t size = 0; size < text.size(); size++)
        EXPECT_EQ(scanned(text.substr(0, size)), "cut") << size;
}

TEST(JsonText, refuses_what_is_almost_json) {
    EXPECT_EQ(scanned("[1,]"), "a value of JSON");
    EXPECT_EQ(scanned("{\"a\":1,}"), "a key in quotes");
    EXPECT_EQ(scanned("{\"a\" 1}"), "a colon");
    EXPECT_EQ(scanned("[1 2]"), "a comma or ]");
    EXPECT_EQ(scanned("[1}"), "a comma or ]");
    EXPECT_EQ(scanned("NaN"), "a value of JSON");
    EXPECT_EQ(scanned("'a'"), "a value of JSON");
    EXPECT_EQ(scanned("01 "), "a number without zeros in front");
    EXPECT_EQ(scanned("\"\t\""), "control characters escaped");
    EXPECT_EQ(scanned("\"\\x\""), "an escape that JSON has");
    EXPECT_EQ(scanned("\"\\ud83dx\""), "the second half of a pair");
    EXPECT_EQ(scanned("\"\\ude00\""), "the first half of a pair before the second");
    EXPECT_EQ(scanned("1 2"), "more");
}

TEST(JsonText, refuses_deep_nesting_without_recursion) {
    EXPECT_EQ(scanned(std::string(64, '[') + std::string(64, ']')), "whole");
    EXPECT_EQ(scanned(std::string(1'000'000, '[')), "at most 64 levels of lists and objects");
}

TEST(JsonText, walks_items_and_unescapes) {
    JsonItems items("{ \"a\" : [1, 2] , \"b\":\"x\\\"\\u20ac\" }");
    JsonValue key, value;
    std::vector<std::string> seen;
    while (items.next(key, value)) {
        std::string text;
        append_unescaped(text, value.text);
        seen.push_back(std::string(key.text) + "=" + text);
    }
    EXPECT_EQ(seen, (std::vector<std::string>{"a=[1, 2]", "b=x\"\xe2\x82\xac"}));
    std::string emoji;
    append_unescaped(emoji, "\\ud83d\\ude00");
    EXPECT_EQ(emoji, "\xf0\x9f\x98\x80");
}

}  // namespace
}  // namespace rowsmith
