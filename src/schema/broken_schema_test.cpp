// Broken schemas: each must be told by its cause, at its line, with what would mend it.
#include <gtest/gtest.h>

#include "schema/read_schema.h"
#include "schema/test_catalogue.h"

namespace rowsmith {
namespace {

struct Broken {
    const char* text;  // without "rowsmith: 1\ntables:\n" when it starts with a blank
    const char* cause;
    const char* path;  // of the first error
};

std::string whole(const Broken& broken) {
    const std::string text = broken.text;
    return text.starts_with(' ') ? "rowsmith: 1\ntables:\n" + text : text;
}

void expect_told(const Broken& broken) {
    Problems problems;
    const auto schema = read_schema(whole(broken), "s.yaml", test_catalogue(), problems);
    EXPECT_FALSE(schema) << broken.text;
    ASSERT_FALSE(problems.ok()) << broken.text;
    const Error& error = problems.errors()[0];
    EXPECT_EQ(error.cause, broken.cause) << to_text(error);
    EXPECT_EQ(error.place.path, broken.path) << to_text(error);
    EXPECT_GT(error.place.line, 0U) << to_text(error);
    EXPECT_FALSE(error.message.empty());
    EXPECT_FALSE(error.expected.empty() && error.fix.empty()) << to_text(error);
    EXPECT_EQ(problems.errors().size(), 1U) << broken.text << to_text(problems.errors().back());
}

TEST(BrokenSchema, tells_keys) {
    for (const Broken& broken : std::initializer_list<Broken>{
             {"tables: {t: {columns: {a: string}}}", "key_missing", ""},
             {"rowsmith: 2\ntables: {t: {columns: {a: string}}}", "option_out_of_range",
              "rowsmith"},
             {"rowsmith: 1\nsede: 7\ntables: {t: {columns: {a: string}}}", "unknown_key", "sede"},
             {"rowsmith: 1\nseed: x\ntables: {t: {columns: {a: string}}}", "not_an_integer",
              "seed"},
             {"rowsmith: 1\nas_of: today\ntables: {t: {columns: {a: string}}}", "not_a_moment",
              "as_of"},
             {"rowsmith: 1\nlocale: de-DE\ntables: {t: {columns: {a: string}}}", "locale_form",
              "locale"},
             {"rowsmith: 1\ncontacts: real\ntables: {t: {columns: {a: string}}}", "unknown_word",
              "contacts"},
             {"rowsmith: 1\ntables: {}", "tables_empty", "tables"},
             {"rowsmith: 1\ntables: [a]", "map_wanted", "tables"},
             {"  t: 5\n", "table_not_map", "tables.t"},
             {"  t: {rows: 5}\n", "key_missing", "tables.t"},
             {"  t: {columns: {}}\n", "columns_empty", "tables.t.columns"},
             {"  t: {columns: [a]}\n", "map_wanted", "tables.t.columns"},
             {"  t: {disjoint: [a], columns: {a: string}}\n", "not_in_this_version",
              "tables.t.disjoint"},
             {"  t: {columns: {a: {type: string, dirt: {}}}}\n", "not_in_this_version",
              "tables.t.columns.a.dirt"},
             {"  t: {columns: {a: {generate: llm.text}}}\n", "not_in_this_version",
              "tables.t.columns.a.generate"},
             {"  t: {columns: {a: {type: decimal, scal: 2}}}\n", "unknown_key",
              "tables.t.columns.a.scal"},
             {"  t: {columns: {a: {type: strin}}}\n", "unknown_type", "tables.t.columns.a.type"},
             {"  t: {columns: {a: {generate: sequenz}}}\n", "unknown_generator",
              "tables.t.columns.a.generate"},
             {"  t: {columns: {a: nonsense here}}\n", "unknown_shorthand", "tables.t.columns.a"},
             {"  t: {columns: {a: null}}\n", "column_empty", "tables.t.columns.a"},
             {"  t: {columns: {a: {type: string, scale: 2}}}\n", "option_of_other_type",
              "tables.t.columns.a.scale"},
             {"  t: {columns: {a: {type: string, after: b, generate: person.email}}}\n",
              "option_of_times", "tables.t.columns.a.after"},
             {"  t: {columns: {a: {type: integer, choose: zipf}}}\n", "option_without_references",
              "tables.t.columns.a.choose"},
             {"  t: {columns: {a: {type: integer, generate: uniform, median: 2}}}\n",
              "option_of_other_generator", "tables.t.columns.a.median"},
             {"  t: {columns: {a: {generate: constant}}}\n", "option_missing",
              "tables.t.columns.a"},
             {"  t: {columns: {a: {type: date, generate: sequence}}}\n", "generator_of_other_type",
              "tables.t.columns.a.type"},
             {"{\"fields\": []}", "fields_empty", "fields"},
             {"{\"fields\": [{\"name\": \"a\"}]}", "key_missing", "fields[0]"},
             {"{\"fields\": [3]}", "field_not_map", "fields[0]"},
             {"{\"fields\": [{\"name\": \"a\", \"type\": \"date\"}, {\"name\": \"a\", \"type\": "
              "\"date\"}]}",
              "duplicate_field", "fields[1].name"},
         })
        expect_told(broken);
}

TEST(BrokenSchema, tells_rows) {
    for (const Broken& broken : std::initializer_list<Broken>{
             {"  t: {rows: -1, columns: {a: string}}\n", "rows_out_of_range", "tables.t.rows"},
             {"  t: {rows: many, columns: {a: string}}\n", "not_an_integer", "tables.t.rows"},
             {"  t: {rows: [1], columns: {a: string}}\n", "rows_form", "tables.t.rows"},
             {"  p: {columns: {a: string}}\n  t: {rows: {per: p}, columns: {a: string}}\n",
              "rows_form_missing", "tables.t.rows"},
             {"  p: {columns: {a: string}}\n  t: {rows: {per: p, mean: 2, total: 9}, columns: {a: "
              "string}}\n",
              "rows_form_twice", "tables.t.rows"},
             {"  p: {columns: {a: string}}\n  t: {rows: {per: p, count: 3, max: 9}, columns: {a: "
              "string}}\n",
              "rows_option_without_mean", "tables.t.rows.max"},
             {"  p: {columns: {a: string}}\n  t: {rows: {per: p, mean: 3, distribution: poisson, "
              "dispersion: 2}, columns: {a: string}}\n",
              "dispersion_without_negative_binomial", "tables.t.rows.dispersion"},
             {"  p: {columns: {a: string}}\n  t: {rows: {per: p, mean: 3, exponent: 2}, columns: "
              "{a: string}}\n",
              "exponent_without_zipf", "tables.t.rows.exponent"},
             {"  p: {columns: {a: string}}\n  t: {rows: {per: p, total: 3, min: 4, max: 2}, "
              "columns: {a: string}}\n",
              "min_above_max", "tables.t.rows.max"},
             {"  p: {columns: {a: string}}\n  t: {rows: {per: p, mean: 30, max: 12}, columns: {a: "
              "string}}\n",
              "mean_outside_bounds", "tables.t.rows.mean"},
             {"  p: {columns: {a: string}}\n  t: {rows: {per: p, counts: {1..3: 50%, 2: 50%}}, "
              "columns: {a: string}}\n",
              "counts_overlap", "tables.t.rows.counts.2"},
             {"  p: {columns: {a: string}}\n  t: {rows: {per: p, count: 5..}, columns: {a: "
              "string}}\n",
              "count_range", "tables.t.rows.count"},
             {"  p: {columns: {a: string}}\n  t: {rows: {per: p, every: 1 d, mean: 2}, columns: "
              "{a: string}}\n",
              "not_in_this_version", "tables.t.rows.every"},
             {"  t: {rows: {per: u, mean: 2}, columns: {a: string}}\n", "unknown_parent",
              "tables.t.rows.per"},
             {"  t: {rows: {per: t, mean: 2}, columns: {a: string}}\n", "circular_rows",
              "tables.t.rows.per"},
             {"  p: {primary_key: a, columns: {a: string}}\n  t: {rows: {per: p, mean: 2}, "
              "columns: {x: p.a, y: p.a}}\n",
              "parent_ambiguous", "tables.t.rows.per"},
             {"  t: {rows: 3, values: [[a]], columns: {a: string}}\n", "rows_and_values",
              "tables.t.values"},
             {"  t: {values: [[a, b]], columns: {a: string}}\n", "values_width",
              "tables.t.values[0]"},
             {"  t: {values: [[a]], columns: {a: person.email}}\n", "values_without_columns",
              "tables.t.values"},
         })
        expect_told(broken);
}

TEST(BrokenSchema, tells_columns_that_contradict_themselves) {
    for (const Broken& broken : std::initializer_list<Broken>{
             {"  t: {columns: {a: {type: enum}}}\n", "enum_without_values",
              "tables.t.columns.a.type"},
             {"  t: {columns: {a: {type: integer, min_value: 9, max_value: 1}}}\n", "min_above_max",
              "tables.t.columns.a.min_value"},
             {"  t: {columns: {a: {type: date, min_value: 2026-13-01}}}\n", "no_such_day",
              "tables.t.columns.a.min_value"},
             {"  t: {columns: {a: {type: decimal, max_value: 0.125}}}\n", "too_many_decimals",
              "tables.t.columns.a.max_value"},
             {"  t: {columns: {a: {type: boolean, min_value: 1}}}\n", "bounds_of_other_type",
              "tables.t.columns.a.min_value"},
             {"  t: {columns: {a: {type: integer, max_length: 4}}}\n", "length_of_other_type",
              "tables.t.columns.a.max_length"},
             {"  t: {columns: {a: {type: string, min_length: 5, max_length: 4}}}\n",
              "min_above_max", "tables.t.columns.a.min_length"},
             {"  t: {columns: {a: {type: integer, pattern: '[0-9]'}}}\n", "pattern_of_other_type",
              "tables.t.columns.a.pattern"},
             {"  t: {columns: {a: {type: string, pattern: '[0-9]', enum_values: [x]}}}\n",
              "pattern_and_values", "tables.t.columns.a.pattern"},
             {"  t: {columns: {a: {type: integer, multiple_of: 0}}}\n", "multiple_not_positive",
              "tables.t.columns.a.multiple_of"},
             {"  t: {columns: {a: {type: integer, endings: retail}}}\n", "endings_of_other_type",
              "tables.t.columns.a.endings"},
             {"  t: {columns: {a: {type: string, null_share: 5%, nullable: false}}}\n",
              "null_share_not_nullable", "tables.t.columns.a.null_share"},
             {"  t: {columns: {a: {type: string, when: b, nullable: false}, b: boolean}}\n",
              "when_not_nullable", "tables.t.columns.a.when"},
             {"  t: {columns: {a: {type: string, exact: true}}}\n", "exact_without_shares",
              "tables.t.columns.a.exact"},
             {"  t: {columns: {a: {generate: person.email, expression: b}, b: string}}\n",
              "generate_and_expression", "tables.t.columns.a.expression"},
             {"  t: {columns: {a: {type: datetime, delay: 2 d}}}\n", "delay_without_after",
              "tables.t.columns.a.delay"},
             {"  t: {columns: {a: {type: datetime, past_end: cut}}}\n", "past_end_without_delay",
              "tables.t.columns.a.past_end"},
             {"  t: {columns: {a: {type: datetime, calendar: {weekdays: [1]}}}}\n",
              "calendar_length", "tables.t.columns.a.calendar.weekdays"},
             {"  t: {columns: {a: {type: datetime, after: b, delay: 2}, b: date}}\n",
              "duration_without_unit", "tables.t.columns.a.delay"},
             {"  t: {columns: {a: {type: datetime, after: b, delay: {median: 2 d}}, b: date}}\n",
              "distribution_wanted", "tables.t.columns.a.delay"},
             {"  t: {columns: {a: {type: date, format: YYYY-MM-DD}}}\n", "format_without_directive",
              "tables.t.columns.a.format"},
             {"  t: {columns: {a: {type: date, format: '%Q'}}}\n", "unknown_directive",
              "tables.t.columns.a.format"},
             {"  t: {columns: {a: {type: string, format: emial}}}\n", "unknown_format",
              "tables.t.columns.a.format"},
             {"  t: {columns: {a: {generate: sequence, bundle: x}}}\n", "bundle_of_nothing",
              "tables.t.columns.a.bundle"},
             {"  t: {columns: {a: {type: datetime, resolution: 0 s}}}\n", "resolution_not_positive",
              "tables.t.columns.a.resolution"},
             {"  t: {columns: {a: {type: json, fields: {}}}}\n", "fields_empty",
              "tables.t.columns.a.fields"},
             {"  t: {columns: {a: {type: string, cases: []}}}\n", "cases_count",
              "tables.t.columns.a.cases"},
             {"  t: {columns: {a: {type: string, cases: [x]}}}\n", "case_not_map",
              "tables.t.columns.a.cases[0]"},
             {"  t: {columns: {a: {type: integer, cases: [{min_value: 2}, {when: b}]}, b: "
              "boolean}}\n",
              "case_unreachable", "tables.t.columns.a.cases[0]"},
             {"  t: {columns: {a: {type: integer, cases: [{unique: true}]}}}\n", "key_not_in_cases",
              "tables.t.columns.a.cases[0].unique"},
         })
        expect_told(broken);
}

TEST(BrokenSchema, tells_names_that_lead_nowhere) {
    for (const Broken& broken : std::initializer_list<Broken>{
             {"  t: {primary_key: di, columns: {id: integer}}\n", "unknown_column",
              "tables.t.primary_key[0]"},
             {"  t: {primary_key: [], columns: {id: integer}}\n", "primary_key_empty",
              "tables.t.primary_key"},
             {"  t: {unique: [[id, id]], columns: {id: integer}}\n", "column_twice",
              "tables.t.unique[0][1]"},
             {"  t: {unique: [id], columns: {id: integer}}\n", "unique_group_form",
              "tables.t.unique[0]"},
             {"  t: {unique: [[]], columns: {id: integer}}\n", "unique_group_empty",
              "tables.t.unique[0]"},
             {"  t: {primary_key: id, columns: {id: {type: integer, null_share: 1%}}}\n",
              "primary_key_null", "tables.t.columns.id"},
             {"  t: {columns: {id: {type: integer, hidden: true}}}\n", "nothing_visible",
              "tables.t"},
             {"  t: {columns: {a: {references: u.id}}}\n", "unknown_table",
              "tables.t.columns.a.references"},
             {"  t: {columns: {a: {references: t.id}}}\n", "unknown_column",
              "tables.t.columns.a.references"},
             {"  t: {columns: {a: {references: t.a}}}\n", "reference_to_itself",
              "tables.t.columns.a.references"},
             {"  t: {columns: {a: {references: a}}}\n", "reference_form",
              "tables.t.columns.a.references"},
             {"  t: {columns: {a: {references: t.b, generate: sequence}, b: integer}}\n",
              "reference_with_generator", "tables.t.columns.a.generate"},
             {"  t: {columns: {a: {references: t.b, choose: [x]}, b: integer}}\n", "choose_form",
              "tables.t.columns.a.choose"},
             {"  t: {columns: {a: {references: u.b, tree: {}}}}\n  u: {columns: {b: integer}}\n",
              "tree_of_other_table", "tables.t.columns.a.references"},
             {"  t: {columns: {a: {references: u.b, choose: own_child}}}\n  u: {columns: {b: "
              "integer}}\n",
              "own_child_not_per", "tables.t.columns.a.references"},
             {"  t: {columns: {a: {type: string, depends_on: [c]}}}\n", "unknown_dependency",
              "tables.t.columns.a.depends_on[0]"},
             {"  t: {columns: {a: {type: string, depends_on: [a]}}}\n", "circular_dependency",
              "tables.t.columns.a"},
             {"  person: {columns: {email: string}}\n  t: {columns: {a: person.email}}\n",
              "shorthand_ambiguous", "tables.t.columns.a"},
         })
        expect_told(broken);
}

TEST(BrokenSchema, tells_all_mistakes_at_once) {
    Problems problems;
    (void)read_schema(
        "rowsmith: 1\nsede: 1\ntables:\n  t:\n    columns:\n      a: {type: strng}\n"
        "      b: {type: integer, min_value: 5, max_value: 1}\n      c: {references: u.id}\n",
        "s.yaml", test_catalogue(), problems);
    std::vector<std::string> causes;
    for (const Error& error : problems.errors()) causes.push_back(error.cause);
    EXPECT_EQ(causes, (std::vector<std::string>{"unknown_key", "unknown_type", "min_above_max",
                                                "unknown_table"}));
}

}  // namespace
}  // namespace rowsmith
