#include "extract/extract.h"

#include <gtest/gtest.h>

#include "column/moment.h"
#include "extract/test_catalogue.h"

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

}  // namespace
}  // namespace rowsmith
