// Choices, even spreads, patterns, templates, objects, arrays and texts, through the planner.
#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "format/value_text.h"
#include "generators/full_catalogue.h"
#include "generators/generator.h"
#include "plan/plan.h"
#include "plan/workspace.h"
#include "schema/read_schema.h"

namespace rowsmith {
namespace {

std::string document_of(const std::string& columns, u32 rows) {
    return "rowsmith: 1\ntables:\n  t:\n    rows: " + std::to_string(rows) +
           "\n    columns:\n      id: {type: integer, generate: sequence}\n" + columns;
}

// The last visible column's values as JSON, of a table with a sequence `id` and these columns.
std::vector<std::string> values_of(const std::string& columns, u32 rows) {
    Problems problems;
    auto schema = read_schema(document_of(columns, rows), "test.yaml", full_catalogue(), problems);
    std::optional<Plan> plan;
    if (schema) plan = make_plan(*std::move(schema), full_catalogue(), problems);
    for (const Error& error : problems.errors()) ADD_FAILURE() << to_text(error);
    std::vector<std::string> values;
    if (!plan) return values;
    const Program& program = *plan->find("t")->program;
    Workspace workspace(program);
    const size_t last = program.result_count() - 1;
    for (u32 first = 0; first < rows; first += block_rows) {
        workspace.run_range(first, std::min(block_rows, rows - first));
        for (u32 i = 0; i < workspace.count(); i++)
            values.push_back(json_value_text(workspace.result(last), i));
    }
    return values;
}

std::vector<std::string> column(const std::string& options, u32 rows = 300) {
    return values_of("      c: {" + options + "}\n", rows);
}

std::map<std::string, u32> counts(const std::vector<std::string>& values) {
    std::map<std::string, u32> counts;
    for (const std::string& value : values) counts[value]++;
    return counts;
}

// The causes of a column's mistakes, each told with a place.
std::set<std::string> causes(const std::string& options, u32 rows = 300) {
    Problems problems;
    auto schema = read_schema(document_of("      c: {" + options + "}\n", rows), "test.yaml",
                              full_catalogue(), problems);
    if (schema && problems.ok()) (void)make_plan(*std::move(schema), full_catalogue(), problems);
    std::set<std::string> causes;
    for (const Error& error : problems.errors()) {
        EXPECT_GT(error.place.line, 0u) << to_text(error);
        EXPECT_FALSE(error.fix.empty()) << to_text(error);
        causes.insert(error.cause);
    }
    return causes;
}

// Of "[52.5,13.4]".
double first_number(const std::string& value) {
    double number = 0;
    std::from_chars(value.data() + 1, value.data() + value.size(), number);
    return number;
}

TEST(Choice, gives_exact_counts_by_largest_remainder) {
    const auto seen =
        counts(column("type: enum, enum_values: {a: 50%, b: 33%, c: 17%}, exact: true", 1000));
    EXPECT_EQ(seen.at("\"a\""), 500u);
    EXPECT_EQ(seen.at("\"b\""), 330u);
    EXPECT_EQ(seen.at("\"c\""), 170u);
}

TEST(Choice, gives_each_value_once_when_unique) {
    const auto seen = counts(
        column("type: integer, generate: choice, enum_values: [3, 1, 4, 15, 9], unique: true", 5));
    EXPECT_EQ(seen.size(), 5u);
    EXPECT_EQ(causes("type: enum, enum_values: [a, b, c], unique: true", 4),
              std::set<std::string>{"space_too_small"});
    EXPECT_EQ(causes("type: enum, enum_values: {a: 1, b: 2, c: 1}, unique: true", 3),
              std::set<std::string>{"shares_of_unique"});
}

TEST(Choice, tells_values_that_are_one) {
    EXPECT_EQ(causes("type: integer, enum_values: [1, 01]"), std::set<std::string>{"value_twice"});
}

TEST(Boolean, follows_a_share_of_the_row) {
    const auto values = values_of(
        "      p: {type: float, generate: choice, enum_values: [0, 1]}\n"
        "      q: {type: boolean, expression: p > 0.5, hidden: true}\n"
        "      c: {type: boolean, share: p}\n",
        200);
    EXPECT_EQ(values.size(), 200u);
    EXPECT_EQ(counts(column("type: boolean, share: 25%, exact: true", 400)).at("true"), 100u);
}

TEST(Uniform, reaches_both_ends_and_nothing_else) {
    const auto seen =
        counts(column("type: integer, generate: uniform, min_value: -2, max_value: 3"));
    EXPECT_EQ(seen.size(), 6u);
    EXPECT_TRUE(seen.contains("-2") && seen.contains("3"));
    const auto quarters =
        counts(column("type: float, scale: 2, generate: uniform, min_value: 0.1, max_value: 1, "
                      "multiple_of: 0.25"));
    EXPECT_EQ(quarters.size(), 4u);
    EXPECT_TRUE(quarters.contains("0.25") && quarters.contains("1.00"));
}

TEST(Uniform, fills_the_whole_of_64_bits) {
    const std::string bounds = "min_value: -9223372036854775808, max_value: 9223372036854775807";
    EXPECT_EQ(counts(column("type: integer, generate: uniform, " + bounds)).size(), 300u);
    const auto all = column("type: integer, generate: uniform, unique: true, " + bounds);
    EXPECT_EQ(std::set(all.begin(), all.end()).size(), 300u);
}

TEST(Uniform, uses_up_a_space_that_is_just_large_enough) {
    const std::string dates =
        "type: date, generate: uniform, min_value: 2026-01-01, max_value: 2026-10-27, unique: true";
    EXPECT_EQ(counts(column(dates)).size(), 300u);
    EXPECT_EQ(causes(dates, 301), std::set<std::string>{"space_too_small"});
}

TEST(Uniform, takes_bounds_from_the_row) {
    for (const std::string& value :
         values_of("      c: {type: integer, generate: uniform, min_value: 1, max_value: id}\n", 1))
        EXPECT_EQ(value, "1");
    EXPECT_EQ(causes("type: integer, generate: uniform, min_value: id, unique: true"),
              std::set<std::string>{"unique_of_computed_bounds"});
}

TEST(Uniform, refuses_bounds_without_a_value) {
    EXPECT_EQ(
        causes("type: integer, generate: uniform, min_value: 4, max_value: 6, multiple_of: 7"),
        std::set<std::string>{"no_value_in_bounds"});
    EXPECT_EQ(causes("type: float, generate: uniform, unique: true"),
              std::set<std::string>{"unique_of_floats"});
}

TEST(Pattern, uses_up_its_texts_when_unique) {
    const auto values = column("type: string, pattern: '[A-C]-[0-9]{2}', unique: true");
    EXPECT_EQ(std::set(values.begin(), values.end()).size(), 300u);
    EXPECT_EQ(causes("type: string, pattern: '[A-C]-[0-9]{2}', unique: true", 301),
              std::set<std::string>{"space_too_small"});
    EXPECT_FALSE(causes("type: string, pattern: '[A-'").empty());
}

TEST(Template, writes_slots_in_their_formats) {
    EXPECT_EQ(column("type: string, generate: template, template: '{{{id:04}}}/{word:upper}', "
                     "words: {word: [straße]}",
                     2)[1],
              "\"{0002}/STRASSE\"");
    const std::string columns =
        "      at: {type: datetime, generate: constant, value: 2026-03-04T05:06:07}\n"
        "      price: {type: decimal, scale: 3, generate: constant, value: 1.125}\n"
        "      name: {type: string, generate: constant, value: 'Ann Öz'}\n"
        "      c: {type: string, generate: template, template: "
        "'{name:slug} {at:%Y-%m} {price:.2} {price}'}\n";
    EXPECT_EQ(values_of(columns, 1)[0], "\"ann-oz 2026-03 1.12 1.125\"");
}

TEST(Template, ends_with_a_check_digit) {
    EXPECT_EQ(
        column("type: string, generate: template, template: '799273987{id}{check:luhn}'", 1)[0],
        "\"79927398713\"");
}

TEST(Template, chooses_one_of_several) {
    const auto seen =
        counts(column("type: string, generate: template, template: {'A{id}': 50%, 'B': rest}"));
    EXPECT_TRUE(seen.at("\"B\"") > 110 && seen.at("\"B\"") < 190);
    EXPECT_EQ(seen.size(), 1 + 300 - seen.at("\"B\""));
}

TEST(Template, is_unique_where_that_can_be_seen) {
    const std::string words = ", words: {w: [a, bb]}, unique: true";
    EXPECT_TRUE(causes("type: string, generate: template, template: '{w}-{id}'" + words).empty());
    EXPECT_EQ(causes("type: string, generate: template, template: '{w}'" + words),
              std::set<std::string>{"template_not_one_to_one"});
}

TEST(Template, tells_mistakes_apart) {
    const auto one = [](const std::string& text) {
        return causes("type: string, generate: template, template: '" + text + "'");
    };
    EXPECT_EQ(one("{id"), std::set<std::string>{"template_brace"});
    EXPECT_EQ(one("id}"), std::set<std::string>{"template_brace"});
    EXPECT_EQ(one("a{}"), std::set<std::string>{"template_slot_empty"});
    EXPECT_EQ(one("{id:uper}"), std::set<std::string>{"template_unknown_format"});
    EXPECT_EQ(one("{id:%Y}"), std::set<std::string>{"template_format_of_other_type"});
    EXPECT_EQ(one("{id}{check:luna}"), std::set<std::string>{"template_unknown_check"});
    EXPECT_EQ(one("{check:luhn}{id}"), std::set<std::string>{"template_check_first"});
    EXPECT_EQ(one("{idx}"), std::set<std::string>{"unknown_column"});
}

TEST(Json, holds_fields_that_read_other_columns) {
    EXPECT_EQ(column("type: json, fields: {twice: {type: integer, expression: 2 * id}, "
                     "kind: {enum_values: [a]}}",
                     2)[1],
              "{\"twice\":4,\"kind\":\"a\"}");
}

TEST(Array, holds_sets_of_unique_items) {
    const std::string items = "items: {type: enum, enum_values: [a, b, c], unique: true}";
    for (const std::string& value : column("type: array, min_length: 3, max_length: 3, " + items)) {
        EXPECT_NE(value.find("\"a\""), std::string::npos);
        EXPECT_NE(value.find("\"b\""), std::string::npos);
        EXPECT_NE(value.find("\"c\""), std::string::npos);
    }
    EXPECT_EQ(causes("type: array, max_length: 4, " + items),
              std::set<std::string>{"space_too_small"});
}

TEST(Array, holds_objects_and_arrays) {
    const auto values = column(
        "type: array, min_length: 1, items: {type: json, fields: {n: {type: integer, generate: "
        "uniform, min_value: 1, max_value: 2}, tags: {type: array, items: {type: string, "
        "null_share: 50%}}}}");
    for (const std::string& value : values) EXPECT_TRUE(value.starts_with("[{\"n\":"));
    EXPECT_TRUE(std::ranges::any_of(
        values, [](const std::string& value) { return value.find("null") != std::string::npos; }));
}

TEST(Array, refuses_items_that_read_the_row) {
    EXPECT_EQ(causes("type: array, items: {type: integer, expression: 2 * id}"),
              std::set<std::string>{"array_items_read_columns"});
    EXPECT_EQ(causes("type: array, min_length: 7, items: integer"),
              std::set<std::string>{"array_max_length_missing"});
}

TEST(Coordinates, stay_inside_their_range_and_disc) {
    for (const std::string& value :
         column("type: coordinates, latitude: 47..48, longitude: 11..12")) {
        const double latitude = first_number(value);
        EXPECT_TRUE(latitude >= 47 && latitude <= 48) << value;
    }
    for (const std::string& value :
         column("type: coordinates, around: [52.52, 13.405], radius_km: 5")) {
        const double north_km = (first_number(value) - 52.52) * 111.2;
        EXPECT_TRUE(north_km > -5.1 && north_km < 5.1) << value;
    }
    EXPECT_EQ(causes("type: coordinates, latitude: 47..148"),
              std::set<std::string>{"degrees_out_of_range"});
}

TEST(Texts, keep_their_lengths) {
    for (const std::string& value :
         column("type: string, generate: string, min_length: 7, max_length: 9"))
        EXPECT_TRUE(value.size() >= 9 && value.size() <= 11) << value;
    for (const std::string& value :
         column("type: string, generate: text.sentence, min_length: 90, max_length: 100"))
        EXPECT_TRUE(value.size() >= 92 && value.size() <= 102) << value;
    for (const std::string& value : column("type: string, generate: text.sentence")) {
        EXPECT_TRUE(value[1] >= 'A' && value[1] <= 'Z') << value;
        EXPECT_TRUE(value.ends_with(".\"")) << value;
    }
}

}  // namespace
}  // namespace rowsmith
