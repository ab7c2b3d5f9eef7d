#include "random/pattern_tree.h"

#include <gtest/gtest.h>

#include <set>

#include "random/pattern_language.h"
#include "random/pattern_matcher.h"

namespace rowsmith {
namespace {

struct Broken {
    std::string pattern;
    std::string_view cause;
    std::string_view says;  // a part of the message
};

TEST(PatternTree, names_each_mistake_and_its_place) {
    const std::vector<Broken> all = {
        {"ab)", "pattern_unopened_group", "character 3"},
        {"a(b", "pattern_unclosed_group", "character 2"},
        {"a[bc", "pattern_unclosed_class", "character 2"},
        {"[^", "pattern_unclosed_class", "character 1"},
        {"[]", "pattern_empty_class", "character 1"},
        {"[^ -~]", "pattern_class_without_signs", "character 1"},
        {"é[z-a]", "pattern_falling_range", "character 3"},
        {"[\\d-z]", "pattern_class_in_range", "character 2"},
        {"[[:alpha:]]", "pattern_unsupported", "named class"},
        {"*a", "pattern_nothing_to_repeat", "character 1"},
        {"a|+", "pattern_nothing_to_repeat", "character 3"},
        {"a{x}", "pattern_bad_repeat", "character 2"},
        {"a{2", "pattern_bad_repeat", "character 2"},
        {"a{,3}", "pattern_bad_repeat", "character 2"},
        {"a{5,3}", "pattern_falling_repeat", "{5,3}"},
        {"a{1001}", "pattern_repeat_limit", "character 3"},
        {"a{2}{3}", "pattern_double_repeat", "character 5"},
        {"a**", "pattern_double_repeat", "character 3"},
        {"a++", "pattern_unsupported", "possessive"},
        {"a^b", "pattern_anchor_inside", "character 2"},
        {"a$b", "pattern_anchor_inside", "character 2"},
        {"(^a)", "pattern_anchor_inside", "character 2"},
        {"a]", "pattern_unescaped_sign", "character 2"},
        {"a}", "pattern_unescaped_sign", "character 2"},
        {"ab\\", "pattern_trailing_backslash", "character 3"},
        {"\\q", "pattern_unknown_escape", "character 1"},
        {"\\x4", "pattern_bad_code", "character 4"},
        {"\\u{}", "pattern_bad_code", "character 3"},
        {"\\u{110000}", "pattern_no_character", "character 1"},
        {"\\ud83d", "pattern_no_character", "character 1"},
        {"a(?=b)", "pattern_unsupported", "lookahead"},
        {"a(?!b)", "pattern_unsupported", "lookahead"},
        {"(?<=b)a", "pattern_unsupported", "lookbehind"},
        {"(a)\\1", "pattern_unsupported", "back reference"},
        {"(?P<n>a)(?P=n)", "pattern_unsupported", "back reference"},
        {"(?i)a", "pattern_unsupported", "flag"},
        {"(?>a)", "pattern_unsupported", "atomic"},
        {"(?#x)a", "pattern_unsupported", "comment"},
        {"\\bword\\b", "pattern_unsupported", "word boundary"},
        {"\\Aword", "pattern_unsupported", "anchor"},
        {"\\p{L}", "pattern_unsupported", "property"},
        {"(?<name", "pattern_unclosed_name", "character 1"},
        {"\xff", "pattern_not_utf8", "UTF-8"},
        {std::string(4097, 'a'), "pattern_too_long", "4097"},
        {std::string(101, '(') + std::string(101, ')'), "pattern_too_deep", "character 101"},
        {"[A-Z]{55}", "pattern_too_large", "10^77"},
        {"(a|b)*a(a|b){20}c", "pattern_state_limit", "states"},
        {"(((a{1000}){1000}){1000}){1000}", "pattern_state_limit", "states"},
        {"(((){1000}){1000}){1000}", "pattern_state_limit", "states"},
    };
    std::set<std::string_view> causes;
    for (const Broken& broken : all) {
        const PatternLengths lengths{
            0, broken.cause == "pattern_state_limit" ? std::optional<u64>(60) : std::nullopt};
        const Result<PatternLanguage> result = PatternLanguage::build(broken.pattern, lengths);
        ASSERT_FALSE(result) << broken.pattern;
        const Error& error = result.error();
        EXPECT_EQ(error.cause, broken.cause) << broken.pattern;
        EXPECT_NE(error.message.find(broken.says), std::string::npos)
            << broken.pattern << ": " << error.message;
        EXPECT_FALSE(error.expected.empty() || error.fix.empty()) << broken.pattern;
        EXPECT_NE(error.code, ErrorCode::internal) << broken.pattern;
        causes.insert(broken.cause);
    }
    EXPECT_EQ(causes.size(), 25u);
}

TEST(PatternTree, tells_which_lengths_a_pattern_has) {
    const auto error = [](std::string_view pattern, PatternLengths lengths) {
        return PatternLanguage::build(pattern, lengths).error();
    };
    const Error no_length = error("[a-z]{3,8}", {.least = 12, .most = 20});
    EXPECT_EQ(no_length.cause, "pattern_empty_language");
    EXPECT_NE(no_length.message.find("12 to 20 characters"), std::string::npos);
    EXPECT_EQ(no_length.expected, "lengths from 3 to 8");
    EXPECT_NE(error("a+", {.least = 12}).fix.find("max_length"), std::string::npos);
    EXPECT_EQ(error("a", {.least = 5, .most = 4}).cause, "pattern_length_order");
    EXPECT_NE(error("[A-Z]{55}", {}).fix.find("max_length"), std::string::npos);
}

TEST(PatternTree, accepts_what_other_writers_use) {
    const auto first = [](std::string_view pattern) {
        const Result<PatternLanguage> result = PatternLanguage::build(pattern);
        return result ? result->unrank(0) : to_text(result.error());
    };
    EXPECT_EQ(first("^(?<year>\\d{4})-(?P<no>[1-9]{2}?)$"), "0000-11");
    EXPECT_EQ(first("\\x41\\u00e9\\u{1F600}\\.\\/\\-"), "Aé😀./-");
    EXPECT_EQ(first("[-a]"), "-");
    EXPECT_EQ(first("[+-]"), "+");
    EXPECT_EQ(first("[a^]"), "^");
    EXPECT_EQ(first("[\\]\\\\]"), "\\");
    EXPECT_EQ(first("[.*$]"), "$");
    EXPECT_EQ(first("a\\tb\\n"), "a\tb\n");
    EXPECT_EQ(first("\\$5|\\^"), "$5");
}

TEST(PatternMatcher, tests_data_against_all_of_unicode_and_without_an_end) {
    const PatternMatcher mail = *PatternMatcher::build("^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$");
    EXPECT_TRUE(mail.matches("jörg.müller-lüdenscheidt@example.museum"));
    EXPECT_FALSE(mail.matches("jörg müller@example.de"));
    EXPECT_FALSE(mail.matches("x@y.de\n"));
    EXPECT_FALSE(mail.matches("x@y.d"));
    EXPECT_FALSE(mail.matches(std::string_view("x@\xff.de")));
    const PatternMatcher any = *PatternMatcher::build(".*");
    EXPECT_TRUE(any.matches(std::string(5000, 'a')));
    EXPECT_FALSE(any.matches("a\nb"));
    EXPECT_TRUE(PatternMatcher::build("\\s\\S\\D\\W")->matches("\téé€"));
}

TEST(PatternMatcher, accepts_every_text_that_is_made) {
    for (const char* pattern : {"[^a]\\s\\S", "\\D\\W.", "[^\\S]", "[^\\d\\s]x+", "[^\\W]{2}"}) {
        const PatternMatcher matcher = *PatternMatcher::build(pattern);
        const PatternLanguage texts = *PatternLanguage::build(pattern);
        const u64 step = texts.count() / 200 + 1;
        for (u64 i = 0; i < texts.count(); i += step)
            EXPECT_TRUE(matcher.matches(texts.unrank(i))) << pattern << " " << texts.unrank(i);
    }
}

}  // namespace
}  // namespace rowsmith
