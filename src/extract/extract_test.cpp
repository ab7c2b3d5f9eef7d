#include "extract/extract.h"

#include <gtest/gtest.h>

#include "column/moment.h"
#include "extract/knowledge.h"
#include "generators/full_catalogue.h"
#include "generators/generator.h"
#include "plan/name_words.h"
#include "plan/plan.h"

namespace rowsmith {
namespace {

Extraction extracted(std::string_view words) {
    const ExtractOptions options{.today_days = days_from_civil(2026, 8, 14)};
    auto made = extract_schema(words, full_catalogue(), options);
    EXPECT_TRUE(made.has_value()) << words << "\n" << (made ? "" : to_text(made.error()));
    return made ? *std::move(made) : Extraction{};
}

const ColumnSpec& column(const Extraction& made, std::string_view table, std::string_view name) {
    static const ColumnSpec nothing{};
    const TableSpec* found = made.schema.find(table);
    const ColumnSpec* column = found ? found->find(name) : nullptr;
    EXPECT_TRUE(column) << table << "." << name << "\n" << made.yaml;
    return column ? *column : nothing;
}

std::vector<std::string> names(const Extraction& made, std::string_view table) {
    std::vector<std::string> names;
    if (const TableSpec* found = made.schema.find(table))
        for (const ColumnSpec& column : found->columns) names.push_back(column.name);
    return names;
}

void expect_plan(const Extraction& made) {
    Problems problems;
    make_plan(made.schema, full_catalogue(), problems);
    for (const Error& error : problems.errors()) ADD_FAILURE() << to_text(error) << made.yaml;
}

TEST(Extract, takes_the_columns_that_are_named) {
    const Extraction made =
        extracted("Generate 10,000 sales records with customer, product, amount, and date");
    ASSERT_EQ(made.schema.tables.size(), 1u);
    EXPECT_EQ(made.schema.tables[0].rows.count, 10'000u);
    EXPECT_EQ(names(made, "sales"),
              (std::vector<std::string>{"customer", "product", "amount", "date"}));
    EXPECT_EQ(column(made, "sales", "customer").generate.text, "person.full_name");
    EXPECT_EQ(column(made, "sales", "product").generate.text, "product.name");
    EXPECT_EQ(column(made, "sales", "amount").generate.text, "lognormal");
    EXPECT_EQ(column(made, "sales", "date").type->kind, Kind::date);
    EXPECT_TRUE(made.warnings.empty());
}

TEST(Extract, makes_a_web_shop_with_shares_and_a_period) {
    const Extraction made = extracted(
        "10,000 customers of a German web shop and their orders in 2025, 8% of orders returned");
    EXPECT_EQ(made.schema.name, "web_shop");
    EXPECT_EQ(made.schema.locale[0].text, "de_DE");
    EXPECT_EQ(made.schema.find("customers")->rows.count, 10'000u);
    EXPECT_EQ(made.schema.find("orders")->rows.per.text, "customers");
    const ColumnSpec& placed = column(made, "orders", "placed_at");
    EXPECT_EQ(placed.min_value->text, "2025-01-01");
    EXPECT_EQ(placed.max_value->text, "2025-12-31");
    EXPECT_EQ(column(made, "orders", "status").enum_values->find("returned")->text, "8%");
    EXPECT_TRUE(made.warnings.empty());
}

TEST(Extract, counts_parents_from_their_children) {
    const Extraction made = extracted("500 zoo animals, each keeper looks after 3 to 8 animals");
    ASSERT_EQ(made.schema.tables.size(), 2u);
    EXPECT_EQ(made.schema.find("animals")->rows.total, 500u);
    EXPECT_EQ(made.schema.find("animals")->rows.min, 3u);
    EXPECT_EQ(*made.schema.find("animals")->rows.max, 8u);
    EXPECT_EQ(made.schema.find("keepers")->rows.count, 91u);
}

TEST(Extract, writes_the_same_for_the_same_words_and_day) {
    const char* words = "customers and their orders in the last month";
    EXPECT_EQ(extracted(words).yaml, extracted(words).yaml);
    EXPECT_NE(extracted(words).yaml.find("as_of: 2026-08-14"), std::string::npos);
}

TEST(Extract, reports_every_assumption_with_its_place) {
    const Extraction made = extracted("100 customers and their orders");
    size_t assumed = 0;
    for (const Clause& clause : made.clauses) {
        if (clause.state != ClauseState::assumed) continue;
        assumed++;
        EXPECT_FALSE(clause.paths.empty()) << clause.text;
    }
    EXPECT_EQ(assumed, 5u) << print_report(made);  // two lists of columns, fan-out, now, country
    EXPECT_GT(made.confidence, 0.9);
    EXPECT_NE(made.yaml.find("rows:  # assumed"), std::string::npos) << made.yaml;
}

TEST(Extract, refuses_words_that_name_no_rows) {
    const auto nothing = extract_schema("hello there", full_catalogue(), {.today_days = 20'000});
    ASSERT_FALSE(nothing.has_value());
    EXPECT_EQ(nothing.error().cause, "words_not_understood");
    const auto empty = extract_schema("  ", full_catalogue(), {.today_days = 20'000});
    ASSERT_FALSE(empty.has_value());
    EXPECT_EQ(empty.error().cause, "words_empty");
}

TEST(Extract, reads_context_and_an_example_as_more_words) {
    const ExtractOptions options{.today_days = 20'000,
                                 .context = "with name and city, in Spain",
                                 .example = "name,city,age\nEva,Sevilla,41\n"};
    const auto made = extract_schema("30 members", full_catalogue(), options);
    ASSERT_TRUE(made.has_value());
    EXPECT_EQ(names(*made, "users"), (std::vector<std::string>{"name", "city", "age"}));
    EXPECT_EQ(made->schema.locale[0].text, "es_ES");
}

// Each thing that is known, alone and with each of its parents, is a schema without mistakes.
TEST(Knowledge, makes_schemas_that_read_back) {
    for (const extract::Blueprint& blueprint : extract::blueprints()) {
        const std::string many = plural(blueprint.nouns[0]);
        const Extraction alone = extracted("50 " + many);
        EXPECT_EQ(alone.schema.tables.size(), 1u) << many;
        EXPECT_TRUE(alone.warnings.empty()) << many << "\n" << print_report(alone);
        expect_plan(alone);
        for (const Key& key : blueprint.parents.keys) {
            const extract::Blueprint* parent = extract::blueprint_named(key.text);
            if (parent == nullptr) continue;
            const Extraction both =
                extracted("20 " + plural(parent->nouns[0]) + " and their " + many);
            const TableSpec* table = both.schema.find(blueprint.name);
            ASSERT_TRUE(table) << both.yaml;
            EXPECT_EQ(table->rows.per.text, parent->name) << both.yaml;
        }
    }
}

}  // namespace
}  // namespace rowsmith
