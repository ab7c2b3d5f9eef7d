#include "plan/dependences.h"

#include "generators/full_catalogue.h"
#include "plan/test_plan.h"

namespace rowsmith {
namespace {

using Texts = std::vector<std::string>;
using Thing = Dependences::Thing;

TEST(Dependences, tell_what_a_column_reads_also_through_parts_that_were_bound_before) {
    Dependences dependences;
    {
        const Dependences::Scope part(dependences, Thing::part, "orders:row");
        dependences.note_rows("the choice");
    }
    {
        const Dependences::Scope column(dependences, Thing::column, "orders.customer");
        dependences.use(Thing::part, "orders:row");
        dependences.note_columns("a country", "orders.country");
    }
    {
        const Dependences::Scope column(dependences, Thing::column, "orders.name");
        dependences.use(Thing::column, "orders.customer");
    }
    EXPECT_EQ(dependences.of("orders.customer").rows, Texts{"the choice"});
    EXPECT_EQ(dependences.of("orders.name").rows, Texts{"reads orders.customer"});
    EXPECT_EQ(dependences.of("orders.name").columns, Texts{"reads orders.customer"});
    EXPECT_TRUE(dependences.of("orders.country").columns.empty());
}

TEST(Dependences, are_not_told_of_the_column_that_they_are_about) {
    Dependences dependences;
    const Dependences::Scope column(dependences, Thing::column, "t.country");
    dependences.note_columns("the country", "t.country");
    EXPECT_TRUE(dependences.of("t.country").columns.empty());
}

PlannedColumn planned(const std::string& tables, std::string_view table, size_t column) {
    Problems problems;
    auto schema =
        read_schema("rowsmith: 1\ntables:\n" + tables, "test.yaml", full_catalogue(), problems);
    if (!schema) return {};
    const auto plan = make_plan(std::move(*schema), full_catalogue(), problems);
    return plan ? plan->find(table)->columns[column] : PlannedColumn{};
}

TEST(Dependences, on_totals_reach_aggregates_and_what_reads_them) {
    const std::string tables =
        "  a: {rows: 4, columns: {id: sequence, n: {type: integer, expression: count(b)}, m: "
        "{type: integer, expression: n * 2}}}\n"
        "  b: {rows: {per: a, total: 9}, columns: {a_id: a.id, v: 1..9}}\n";
    EXPECT_EQ(planned(tables, "a", 1).depends_on_rows, Texts{"the total of b"});
    EXPECT_EQ(planned(tables, "a", 2).depends_on_rows, Texts{"reads a.n"});
    EXPECT_EQ(planned(tables, "b", 0).depends_on_rows, Texts{"the total of b"});
    EXPECT_EQ(planned(tables, "b", 1).depends_on_rows, Texts{});
}

TEST(Dependences, on_other_columns_are_those_of_bundles_countries_lines_and_rules) {
    const std::string people =
        "  p: {rows: 9, columns: {name: person.full_name, mail: {type: email, generate: "
        "person.email, unique: true}, sex: {generate: person.sex, bundle: other}}}\n";
    EXPECT_EQ(planned(people, "p", 0).depends_on_columns, Texts{"unique p.mail beside it"});
    EXPECT_EQ(planned(people, "p", 1).depends_on_columns, Texts{});
    EXPECT_EQ(planned(people, "p", 2).depends_on_columns, Texts{});
    const std::string reader =
        "  t: {rows: 9, columns: {b: {type: date, after: a}, a: {type: date, max_value: "
        "2026-01-31}}, rules: [a <= b]}\n";
    EXPECT_EQ(planned(reader, "t", 0).generator, "date");
    EXPECT_EQ(planned(reader, "t", 0).depends_on_columns, Texts{});
    const std::string rule = "  t: {rows: 9, columns: {a: 1..9, b: 1..9}, rules: [a <= b]}\n";
    EXPECT_EQ(planned(rule, "t", 0).depends_on_columns,
              Texts{"the order of columns decides which gives way to 'a <= b'"});
}

}  // namespace
}  // namespace rowsmith
