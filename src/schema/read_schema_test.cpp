#include "schema/read_schema.h"

#include <gtest/gtest.h>

#include "column/moment.h"
#include "schema/print.h"
#include "schema/read_document.h"
#include "schema/test_catalogue.h"

namespace rowsmith {
namespace {

constexpr std::string_view shop = R"(rowsmith: 1
name: web_shop
seed: 7
as_of: 2026-06-30
locale: {de_DE: 60%, fr_FR: 25%, en_GB: 15%}
tables:
  customers:
    rows: 20_000
    primary_key: id
    columns:
      id:         {type: integer, generate: sequence}
      name:       {type: string,  generate: person.full_name}
      email:      {type: email,   generate: person.email, unique: true}
      joined_at:  {type: datetime, min_value: 2022-01-01, max_value: 2026-06-30, trend: 4% per day}
      tier:       {type: enum, enum_values: {free: 80%, plus: 15%, pro: 5%}}
  orders:
    rows: {per: customers, mean: 6, distribution: negative_binomial, dispersion: 9, max: 200}
    primary_key: id
    columns:
      id:          {type: integer, generate: sequence}
      customer_id: {references: customers.id}
      placed_at:   {type: datetime, after: customers.joined_at, calendar: retail}
      status:      {type: enum, enum_values: {delivered: 82%, returned: 8%, cancelled: 10%}}
      shipped_at:
        type: datetime
        after: placed_at
        delay: {distribution: lognormal, median: 1.5 d, p95: 6 d}
        when: status != 'cancelled'
      total:       {type: decimal, scale: 2, expression: sum(order_items.amount)}
    rules: [shipped_at >= placed_at]
  order_items:
    rows: {per: orders, counts: {0: 20%, 1..3: rest}}
    unique: [[order_id, quantity]]
    columns:
      order_id: {references: orders.id}
      quantity: 1..5
      price:    {type: decimal, generate: lognormal, median: 24, p95: 180, endings: retail}
      amount:   {type: decimal, scale: 2, expression: quantity * price}
)";

Schema read(std::string_view text) {
    Problems problems;
    auto schema = read_schema(text, "x", test_catalogue(), problems);
    for (const Error& error : problems.errors()) ADD_FAILURE() << to_text(error);
    return schema ? *std::move(schema) : Schema{};
}

std::string canonical_columns(std::string_view columns) {
    const Schema schema = read("rowsmith: 1\ntables:\n  t:\n    columns:\n" + std::string(columns));
    return schema.tables.empty() ? "" : to_yaml(*schema.tables[0].node.find("columns"));
}

TEST(ReadSchema, gives_the_typed_model) {
    const Schema schema = read(shop);
    ASSERT_EQ(schema.tables.size(), 3U);
    EXPECT_EQ(schema.name, "web_shop");
    EXPECT_EQ(schema.seed, 7U);
    EXPECT_EQ(schema.as_of->value, days_from_civil(2026, 7, 1) * us_per_day - 1);
    EXPECT_DOUBLE_EQ(schema.locale[1].share, 0.25);
    const TableSpec& orders = schema.tables[1];
    EXPECT_EQ(orders.rows.form, RowsForm::per);
    EXPECT_EQ(orders.rows.per.text, "customers");
    EXPECT_EQ(orders.rows.number.text, "6");
    EXPECT_EQ(orders.rows.dispersion, 9);
    EXPECT_EQ(orders.rows.max, 200U);
    EXPECT_EQ(orders.primary_key.columns[0].text, "id");
    EXPECT_EQ(orders.rules[0].text, "shipped_at >= placed_at");
    const ColumnSpec& shipped = *orders.find("shipped_at");
    EXPECT_EQ(shipped.time.after[0].text, "placed_at");
    EXPECT_TRUE(shipped.time.delay->has("median"));
    EXPECT_EQ(shipped.when.text, "status != 'cancelled'");
    EXPECT_EQ(shipped.place.line, 24U);
    EXPECT_EQ(orders.find("customer_id")->references->table, "customers");
    EXPECT_EQ(orders.find("total")->type->scale, 2);
}

TEST(ReadSchema, reads_counts_groups_and_options) {
    const Schema schema = read(shop);
    ASSERT_EQ(schema.tables.size(), 3U);
    const TableSpec& items = schema.tables[2];
    ASSERT_EQ(items.rows.counts.size(), 2U);
    EXPECT_EQ(items.rows.counts[1].low, 1U);
    EXPECT_EQ(items.rows.counts[1].high, 3U);
    EXPECT_DOUBLE_EQ(items.rows.counts[1].share, 0.8);
    EXPECT_EQ(items.unique[0].columns[1].text, "quantity");
    EXPECT_EQ(items.find("price")->options.find("median")->text, "24");
    EXPECT_FALSE(items.find("price")->options.has("endings"));
}

TEST(ReadSchema, takes_null_as_a_word_where_it_is_one) {
    const Schema schema = read(
        "rowsmith: 1\ntables: {t: {columns: {a: {type: date, after: as_of - 9 d, delay: 1 d, "
        "past_end: null, empty: null}}}}\n");
    ASSERT_EQ(schema.tables.size(), 1U);
    EXPECT_EQ(schema.tables[0].columns[0].time.past_end, PastEnd::null);
    EXPECT_EQ(schema.tables[0].columns[0].time.empty, WhenEmpty::null);
    const Schema from_json = read(to_json(schema.node));
    ASSERT_EQ(from_json.tables.size(), 1U);
    EXPECT_EQ(from_json.tables[0].columns[0].time.past_end, PastEnd::null);
}

TEST(ReadSchema, expands_shorthand_to_the_same_tree) {
    const std::string shorthand = canonical_columns(
        "      a: email\n      b: person.full_name\n      c: 1..5\n      d: 0.5..9.99\n"
        "      e: 2026-01-01..\n      f: [x, y]\n      g: {x: 80%, y: rest}\n      h: t.a\n");
    const std::string canonical = canonical_columns(
        "      a: {type: email}\n      b: {generate: person.full_name}\n"
        "      c: {type: integer, generate: uniform, min_value: 1, max_value: 5}\n"
        "      d: {type: decimal, scale: 2, generate: uniform, min_value: 0.5, max_value: 9.99}\n"
        "      e: {type: date, min_value: 2026-01-01}\n"
        "      f: {type: enum, enum_values: [x, y]}\n"
        "      g: {type: enum, enum_values: {x: 80%, y: rest}}\n"
        "      h: {references: t.a}\n");
    EXPECT_EQ(shorthand, canonical);
    EXPECT_NE(shorthand, "");
}

TEST(ReadSchema, reads_the_single_table_form_as_it_stands) {
    const Schema schema = read(R"({"fields":[{"name":"customer","type":"string"},
        {"name":"product","type":"string"},{"name":"amount","type":"float",
        "constraints":{"min":10,"max":1000}},{"name":"date","type":"date"}]})");
    ASSERT_EQ(schema.tables.size(), 1U);
    EXPECT_EQ(schema.tables[0].name, "data");
    EXPECT_EQ(schema.tables[0].rows.count, 1000U);
    ASSERT_EQ(schema.tables[0].columns.size(), 4U);
    const ColumnSpec& amount = schema.tables[0].columns[2];
    EXPECT_EQ(amount.type->kind, Kind::float_);
    EXPECT_EQ(amount.min_value->text, "10");
    EXPECT_EQ(amount.max_value->place().path, "fields[2].constraints.max");
}

