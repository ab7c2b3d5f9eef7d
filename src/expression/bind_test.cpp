#include "expression/bind.h"

#include <gtest/gtest.h>

#include "column/moment_text.h"
#include "expression/expression_fuzz.h"
#include "expression/expression_rows.h"

namespace rowsmith {
namespace {

using Texts = std::vector<std::string>;
constexpr std::nullopt_t none = std::nullopt;
const Type integer{.kind = Kind::integer};
const Type money{.kind = Kind::decimal, .scale = 2};
const Type real{.kind = Kind::float_};
const Type date{.kind = Kind::date};
const Type datetime{.kind = Kind::datetime};
const Type boolean{.kind = Kind::boolean};

std::string datetime_at(std::string_view text, const TestSources& by_text = {}) {
    const std::string cell = rows_of(text, by_text)[0];
    return cell == "null" || cell.find_first_not_of("-0123456789") != std::string::npos
               ? cell
               : datetime_text(std::stoll(cell));
}
std::string date_at(std::string_view text, const TestSources& by_text = {}) {
    const std::string cell = rows_of(text, by_text)[0];
    return cell.find_first_not_of("-0123456789") != std::string::npos ? cell
                                                                      : date_text(std::stoll(cell));
}

TEST(Bind, computes_exact_numbers_with_nulls) {
    const TestSources by_text = {{"q", integers_of(integer, {3, none, -2})},
                                 {"p", integers_of(money, {1050, 99, none})}};
    EXPECT_EQ(rows_of("q * p", by_text), (Texts{"3150", "null", "null"}));
    EXPECT_EQ(rows_of("q + p", by_text), (Texts{"1350", "null", "null"}));
    EXPECT_EQ(rows_of("-p - 0.005", by_text), (Texts{"-10505", "-995", "null"}));
    EXPECT_EQ(rows_of("p * 1.19", by_text, {.target = money}), (Texts{"1250", "118", "null"}));
    EXPECT_EQ(rows_of("7 // q", by_text), (Texts{"2", "null", "-4"}));
    EXPECT_EQ(rows_of("7 % q", by_text), (Texts{"1", "null", "-1"}));
    EXPECT_EQ(rows_of("p // 2.5", by_text), (Texts{"4", "0", "null"}));
    EXPECT_EQ(rows_of("p % 2.5", by_text), (Texts{"50", "99", "null"}));
}

TEST(Bind, divides_exactly_and_rounds_half_even_at_the_target) {
    EXPECT_EQ(value_of("0.25 / 2", money), "12");
    EXPECT_EQ(value_of("0.27 / 2", money), "14");
    EXPECT_EQ(value_of("0.35 / 2", money), "18");
    EXPECT_EQ(value_of("-0.25 / 2", money), "-12");
    EXPECT_EQ(value_of("1.00 / 3 * 3", money), "100");
    EXPECT_EQ(value_of("100.00 / 0", money), "null");
    EXPECT_EQ(value_of("1 / 4"), "0.25");
    EXPECT_EQ(value_of("1 / 8", money), "12");
    EXPECT_EQ(value_of("1.5 / 2"), "0.75");
    EXPECT_EQ(value_of("2.5", integer), "2");
    EXPECT_EQ(value_of("-3.5", integer), "-4");
    EXPECT_EQ(value_of("0.125", Type{.kind = Kind::float_, .scale = 2}), "0.12");
}

TEST(Bind, holds_every_span_between_the_bounds_of_its_unit) {
    // 1930-01-01 to 2007-12-31 before 2026-05-31: the youngest are 18, the oldest 96.
    const TestSources by_text = {{"born", integers_of(date, {-14'610, 13'878}, -14'610, 13'878)}};
    for (const char* unit : {"days", "months", "years"})
        for (const char* between : {"(born, date '2026-05-31')", "(date '2026-05-31', born)"}) {
            const std::string text = std::string(unit) + "_between" + between;
            const auto bound = bind_text(text, by_text);
            ASSERT_TRUE(bound) << text;
            for (const std::string& cell : rows_of(text, by_text)) {
                EXPECT_GE(std::stoll(cell), bound->shape.low) << text;
                EXPECT_LE(std::stoll(cell), bound->shape.high) << text;
            }
        }
    EXPECT_EQ(rows_of("years_between(born, date '2026-05-31')", by_text), (Texts{"96", "18"}));
}

TEST(Bind, refuses_what_could_overflow_with_the_bounds) {
    const TestSources by_text = {{"a", integers_of(integer, {1}, 0, 5'000'000'000)},
                                 {"free", integers_of(integer, {1}, INT64_MIN, INT64_MAX)},
                                 {"x", floats_of({1.5})}};
    EXPECT_EQ(rows_of("a + a", by_text), Texts{"2"});
    EXPECT_EQ(rows_of("free", by_text), Texts{"1"});
    const auto product = bind_text("1 + a * a", by_text,
                                   {.origin = {.file = {}, .path = {}, .line = 2, .column = 5}});
    ASSERT_FALSE(product);
    EXPECT_EQ(product.error().cause, "overflow_possible");
    EXPECT_EQ(product.error().message, "'a * a' could be from 0 to 25000000000000000000");
    EXPECT_EQ(product.error().place.column, 11u);
    EXPECT_EQ(rows_of("free + 1", by_text), Texts{"overflow_possible"});
    EXPECT_EQ(rows_of("least(free, 10) - 1", by_text), Texts{"overflow_possible"});
    EXPECT_EQ(rows_of("least(free, 10) + 1", by_text), Texts{"2"});
    EXPECT_EQ(rows_of("free % 10 + 1", by_text), Texts{"2"});
    EXPECT_EQ(rows_of("x", by_text, {.target = integer}), Texts{"overflow_possible"});
    EXPECT_EQ(rows_of("least(greatest(x, 0.0), 9.5)", by_text, {.target = integer}), Texts{"2"});
    EXPECT_EQ(rows_of("a * 10000000", by_text, {.target = money}), Texts{"overflow_possible"});
    EXPECT_EQ(rows_of("date '9999-12-01' + 31"), Texts{"overflow_possible"});
}

TEST(Bind, knows_three_valued_logic) {
    const TestSources by_text = {{"a", integers_of(boolean, {1, 1, 1, 0, 0, 0, none, none, none})},
                                 {"b", integers_of(boolean, {1, 0, none, 1, 0, none, 1, 0, none})}};
    EXPECT_EQ(rows_of("a and b", by_text),
              (Texts{"1", "0", "null", "0", "0", "0", "null", "0", "null"}));
    EXPECT_EQ(rows_of("a or b", by_text),
              (Texts{"1", "1", "1", "1", "0", "null", "1", "null", "null"}));
    EXPECT_EQ(rows_of("not a", by_text),
              (Texts{"0", "0", "0", "1", "1", "1", "null", "null", "null"}));
    EXPECT_EQ(rows_of("a is null", by_text), (Texts{"0", "0", "0", "0", "0", "0", "1", "1", "1"}));
    EXPECT_EQ(rows_of("a == b", by_text),
              (Texts{"1", "0", "null", "0", "1", "null", "null", "null", "null"}));
    EXPECT_EQ(rows_of("if(a, 'y', 'n')", by_text),
              (Texts{"y", "y", "y", "n", "n", "n", "n", "n", "n"}));
}

TEST(Bind, compares_across_scales_types_and_nulls) {
    const TestSources by_text = {{"p", integers_of(money, {100, 150, none})},
                                 {"n", integers_of(integer, {1, 2, 3}, INT64_MIN, INT64_MAX)},
                                 {"x", floats_of({1.0, 1.25, 9.0})},
                                 {"t", texts_of({"a", "b", none})}};
    EXPECT_EQ(rows_of("p == n", by_text), (Texts{"1", "0", "null"}));
    EXPECT_EQ(rows_of("p < n", by_text), (Texts{"0", "1", "null"}));
    EXPECT_EQ(rows_of("x >= p", by_text), (Texts{"1", "0", "null"}));
    EXPECT_EQ(rows_of("n in (1, 3)", by_text), (Texts{"1", "0", "1"}));
    EXPECT_EQ(rows_of("n not in (1, 3)", by_text), (Texts{"0", "1", "0"}));
    EXPECT_EQ(rows_of("n in (1, null)", by_text), (Texts{"1", "null", "null"}));
    EXPECT_EQ(rows_of("t > 'a'", by_text), (Texts{"0", "1", "null"}));
    EXPECT_EQ(rows_of("t == 1", by_text), Texts{"type_mismatch"});
    EXPECT_EQ(rows_of("t and n", by_text), Texts{"type_mismatch"});
    EXPECT_EQ(rows_of("t + 1", by_text), Texts{"type_mismatch"});
    EXPECT_EQ(rows_of("n", by_text, {.target = Type{}}), Texts{"type_mismatch"});
}

TEST(Bind, computes_once_an_entry_over_dictionaries) {
    const Type tier_type{.kind = Kind::enum_};
    const TestSources by_text = {
        {"tier", codes_of(tier_type, {.texts = {"free", "plus", "pro"}}, {2, 0, none, 1})},
        {"size", codes_of(integer, {.integers = {10, 20}}, {1, 0, 0, none})},
        {"rate", codes_of(real, {.floats = {0.5, 2.5}}, {1, 0, none, 0})}};
    EXPECT_EQ(rows_of("map(tier, {free: 0, plus: 5, rest: 9})", by_text),
              (Texts{"9", "0", "9", "5"}));
    EXPECT_EQ(rows_of("upper(tier)", by_text), (Texts{"PRO", "FREE", "null", "PLUS"}));
    EXPECT_EQ(rows_of("concat(tier, '-', size)", by_text),
              (Texts{"pro-20", "free-10", "-10", "plus-"}));
    EXPECT_EQ(rows_of("coalesce(tier, 'none')", by_text), (Texts{"pro", "free", "none", "plus"}));
    EXPECT_EQ(rows_of("size * 3 + rate", by_text), (Texts{"62.5", "30.5", "null", "null"}));
    const auto upper = bind_text("upper(left(tier, 1))", by_text);
    ASSERT_TRUE(upper);
    EXPECT_EQ(upper->shape.form, Form::codes);
    EXPECT_EQ(upper->shape.dictionary->texts, (Texts{"F", "P"}));
    const auto mapped = bind_text("map(tier, {free: 0, plus: 5, pro: 9})", by_text);
    EXPECT_EQ(mapped->shape.low, 0);
    EXPECT_EQ(mapped->shape.high, 9);
    EXPECT_TRUE(mapped->shape.nullable);
    EXPECT_FALSE(bind_text("map(tier, {free: 0, rest: 5})", by_text)->shape.nullable);
}

TEST(Bind, maps_ranges_of_numbers) {
    const TestSources by_text = {{"age", integers_of(integer, {3, 17, 18, 64, 90, none})}};
    EXPECT_EQ(rows_of("map(age, {..17: 'child', 18..64: 'adult', 65..: 'old'})", by_text),
              (Texts{"child", "child", "adult", "adult", "old", "null"}));
    EXPECT_EQ(rows_of("map(age, {3: age, rest: -age})", by_text),
              (Texts{"3", "-17", "-18", "-64", "-90", "null"}));
}

TEST(Bind, reads_every_form) {
    Shape parts{.form = Form::parts, .nullable = true};
    const auto names = std::make_shared<const Dictionary>(Dictionary{.texts = {"Ann", "Bob"}});
    parts.children = {
        {.form = Form::codes, .dictionary = names},
        {.type = {.kind = Kind::integer}, .form = Form::int64, .nullable = true, .digits = 3}};
    const Shape words{.form = Form::words, .dictionary = names, .separator = " ", .count_max = 2};
    const Shape uuid{.type = {.kind = Kind::uuid}, .form = Form::uuid};
    const std::vector<Shape> shapes = {parts, words, uuid};
    const auto parsed = parse_expression("concat(p, '/', w, '/', right(u, 4))", {});
    const auto bound = bind_expression(*parsed, shapes, {});
    ASSERT_TRUE(bound);
    Column p(shapes[0]), w(shapes[1]), u(shapes[2]), out(bound->shape);
    for (u32 i = 0; i < 2; i++) {
        p.valid[i] = i == 0;
        p.children[0].codes[i] = 1;
        p.children[1].integers[i] = 7;
        p.children[1].valid[i] = 1;
        w.lengths[i] = 2 - i;
        w.codes[2 * i + 1] = 1;
        u.high[i] = 0, u.low[i] = 0xbeef;
    }
    Rows rows;
    rows.set_range(5, 2);
    const std::vector<const Column*> inputs = {&p, &w, &u};
    const std::vector<Column*> outputs = {&out};
    const auto scratch = bound->kernel->make_scratch();
    bound->kernel->fill({rows, inputs, outputs, scratch.get()});
    EXPECT_EQ(out.text.at(0), "Bob007/Ann Bob/beef");
    EXPECT_EQ(out.text.at(1), "/Ann/beef");
}

TEST(Bind, adds_and_subtracts_moments) {
    const i64 noon = parse_moment("2026-01-31T12:00:00")->us;
    const i64 day = parse_date("2026-01-31").value();
    const TestSources by_text = {{"at", integers_of(datetime, {noon}, noon, noon)},
                                 {"on", integers_of(date, {day}, day, day)}};
    EXPECT_EQ(datetime_at("at + 36 h", by_text), "2026-02-02T00:00:00");
    EXPECT_EQ(datetime_at("on + 90 min", by_text), "2026-01-31T01:30:00");
    EXPECT_EQ(date_at("on + 1", by_text), "2026-02-01");
    EXPECT_EQ(date_at("on - 1 w", by_text), "2026-01-24");
    EXPECT_EQ(datetime_at("add_months(at, 1)", by_text), "2026-02-28T12:00:00");
    EXPECT_EQ(date_at("add_months(on, -11)", by_text), "2025-02-28");
    EXPECT_EQ(rows_of("at - on", by_text), Texts{std::to_string(12 * us_per_hour)});
    EXPECT_EQ(rows_of("(at - on) / 1 h", by_text), Texts{"12"});
    EXPECT_EQ(rows_of("(at - on) // 5 h", by_text), Texts{"2"});
    EXPECT_EQ(rows_of("(at - on) * 1.5 / 1 h", by_text), Texts{"18"});
    EXPECT_EQ(rows_of("at >= '2026-01-31' and on == at", by_text), Texts{"1"});
    EXPECT_EQ(rows_of("at >= 'soon'", by_text), Texts{"bad_moment"});
    EXPECT_EQ(rows_of("at + 3", by_text), Texts{"type_mismatch"});
    EXPECT_EQ(rows_of("on", by_text, {.target = datetime, .date_as = DateAs::last_instant}),
              Texts{std::to_string((day + 1) * us_per_day - us_per_second)});
    EXPECT_EQ(rows_of("as_of - 1", {}, {.as_of = day}), Texts{std::to_string(day - 1)});
}

TEST(Bind, uses_the_rules_of_zones) {
    Type zoned = datetime;
    zoned.zone = "Europe/Berlin";
    const i64 utc = parse_moment("2026-07-01T23:30:00")->us;
    const TestSources by_text = {{"at", integers_of(zoned, {utc}, utc, utc)}};
    const ExpressionContext context{
        .zone = "Europe/Berlin",
        .zone_offset = [](std::string_view, i64) { return 2 * us_per_hour; }};
    EXPECT_EQ(rows_of("hour(at)", by_text, context), Texts{"1"});
    EXPECT_EQ(rows_of("day(at)", by_text, context), Texts{"2"});
    EXPECT_EQ(rows_of("at == datetime '2026-07-02T01:30:00'", by_text, context), Texts{"1"});
    EXPECT_EQ(rows_of("at == datetime '2026-07-01T23:30:00Z'", by_text, context), Texts{"1"});
    EXPECT_EQ(rows_of("text(at, '%d.%m. %H:%M')", by_text, context), Texts{"02.07. 01:30"});
}

TEST(Bind, keeps_its_promises_on_what_fuzzing_found) {
    for (const char* text :
         {"concat(2.5, a) < (null + 0)", "ntll % -7", "least(ffffff - ffffff, -1 d) / 0.01",
          "if a then bb == 'x'", "sqrt(dddd) // dddd", "add_months(eeeee, a)", "exp(pow(a, 9))",
          "map(bb, {x: 1, rest: a})", "999999999999999999 * 999999999999999999", ""})
        fuzz_expression(text);
}

}  // namespace
}  // namespace rowsmith
