#include <gtest/gtest.h>

#include "column/moment_text.h"
#include "expression/expression_rows.h"
#include "expression/function.h"

namespace rowsmith {
namespace {

using Texts = std::vector<std::string>;
constexpr std::nullopt_t none = std::nullopt;

void expect_values(std::vector<std::pair<const char*, const char*>> table) {
    for (const auto& [text, value] : table) EXPECT_EQ(value_of(text), value) << text;
}

TEST(Functions, round_half_even) {
    expect_values({{"round(2.5)", "2"},
                   {"round(3.5)", "4"},
                   {"round(-2.5)", "-2"},
                   {"round(2.675, 2)", "268"},
                   {"round(2.665, 2)", "266"},
                   {"round(1250, -2)", "1200"},
                   {"round(1 / 8, 2)", "0.12"},
                   {"round(12.34, 5)", "1234"},
                   {"floor(-1.5)", "-2"},
                   {"ceil(-1.5)", "-1"},
                   {"ceil(1.01)", "2"},
                   {"floor(7)", "7"},
                   {"abs(-1.50)", "150"},
                   {"abs(0 / 1 - 1)", "1"},
                   {"integer(2.5)", "2"},
                   {"integer(' +42 ')", "42"},
                   {"integer('4x')", "null"},
                   {"integer(1 == 1)", "1"},
                   {"round(10.00 / 3, 2)", "333"}});
}

TEST(Functions, compute_reals_and_null_where_there_is_none) {
    expect_values({{"sqrt(16)", "4"},
                   {"sqrt(-1)", "null"},
                   {"ln(0)", "null"},
                   {"ln(1)", "0"},
                   {"exp(0)", "1"},
                   {"exp(1000)", "null"},
                   {"pow(2, 10)", "1024"},
                   {"pow(-8, 1 / 3)", "null"},
                   {"pow(2, 60) % 7", "1"},
                   {"(1 / 4 - 1) % 0.5", "0.25"},
                   {"1 / 4 % -1", "-0.75"},
                   {"pow(2, 0.5) * pow(2, 0.5) > 1.999", "1"},
                   {"round(distance_km(52.52, 13.405, 48.8566, 2.3522))", "877"}});
}

TEST(Functions, choose_and_skip_nulls) {
    expect_values({{"coalesce(null, null, 3)", "3"},
                   {"least(3, null, 2.5)", "25"},
                   {"greatest('a', 'b', null)", "b"},
                   {"least(null, null)", "null"},
                   {"if(null, 1, 2)", "2"},
                   {"if(1 > 2, 1, 2 > 1, 5, 9)", "5"},
                   {"if(1 > 2, 1, 2)", "2"},
                   {"if(1 == 1, null, 2)", "null"},
                   {"concat('a', null, 1.50, true)", "a1.50true"},
                   {"concat(null)", ""},
                   {"if(1, 2, 3)", "type_mismatch"},
                   {"if(1 == 1, 2, 'x')", "type_mismatch"},
                   {"if(1 == 1, 2, 3, 4)", "argument_count"},
                   {"null + 1", "null"}});
}

TEST(Functions, know_letters_beyond_ascii) {
    expect_values({{"upper('straße é ω ж')", "STRASSE É Ω Ж"},
                   {"lower('ÄÖÜ ΣΩ Ж ŁŻ Ÿ')", "äöü σω ж łż ÿ"},
                   {"length('Zoë 😀')", "5"},
                   {"left('Zoë😀x', 4)", "Zoë😀"},
                   {"left('abc', 9)", "abc"},
                   {"left('abc', -1)", ""},
                   {"right('Zoë😀', 2)", "ë😀"},
                   {"right('abc', 0)", ""},
                   {"mid('äbcdef', 2, 3)", "bcd"},
                   {"mid('abc', 0, 2)", "a"},
                   {"mid('abc', 3, 9)", "c"},
                   {"mid('abc', 2, -1)", ""},
                   {"trim('  a b ')", "a b"},
                   {"replace('a.b.c', '.', '--')", "a--b--c"},
                   {"replace('abc', '', 'x')", "abc"},
                   {"slug('  Crème brûlée & Straße, Øre! ')", "creme-brulee-strasse-ore"},
                   {"slug('O’Brien_Łódź 2')", "obrien-lodz-2"},
                   {"slug('Москва — река')", "москва-река"},
                   {"slug('!!')", ""},
                   {"upper(null)", "null"},
                   {"upper(3)", "type_mismatch"}});
}

TEST(Functions, turn_values_into_text) {
    expect_values({{"text(-0.05)", "-0.05"},
                   {"text(12)", "12"},
                   {"text(1 / 4)", "0.25"},
                   {"text(date '2026-02-03')", "2026-02-03"},
                   {"text(1.5 d)", "36 h"},
                   {"text(datetime '2026-02-03T04:05:06.5')", "2026-02-03T04:05:06.5"},
                   {"text(date '2026-02-03', '%d.%m.%y')", "03.02.26"},
                   {"text(3, '%d')", "bad_format"},
                   {"text(date '2026-02-03', '%Q')", "unknown_directive"}});
}

TEST(Functions, take_moments_apart) {
    expect_values(
        {{"year(date '2026-06-29')", "2026"},
         {"month('2026-06-29')", "6"},
         {"day(datetime '1969-12-31T23:59:59')", "31"},
         {"weekday(date '2026-06-29')", "1"},
         {"weekday(date '2026-06-28')", "7"},
         {"hour(datetime '1969-12-31T23:59:59')", "23"},
         {"minute(datetime '2026-01-01T08:45:10')", "45"},
         {"hour(date '2026-01-01')", "0"},
         {"days_between(date '2026-01-31', date '2026-03-01')", "29"},
         {"days_between(datetime '2026-01-02T00:00:00', datetime '2026-01-01T01:00:00')", "0"},
         {"months_between(date '2026-01-31', date '2026-02-28')", "1"},
         {"months_between(date '2026-03-31', date '2026-02-28')", "-1"},
         {"years_between(date '2000-02-29', date '2026-02-28')", "26"},
         {"years_between(date '2000-03-01', date '2026-02-28')", "25"},
         {"date(datetime '2026-02-03T23:00:00') == date '2026-02-03'", "1"},
         {"year(5)", "type_mismatch"}});
}

TEST(Functions, name_the_one_that_was_meant) {
    const auto bound =
        bind_text("rond(2.5)", {}, {.origin = {.file = {}, .path = {}, .line = 1, .column = 3}});
    ASSERT_FALSE(bound);
    EXPECT_EQ(bound.error().cause, "unknown_function");
    EXPECT_EQ(bound.error().fix, "write round");
    EXPECT_EQ(value_of("round()"), "argument_count");
    EXPECT_EQ(value_of("lower('a', 'b')"), "argument_count");
    EXPECT_EQ(value_of("round(2.5, 99)"), "bad_digits");
}

TEST(Functions, skip_rows_that_are_null) {
    const i64 on = *parse_date("2026-02-03");
    const TestSources by_text = {{"on", integers_of({.kind = Kind::date}, {on, none}, on, on + 9)},
                                 {"n", integers_of({.kind = Kind::integer}, {none, 2}, 0, 9)},
                                 {"t", texts_of({"Ab", none})}};
    for (const char* text :
         {"add_months(on, n)", "weekday(on) + n", "left(t, n)", "abs(n) + abs(n - 3) + length(t)",
          "years_between(on, add_months(on, n))", "concat(null, upper(t)) == left(t, n)"})
        EXPECT_EQ(rows_of(text, by_text), (Texts{"null", "null"})) << text;
    EXPECT_EQ(rows_of("replace(coalesce(t, 'none'), 'n', 'N')", by_text), (Texts{"Ab", "NoNe"}));
}

}  // namespace
}  // namespace rowsmith