TEST(ReadSchema, takes_nulls_of_the_single_table_form_as_absent) {
    const Schema schema = read(R"({"metadata": {"name": "pets", "source": "x"},
        "relationships": null, "fields": [{"name": "kind", "type": "enum", "description": null,
        "constraints": {"nullable": null, "pattern": null, "enum_values": [1, true, "cat"]},
        "sample_values": [], "depends_on": []}]})");
    ASSERT_EQ(schema.tables.size(), 1U);
    EXPECT_EQ(schema.tables[0].name, "pets");
    EXPECT_TRUE(schema.tables[0].columns[0].nullable);
    EXPECT_EQ(schema.tables[0].columns[0].enum_values->items[1].text, "true");
}

TEST(ReadSchema, lays_cases_over_the_column) {
    const Schema schema = read(R"(rowsmith: 1
tables:
  t:
    columns:
      a: 1..5
      b:
        type: integer
        generate: lognormal
        median: 20
        max_value: 90
        cases:
          - {when: a > 3, median: 40}
          - {when: a > 2, generate: constant, value: 7}
          - {}
)");
    ASSERT_EQ(schema.tables.size(), 1U);
    const auto& cases = schema.tables[0].columns[1].cases;
    ASSERT_EQ(cases.size(), 3U);
    EXPECT_EQ(cases[0].when.text, "a > 3");
    EXPECT_EQ(cases[0].column.node.find("median")->text, "40");
    EXPECT_EQ(cases[1].column.generate.text, "constant");
    EXPECT_FALSE(cases[1].column.node.has("median"));
    EXPECT_TRUE(cases[1].column.max_value);
    EXPECT_EQ(cases[2].column.node.find("median")->text, "20");
    EXPECT_TRUE(cases[2].when.empty());
}

