// What every generator promises, held against all of them: by their examples, through the planner.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "column/convert.h"
#include "format/value_text.h"
#include "generators/full_catalogue.h"
#include "generators/generator.h"
#include "plan/plan.h"
#include "plan/workspace.h"
#include "schema/check_keys.h"
#include "schema/read_schema.h"

namespace rowsmith {
namespace {

constexpr u32 tested_rows = 300;

// Three rows for each parent, so that generators that need a parent have one.
std::string document_of(const std::string& column, u32 parents) {
    return "rowsmith: 1\ntables:\n  parents:\n    rows: " + std::to_string(parents) +
           "\n    columns:\n      number: {type: integer, generate: sequence}\n"
           "  rows:\n    rows: {per: parents, count: 3}\n    columns:\n"
           "      id: {type: integer, generate: sequence}\n"
           "      tested: " +
           column + "\n";
}

std::optional<Plan> plan_of(const std::string& column, u32 parents) {
    Problems problems;
    auto schema =
        read_schema(document_of(column, parents), "test.yaml", full_catalogue(), problems);
    std::optional<Plan> plan;
    if (schema) plan = make_plan(*std::move(schema), full_catalogue(), problems);
    for (const Error& error : problems.errors()) ADD_FAILURE() << to_text(error);
    return plan;
}

// The values of the rows [0, count) in blocks, as JSON.
std::vector<std::string> in_blocks(const Plan& plan, u32 block, u32 count) {
    Workspace workspace(*plan.find("rows")->program);
    std::vector<std::string> values;
    for (u32 first = 0; first < count; first += block) {
        workspace.run_range(first, std::min(block, count - first));
        for (u32 i = 0; i < workspace.count(); i++)
            values.push_back(json_value_text(workspace.result(1), i));
    }
    return values;
}

// The same, asked for as a list of rows that is no range.
std::vector<std::string> as_list(const Plan& plan, u32 count) {
    Workspace workspace(*plan.find("rows")->program);
    std::vector<std::string> values(count);
    std::vector<u64> rows;
    const auto flush = [&] {
        workspace.run_list(rows);
        for (u32 i = 0; i < rows.size(); i++)
            values[rows[i]] = json_value_text(workspace.result(1), i);
        rows.clear();
    };
    for (u32 i = 0; i < count; i++) {
        rows.push_back(u64{i} * 7 % count);
        if (rows.size() == 100) flush();
    }
    flush();
    return values;
}

void check_texts(const Column& column, u32 i) {
    std::string text;
    append_text(column, i, text);
    EXPECT_LE(text.size(), text_bytes_max(*column.shape)) << text;
}

void check_codes(const Shape& shape, u32 code) {
    ASSERT_TRUE(shape.dictionary);
    EXPECT_LT(code, shape.dictionary->size());
}

// What the shape says of its values holds for the first `count` of them.
void check_promises(const Column& column, u32 count) {
    const Shape& shape = *column.shape;
    for (u32 i = 0; i < count; i++) {
        if (column.is_null(i)) continue;
        if (shape.form == Form::codes) check_codes(shape, column.codes[i]);
        if (shape.form == Form::int64) {
            EXPECT_GE(column.integers[i], shape.low);
            EXPECT_LE(column.integers[i], shape.high);
        }
        if (shape.form == Form::text) check_texts(column, i);
        if (shape.form != Form::words && shape.form != Form::list) continue;
        ASSERT_LE(column.lengths[i], shape.count_max);
        if (shape.form == Form::list) continue;
        for (u32 k = 0; k < column.lengths[i]; k++)
            check_codes(shape, column.codes[size_t{i} * shape.count_max + k]);
    }
    if (shape.form == Form::list)
        check_promises(column.children[0],
                       std::accumulate(&column.lengths[0], &column.lengths[0] + count, 0u));
    if (shape.form != Form::parts && shape.form != Form::record) return;
    ASSERT_EQ(column.children.size(), shape.children.size());
    for (const Column& child : column.children) check_promises(child, count);
}

template <class Check>
void for_each_generator(Check&& check) {
    for (const auto& entry : all_generators()) {
        SCOPED_TRACE(std::string(entry.file_name));
        check(entry.get().about);
    }
}

TEST(Generators, are_named_like_their_files) {
    for (const auto& entry : all_generators()) EXPECT_EQ(entry.get().about.name, entry.file_name);
}

TEST(Generators, tell_users_what_they_are) {
    for_each_generator([](const Descriptor& about) {
        EXPECT_FALSE(about.summary.empty());
        EXPECT_FALSE(about.summary.ends_with('.'));
        EXPECT_FALSE(about.example.empty());
        for (const OptionSpec& option : about.options) {
            EXPECT_FALSE(option.doc.empty()) << option.name;
            EXPECT_FALSE(option.doc.ends_with('.')) << option.name;
            EXPECT_FALSE(option.required && !option.default_text.empty()) << option.name;
        }
    });
}

TEST(Generators, have_defaults_that_can_be_read) {
    for_each_generator([](const Descriptor& about) {
        for (const OptionSpec& option : about.options) {
            if (option.default_text.empty()) continue;
            Problems problems;
            check_value(make_scalar(option.default_text, Node{}), option, problems);
            for (const Error& error : problems.errors()) ADD_FAILURE() << to_text(error);
        }
    });
}

// Either each value comes once, or the plan is refused: never neither.
TEST(Generators, keep_unique_or_refuse_it) {
    for_each_generator([](const Descriptor& about) {
        std::string column = about.example;
        if (column.find("unique: true") == std::string::npos) column.insert(1, "unique: true, ");
        if (about.name == "array") return;  // its example is unique inside
        Problems problems;
        auto schema =
            read_schema(document_of(column, 400), "test.yaml", full_catalogue(), problems);
        std::optional<Plan> plan;
        if (schema) plan = make_plan(*std::move(schema), full_catalogue(), problems);
        if (!problems.ok()) return;
        auto values = in_blocks(*plan, block_rows, 1'200);
        std::erase(values, "null");
        std::ranges::sort(values);
        EXPECT_EQ(std::ranges::adjacent_find(values), values.end()) << column;
    });
}

TEST(Generators, give_the_same_values_in_any_blocks) {
    for_each_generator([](const Descriptor& about) {
        const auto plan = plan_of(about.example, tested_rows / 3);
        if (!plan) return;
        const auto whole = in_blocks(*plan, 256, tested_rows);
        EXPECT_EQ(in_blocks(*plan, 7, tested_rows), whole);
        EXPECT_EQ(in_blocks(*plan, 1, 20), std::vector(whole.begin(), whole.begin() + 20));
        EXPECT_EQ(as_list(*plan, tested_rows), whole);
    });
}

TEST(Generators, keep_the_promises_of_their_shapes) {
    for_each_generator([](const Descriptor& about) {
        const auto plan = plan_of(about.example, tested_rows / 3);
        if (!plan) return;
        Workspace workspace(*plan->find("rows")->program);
        for (u32 first = 0; first < tested_rows; first += 100) {
            workspace.run_range(first, 100);
            check_promises(workspace.result(1), 100);
        }
    });
}

TEST(Generators, keep_earlier_rows_when_there_are_more) {
    for_each_generator([](const Descriptor& about) {
        const auto few = plan_of(about.example, tested_rows / 3);
        const auto many = plan_of(about.example, tested_rows * 2);
        if (!few || !many || !few->find("rows")->columns[1].depends_on_rows.empty()) return;
        EXPECT_EQ(in_blocks(*few, 256, tested_rows), in_blocks(*many, 256, tested_rows));
    });
}

}  // namespace
}  // namespace rowsmith
