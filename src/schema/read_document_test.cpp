#include "schema/read_document.h"

#include <gtest/gtest.h>

#include "schema/limits.h"

namespace rowsmith {
namespace {

Node read(std::string_view text, std::string_view file = "") {
    Problems problems;
    const auto root = read_document(text, file, problems);
    EXPECT_TRUE(problems.ok()) << (problems.ok() ? "" : to_text(problems.errors()[0]));
    return root.value_or(Node{});
}

// "cause line:column" of the first error.
std::string refused(std::string_view text, std::string_view file = "") {
    Problems problems;
    (void)read_document(text, file, problems);
    if (problems.ok()) return "none";
    const Error& error = problems.errors()[0];
    return error.cause + " " + std::to_string(error.place.line) + ":" +
           std::to_string(error.place.column);
}

TEST(ReadYaml, keeps_texts_order_and_places) {
    const Node root = read("rowsmith: 1\ntables:\n  é: {rows: 20_000, a: 'null', b: null}\n");
    EXPECT_EQ(root.keys[1].text, "tables");
    const Node& table = root.items[1].items[0];
    EXPECT_EQ(table.path(), "tables.é");
    EXPECT_EQ(table.find("rows")->text, "20_000");
    EXPECT_EQ(table.find("rows")->line, 3U);
    EXPECT_EQ(table.find("rows")->column, 13U);
    EXPECT_FALSE(table.find("a")->is_null());
    EXPECT_TRUE(table.find("b")->is_null());
    EXPECT_EQ(table.key_place(1).column, 21U);
}

TEST(ReadYaml, is_the_same_tree_as_json) {
    const Node yaml = read("a: [1, x y, true, ~]\nb: {c: 'd'}\n");
    const Node json = read(R"({"a": [1, "x y", true, null], "b": {"c": "d"}})");
    EXPECT_TRUE(same_content(yaml, json));
    EXPECT_EQ(json.items[0].items[1].path(), "a[1]");
    EXPECT_EQ(json.items[1].items[0].column, 42U);
}

TEST(ReadYaml, refuses_what_the_language_does_not_have) {
    EXPECT_EQ(refused("a: &x 1\n"), "yaml_anchor 1:4");
    EXPECT_EQ(refused("a: *x\n"), "yaml_alias 1:4");
    EXPECT_EQ(refused("a: !int 1\n"), "yaml_tag 1:4");
    EXPECT_EQ(refused("a: !!str 1\n"), "yaml_tag 1:4");
    EXPECT_EQ(refused("a:\n  <<: {b: 1}\n"), "yaml_merge_key 2:3");
    EXPECT_EQ(refused("a: 1\n---\nb: 2\n"), "yaml_second_document 2:1");
    EXPECT_EQ(refused("? [a]\n: 1\n"), "yaml_key_not_text 1:3");
}

TEST(ReadYaml, explains_commas_in_braces) {
    EXPECT_EQ(refused("c: {expression: round(a, 2)}\n"), "yaml_comma_in_text 1:26");
    EXPECT_EQ(refused("rules: [a in (1, 2)]\n"), "yaml_comma_in_text 1:18");
    EXPECT_EQ(refused("c: {a, b: 1}\n"), "yaml_key_without_value 1:5");
    Problems problems;
    (void)read_document("c: {expression: round(a, 2)}\n", "", problems);
    EXPECT_EQ(problems.errors()[0].fix, "write \"round(a, 2)\"");
}

TEST(ReadYaml, explains_slips_of_syntax) {
    EXPECT_EQ(refused("a: %d\n"), "yaml_needs_quotes 1:4");
    EXPECT_EQ(refused("a: b: c\n"), "yaml_colon_in_text 1:5");
    EXPECT_EQ(refused("a: {b: [A-Z]{3}}\n"), "yaml_braces 1:13");
    EXPECT_EQ(refused("a: [1, 2\nb: 3\n"), "yaml_brackets 2:2");
    EXPECT_EQ(refused("a: 1\n   b: 2\n").substr(0, 18), "yaml_colon_in_text");
    EXPECT_EQ(refused("a:\n  b: 1\n c: 2\n"), "yaml_indentation 3:2");
    EXPECT_EQ(refused("a: 'b\n").substr(0, 19), "yaml_unclosed_quote");
    EXPECT_EQ(refused("a: \"\\q\"\n"), "yaml_bad_escape 1:5");
    EXPECT_EQ(refused("a:\n\tb: 1\n"), "tab_indent 2:1");
}

TEST(ReadJson, refuses_what_is_not_json) {
    EXPECT_EQ(refused("{\"a\": 1,}"), "json_trailing_comma 1:9");
    EXPECT_EQ(refused("{\"a\": 1 // x\n}"), "json_comment 1:9");
    EXPECT_EQ(refused("{\"a\": 'x'}"), "json_single_quotes 1:7");
    EXPECT_EQ(refused("{a: 1}", "x.json"), "json_key_without_quotes 1:2");
    EXPECT_EQ(refused("{\"a\" 1}"), "json_colon_missing 1:6");
    EXPECT_EQ(refused("{\"a\": 1 \"b\": 2}"), "json_comma_missing 1:9");
    EXPECT_EQ(refused("{\"a\": {"), "json_key_without_quotes 1:8");
    EXPECT_EQ(refused("{\"a\": [1"), "json_unclosed 1:9");
    EXPECT_EQ(refused("{\"a\": }"), "json_value_missing 1:7");
    EXPECT_EQ(refused("{\"a\": NaN}"), "json_bad_word 1:7");
    EXPECT_EQ(refused("{\"a\": 01}"), "json_bad_word 1:7");
    EXPECT_EQ(refused("{\"a\": 1} x"), "json_trailing_text 1:10");
    EXPECT_EQ(refused("{\"a\": \"x\n\"}"), "json_unclosed_quote 1:9");
    EXPECT_EQ(refused("{\"a\": \"\\d\"}"), "json_bad_escape 1:9");
    EXPECT_EQ(refused("{\"a\": \"\\u0000\"}"), "json_bad_character 1:14");
    EXPECT_EQ(refused("{\"a\": \"\\ud800\"}"), "json_bad_character 1:14");
    EXPECT_EQ(refused("{\"\": 1}"), "key_empty 1:2");
}

TEST(ReadJson, reads_escapes) {
    EXPECT_EQ(read(R"({"a": "\u00e9\ud83d\ude00\n\/"})").items[0].text, "é😀\n/");
}

TEST(ReadDocument, refuses_bytes_that_are_no_text) {
    EXPECT_EQ(refused("a: 1\nb: é\xff\n"), "bad_utf8 2:5");
    EXPECT_EQ(refused(std::string_view("a: 1\0", 5)), "nul_byte 1:5");
    EXPECT_EQ(refused("a: \x01\n"), "control_character 1:4");
    EXPECT_EQ(refused(" \n"), "document_empty 1:1");
    EXPECT_EQ(refused("# nothing\n"), "document_empty 1:1");
    EXPECT_EQ(refused("[1]\n"), "document_not_map 1:1");
    EXPECT_EQ(read("\xef\xbb\xbf"
                   "a: 1\n")
                  .items[0]
                  .text,
              "1");
}

TEST(ReadDocument, reports_each_key_that_stands_twice) {
    Problems problems;
    const auto root = read_document("a: 1\nb: 2\na: 3\nb: 4\n", "x.yaml", problems);
    ASSERT_TRUE(root);
    ASSERT_EQ(problems.errors().size(), 2U);
    EXPECT_EQ(to_text(problems.errors()[0]),
              "x.yaml:3:1: a: the key 'a' stands in line 1 already; expected each key once; "
              "fix: remove or rename one of them");
    EXPECT_EQ(root->find("a")->text, "1");
    EXPECT_EQ(refused(R"({"a": 1, "a": 2})"), "duplicate_key 1:10");
}

TEST(ReadDocument, has_limits) {
    EXPECT_EQ(refused(std::string(200, '[')), "document_too_deep 1:65");
    EXPECT_EQ(refused("{\"a\": " + std::string(200, '[')), "document_too_deep 1:70");
    std::string many = "{\"a\": [1";
    for (size_t i = 0; i < document_nodes_max; i++) many += ",1";
    EXPECT_EQ(refused(many + "]}").substr(0, 24), "document_too_many_values");
    EXPECT_EQ(refused(std::string(document_size_max_bytes + 1, ' ')), "document_too_large 0:0");
    EXPECT_EQ(refused(std::string(1001, 'k') + ": 1\n"), "key_too_long 1:1");
}

}  // namespace
}  // namespace rowsmith
