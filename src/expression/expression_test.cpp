#include "expression/expression.h"

#include <gtest/gtest.h>

namespace rowsmith {
namespace {

std::string canonical(std::string_view text, ExpressionUse use = ExpressionUse::value) {
    const auto parsed = parse_expression(text, {}, use);
    if (!parsed) return parsed.error().cause;
    const std::string printed = to_text(*parsed);
    const auto again = parse_expression(printed, {}, use);
    EXPECT_TRUE(again) << printed;
    if (again) {
        EXPECT_EQ(to_text(*again), printed);
    }
    return printed;
}

TEST(Expression, prints_what_it_parsed_with_the_fewest_brackets) {
    EXPECT_EQ(canonical("(a+b)*c - -d/(e*f)"), "(a + b) * c - -d / (e * f)");
    EXPECT_EQ(canonical("a-(b-c)-d"), "a - (b - c) - d");
    EXPECT_EQ(canonical("not(a and b)or c"), "not (a and b) or c");
    EXPECT_EQ(canonical("(a or b) and not not c"), "(a or b) and not not c");
    EXPECT_EQ(canonical("a in(1,2) and b not in ('x')"), "a in (1, 2) and b not in ('x')");
    EXPECT_EQ(canonical("(a == b) == (c < d)"), "(a == b) == (c < d)");
    EXPECT_EQ(canonical("a+1 is not null"), "a + 1 is not null");
    EXPECT_EQ(canonical("-(a+b)"), "-(a + b)");
    EXPECT_EQ(canonical("7//2%3"), "7 // 2 % 3");
}

TEST(Expression, prints_literals) {
    EXPECT_EQ(canonical("1_000.50"), "1000.50");
    EXPECT_EQ(canonical(".5"), "0.5");
    EXPECT_EQ(canonical("'it''s'"), "'it''s'");
    EXPECT_EQ(canonical("1.5 d + 90 s"), "36 h + 90 s");
    EXPECT_EQ(canonical("datetime '2026-01-01T08:00:00+02:00'"), "datetime '2026-01-01T06:00:00Z'");
    EXPECT_EQ(canonical("date '2026-01-31'"), "date '2026-01-31'");
    EXPECT_EQ(canonical("if(a, true, null)"), "if(a, true, null)");
    EXPECT_EQ(canonical("as_of - 3 d"), "as_of - 3 d");
}

TEST(Expression, prints_paths_and_leaves_from_outside) {
    EXPECT_EQ(canonical("order_id.customer_id.tier"), "order_id.customer_id.tier");
    EXPECT_EQ(canonical("`größe in m`.`a``b` + größe"), "`größe in m`.`a``b` + größe");
    EXPECT_EQ(canonical("`year` + date"), "`year` + `date`");
    EXPECT_EQ(canonical("sum(items.amount where kind == 'x' or not b)"),
              "sum(items.amount where kind == 'x' or not b)");
    EXPECT_EQ(canonical("count(items) + previous(balance, 0) + depth(boss)"),
              "count(items) + previous(balance, 0) + depth(boss)");
    EXPECT_EQ(canonical("map(tier, {free: 0, 'plus': 5, -3..5: 1, 10..: 2, rest: null})"),
              "map(tier, {'free': 0, 'plus': 5, -3..5: 1, 10..: 2, rest: null})");
}

TEST(Expression, allows_if_then_in_rules_only) {
    EXPECT_EQ(canonical("if a == 1 then b > 2 and c", ExpressionUse::rule),
              "if a == 1 then b > 2 and c");
    EXPECT_EQ(canonical("if (a == 1) or c then (b > 2)", ExpressionUse::rule),
              "if a == 1 or c then b > 2");
    EXPECT_EQ(canonical("if a then b"), "if_then_outside_rule");
}

TEST(Expression, lists_sources_once_in_order) {
    const auto parsed = parse_expression(
        "b + a.c * b + sum(t.x where y > 1) + previous(b, a.d) + if(z is null, a . c, 0)", {});
    std::vector<std::string> found;
    for (const Expression* source : sources(*parsed)) found.push_back(to_text(*source));
    EXPECT_EQ(found, (std::vector<std::string>{"b", "a.c", "sum(t.x where y > 1)",
                                               "previous(b, a.d)", "z"}));
}

TEST(Expression, names_each_mistake_with_its_place) {
    const struct {
        const char* text;
        const char* cause;
        u32 column;
    } cases[] = {{"a +", "expression_ends", 14},
                 {"a = 1", "unknown_operator", 13},
                 {"a && b", "unknown_operator", 13},
                 {"a <> 1", "unknown_operator", 13},
                 {"x == \"a\"", "double_quotes", 16},
                 {"'abc", "open_quote", 11},
                 {"ü + 2026-01-31", "bare_date", 15},
                 {"1 < a < 3", "chained_comparison", 17},
                 {"a == null", "compared_with_null", 16},
                 {"3 months", "unknown_unit", 13},
                 {"min(a, b)", "bad_aggregate", 16},
                 {"sum(a)", "bad_aggregate", 11},
                 {"date '2026-02-30'", "bad_moment", 16},
                 {"a b", "unexpected_token", 13},
                 {"(a", "expression_ends", 13},
                 {"a $ b", "unknown_character", 13},
                 {"1234567890123456789", "number_too_long", 11},
                 {"8%", "percent_in_expression", 12},
                 {"", "expression_ends", 11},
                 {"map(a, 3)", "unexpected_token", 18},
                 {"map(a, {-", "expression_ends", 20},
                 {"map(a, {-b: 1})", "unexpected_token", 20},
                 {"a is 3", "unexpected_token", 16},
                 {"previous(a)", "unexpected_token", 21},
                 {"1..5", "unexpected_token", 12},
                 {"if + 1", "unexpected_token", 11}};
    for (const auto& one : cases) {
        const auto parsed =
            parse_expression(one.text, {.file = "s", .path = {}, .line = 4, .column = 11});
        ASSERT_FALSE(parsed) << one.text;
        EXPECT_EQ(parsed.error().cause, one.cause) << one.text;
        EXPECT_EQ(parsed.error().place.column, one.column) << one.text;
        EXPECT_EQ(parsed.error().place.line, 4u) << one.text;
        EXPECT_FALSE(parsed.error().message.empty() || parsed.error().expected.empty() ||
                     parsed.error().fix.empty())
            << one.text;
    }
}

TEST(Expression, is_limited_in_length_and_depth) {
    EXPECT_EQ(canonical(std::string(expression_bytes_max + 1, ' ')), "expression_too_long");
    EXPECT_EQ(canonical(std::string(500, '(') + "a" + std::string(500, ')')),
              "expression_too_deep");
    EXPECT_EQ(canonical(std::string(500, '-') + "a"), "expression_too_deep");
    std::string chain = "a";
    for (int i = 0; i < 200; i++) chain += " + a";
    EXPECT_EQ(canonical(chain), "expression_too_deep");
    EXPECT_EQ(canonical("\xff"), "not_utf8");
}

}  // namespace
}  // namespace rowsmith
