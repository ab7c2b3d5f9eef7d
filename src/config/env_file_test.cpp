#include "config/env_file.h"

#include <gtest/gtest.h>

namespace rowsmith {
namespace {

EnvFile parsed(std::string_view text) { return parse_env_file(text, ".env"); }

// "NAME=value" of the only assignment, or what is wrong.
std::string only(std::string_view text) {
    const EnvFile file = parsed(text);
    if (!file.errors.empty()) return to_text(file.errors[0]);
    if (file.assignments.size() != 1) return std::to_string(file.assignments.size());
    const Assignment& one = file.assignments[0];
    return one.mistake ? to_text(*one.mistake) : one.name + "=" + one.value;
}

TEST(EnvFile, takes_bare_values_up_to_a_comment) {
    EXPECT_EQ(only("A=1"), "A=1");
    EXPECT_EQ(only("A=1\n"), "A=1");
    EXPECT_EQ(only("A=1\r\n"), "A=1");
    EXPECT_EQ(only("  A = two words\t \n"), "A=two words");
    EXPECT_EQ(only("A=1 # one"), "A=1");
    EXPECT_EQ(only("A=a#b"), "A=a#b");
    EXPECT_EQ(only("A=#b"), "A=#b");
    EXPECT_EQ(only("A= # nothing"), "A=");
    EXPECT_EQ(only("A="), "A=");
    EXPECT_EQ(only("A=it's"), "A=it's");
    EXPECT_EQ(only("A=b=c"), "A=b=c");
    EXPECT_EQ(only("A=C:\\data"), "A=C:\\data");
    EXPECT_EQ(only("A=pay $5"), "A=pay $5");
}

TEST(EnvFile, skips_comments_blank_lines_and_a_byte_order_mark) {
    EXPECT_EQ(only("\xef\xbb\xbf# head\n\n \t\r\n  # more\nA=1\n\n"), "A=1");
    EXPECT_EQ(only(""), "0");
    EXPECT_EQ(only("# A=1"), "0");
}

TEST(EnvFile, takes_export_before_a_name) {
    EXPECT_EQ(only("export A=1"), "A=1");
    EXPECT_EQ(only("export \tA=1"), "A=1");
    EXPECT_EQ(only("export=1"), "export=1");
    EXPECT_EQ(only("exported=1"), "exported=1");
}

TEST(EnvFile, takes_single_quotes_as_they_are) {
    EXPECT_EQ(only("A='a # \\n \"${B}\" '  # comment"), "A=a # \\n \"${B}\" ");
    EXPECT_EQ(only("A=''"), "A=");
    EXPECT_EQ(only("A='one\ntwo'\n"), "A=one\ntwo");
}

TEST(EnvFile, takes_double_quotes_with_escapes) {
    EXPECT_EQ(only(R"(A="a\n\t\r\\\"\$ # 'b'" # c)"), "A=a\n\t\r\\\"$ # 'b'");
    EXPECT_EQ(only("A=\"one\ntwo\""), "A=one\ntwo");
    EXPECT_EQ(only("A=\"\""), "A=");
}

TEST(EnvFile, keeps_the_order_and_the_places) {
    const EnvFile file = parsed("A='1\n2'\n\n  export B=3\nA=4");
    ASSERT_EQ(file.assignments.size(), 3u);
    EXPECT_EQ(file.assignments[1].name, "B");
    EXPECT_EQ(file.assignments[1].place.file, ".env");
    EXPECT_EQ(file.assignments[1].place.line, 4u);
    EXPECT_EQ(file.assignments[1].place.column, 10u);
    EXPECT_EQ(file.assignments[2].place.line, 5u);
    EXPECT_EQ(file.assignments[2].value, "4");
}

TEST(EnvFile, tells_lines_that_set_nothing_without_their_text) {
    for (const std::string_view line :
         {"sk_live_key", "A: 1", "1A=2", "=3", "export", "export A", "A.b=1", "- A=1"}) {
        const std::string text = "GOOD=1\n" + std::string(line) + "\nALSO=2\n";
        const EnvFile file = parsed(text);
        ASSERT_EQ(file.errors.size(), 1u) << line;
        EXPECT_EQ(file.errors[0].cause, "bad_env_line");
        EXPECT_EQ(file.errors[0].place.line, 2u) << line;
        EXPECT_EQ(to_text(file.errors[0]).find("sk_live"), std::string::npos);
        EXPECT_EQ(file.assignments.size(), 2u) << line;
    }
    EXPECT_EQ(parsed("x\ny\nz").errors.size(), 3u) << "all at once";
}

TEST(EnvFile, tells_a_quote_without_end_once) {
    for (const std::string_view text : {"A='b\nC=1\nD", "A=\"b\nC=1\nD", "A=\"b\\"}) {
        const EnvFile file = parsed(text);
        ASSERT_EQ(file.errors.size(), 1u) << text;
        EXPECT_EQ(file.errors[0].cause, "open_quote");
        EXPECT_EQ(file.errors[0].place.line, 1u);
        EXPECT_EQ(file.assignments.size(), 0u);
    }
}

TEST(EnvFile, keeps_mistakes_of_a_value_with_it) {
    const std::string_view wrong[] = {"A='b'c", "A=\"b\" c", "A=\"C:\\data\"", "A=${HOME}/x",
                                      "A=\"$(date)\""};
    for (const std::string_view line : wrong) {
        const EnvFile file = parsed(std::string(line) + "\nB=1");
        EXPECT_EQ(file.errors.size(), 0u) << line;
        ASSERT_EQ(file.assignments.size(), 2u) << line;
        ASSERT_TRUE(file.assignments[0].mistake) << line;
        EXPECT_EQ(file.assignments[0].mistake->place.line, 1u);
        EXPECT_FALSE(file.assignments[1].mistake);
    }
    EXPECT_EQ(only("A='b'c"),
              ".env:1:1: A: something follows the closing quote; fix: put all of the value into "
              "the quotes, or quote nothing");
}

TEST(EnvFile, refuses_what_is_no_text) {
    EXPECT_EQ(parsed("A=\xff").errors[0].cause, "bad_env_file");
    EXPECT_EQ(parsed(std::string_view("A=1\0B=2", 7)).errors[0].cause, "bad_env_file");
}

// No cut and no changed byte of a file leads anywhere but to assignments and errors in its lines.
TEST(EnvFile, survives_any_text) {
    const std::string whole = "export A=\"x\\n\" # c\r\nB='y\nz' \nC = ${D} #\n";
    for (size_t cut = 0; cut <= whole.size(); cut++)
        for (const char c : std::string_view("'\"\\\n\r# =$\xff")) {
            std::string text =
                whole.substr(0, cut) + c + whole.substr(std::min(cut + 1, whole.size()));
            const EnvFile file = parsed(text);
            for (const Error& error : file.errors) EXPECT_LE(error.place.line, 7u);
            EXPECT_LE(file.assignments.size(), 5u);
        }
}

}  // namespace
}  // namespace rowsmith