TEST(ReadSchema, reads_how_references_choose) {
    const Schema schema = read(R"(rowsmith: 1
tables:
  t:
    primary_key: id
    columns:
      id: sequence
      size: 1..9
      a: {references: t.id, choose: {weight: size}}
      b: {references: t.id, choose: zipf, exponent: 1.5}
      c: {references: t.id, tree: {roots: 2}}
)");
    ASSERT_EQ(schema.tables.size(), 1U);
    const auto& columns = schema.tables[0].columns;
    EXPECT_EQ(columns[2].references->choose, Choose::weight);
    EXPECT_EQ(columns[2].references->weight.text, "size");
    EXPECT_EQ(columns[3].references->exponent, 1.5);
    EXPECT_EQ(columns[4].references->tree_roots, 2);
    EXPECT_EQ(columns[4].references->tree_children, 8);
}

TEST(ReadSchema, reads_literal_lines) {
    const Schema schema = read(R"(rowsmith: 1
tables:
  countries:
    hidden: true
    values: [[DE, 80], [FR, 20]]
    columns: {code: string, weight: integer, note: {expression: concat(code)}}
)");
    ASSERT_EQ(schema.tables.size(), 1U);
    const TableSpec& table = schema.tables[0];
    EXPECT_EQ(table.rows.form, RowsForm::values);
    EXPECT_EQ(table.rows.count, 2U);
    EXPECT_EQ(table.value_columns, (std::vector<std::string>{"code", "weight"}));
    EXPECT_EQ(table.values[1][0].text, "FR");
}

TEST(PrintSchema, reads_back_to_the_same_tree) {
    const Schema schema = read(shop);
    const std::string yaml = to_yaml(schema.node);
    EXPECT_TRUE(same_content(schema.node, read(yaml).node)) << yaml;
    EXPECT_TRUE(same_content(schema.node, read(to_json(schema.node)).node));
    EXPECT_EQ(to_yaml(read(yaml).node), yaml);
}

TEST(PrintSchema, quotes_what_would_read_otherwise) {
    Node node;
    node.kind = NodeKind::map;
    Node list = make_list(node), nothing;
    for (const char* text :
         {"null",         "",         "~",     "a, b", "x: y",  "- a",    "#b",
          "a #b",         "it's",     "a\nb",  " a",   "a ",    "[x",     "é",
          "\xe2\x80\xa8", "\xc2\x85", "(a",    "b)",   "%d",    "a:",     "-5",
          "1..5",         "<<",       "--- a", "? a",  "\"q\"", "\\d{3}", "\xef\xbb\xbf"}) {
        list.items.push_back(make_scalar(text, node));
        list.items.back().quoted = true;
    }
    list.items.push_back(nothing);
    node.set("rows", list);
    node.set("it: is", make_scalar("x", node));
    for (const std::string& text : {to_yaml(node), to_json(node)}) {
        Problems problems;
        const auto read_back = read_document(text, "", problems);
        ASSERT_TRUE(problems.ok()) << to_text(problems.errors()[0]) << text;
        EXPECT_TRUE(same_content(node, *read_back)) << text << to_yaml(*read_back);
    }
}

}  // namespace
}  // namespace rowsmith
