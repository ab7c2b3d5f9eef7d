// For tests: sources given as literal rows, and an expression evaluated over them.
#pragma once
#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "expression/bind.h"

namespace rowsmith {

// One source of a test: its shape and its rows. `numbers` are integers or codes.
struct TestSource {
    Shape shape = {};
    std::vector<std::optional<std::string>> texts = {};
    std::vector<std::optional<i64>> numbers = {};
    std::vector<std::optional<double>> floats = {};
    size_t size() const { return texts.size() + numbers.size() + floats.size(); }
};
using TestSources = std::map<std::string, TestSource>;

inline TestSource integers_of(Type type, std::vector<std::optional<i64>> rows, i64 low = -1'000'000,
                              i64 high = 1'000'000) {
    return {
        .shape = {.type = type, .form = Form::int64, .nullable = true, .low = low, .high = high},
        .numbers = std::move(rows)};
}
inline TestSource texts_of(std::vector<std::optional<std::string>> rows) {
    return {.shape = {.nullable = true, .bytes_max = 40}, .texts = std::move(rows)};
}
inline TestSource floats_of(std::vector<std::optional<double>> rows) {
    return {.shape = {.type = {.kind = Kind::float_}, .form = Form::float64, .nullable = true},
            .floats = std::move(rows)};
}
inline TestSource codes_of(Type type, Dictionary dictionary,
                           std::vector<std::optional<i64>> codes) {
    return {.shape = {.type = type,
                      .form = Form::codes,
                      .nullable = true,
                      .dictionary = std::make_shared<const Dictionary>(std::move(dictionary))},
            .numbers = std::move(codes)};
}

inline void fill_column(const TestSource& source, Column& column) {
    const auto mark = [&](size_t i, bool valid) {
        if (source.shape.nullable) column.valid[i] = valid ? 1 : 0;
    };
    for (size_t i = 0; i < source.texts.size(); i++) {
        column.text.add(source.texts[i].value_or(""));
        mark(i, source.texts[i].has_value());
    }
    for (size_t i = 0; i < source.numbers.size(); i++) {
        if (source.shape.form == Form::codes)
            column.codes[i] = static_cast<u32>(source.numbers[i].value_or(0));
        else
            column.integers[i] = source.numbers[i].value_or(INT64_MIN + 7);
        mark(i, source.numbers[i].has_value());
    }
    for (size_t i = 0; i < source.floats.size(); i++) {
        column.floats[i] = source.floats[i].value_or(-1);
        mark(i, source.floats[i].has_value());
    }
}

inline std::string cell_of(const Column& column, u32 i) {
    if (column.is_null(i)) return "null";
    switch (column.shape->form) {
        case Form::int64:
            EXPECT_GE(column.integers[i], column.shape->low);
            EXPECT_LE(column.integers[i], column.shape->high);
            return std::to_string(column.integers[i]);
        case Form::float64:
            return shortest(column.floats[i]);
        case Form::codes:
            return column.shape->dictionary->texts[column.codes[i]];
        default:
            EXPECT_LE(column.text.at(i).size(), column.shape->bytes_max);
            return std::string(column.text.at(i));
    }
}

// The bound expression; `sources` by their canonical text.
inline Result<BoundExpression> bind_text(std::string_view text, const TestSources& sources_by_text,
                                         ExpressionContext context = {}) {
    const Expression parsed = TRY(parse_expression(text, context.origin));
    std::vector<Shape> shapes;
    for (const Expression* source : sources(parsed))
        shapes.push_back(sources_by_text.at(to_text(*source)).shape);
    context.text = text;
    return bind_expression(parsed, shapes, context);
}

// The rows as text: integers as they are stored, reals shortest. On failure the cause alone.
inline std::vector<std::string> rows_of(std::string_view text, const TestSources& by_text = {},
                                        const ExpressionContext& context = {}) {
    const auto bound = bind_text(text, by_text, context);
    if (!bound) return {bound.error().cause};
    const auto parsed = parse_expression(text, {});
    std::vector<Column> columns;
    u32 count = 1;
    for (const Expression* source : sources(*parsed)) {
        const TestSource& one = by_text.at(to_text(*source));
        fill_column(one, columns.emplace_back(one.shape));
        count = static_cast<u32>(one.size());
    }
    std::vector<const Column*> inputs;
    for (const Column& column : columns) inputs.push_back(&column);
    Column out(bound->shape);
    std::vector<Column*> outputs = {&out};
    Rows rows;
    rows.set_range(0, count);
    const auto scratch = bound->kernel->make_scratch();
    std::vector<std::string> result;
    for (int again = 0; again < 2; again++) {  // the scratch carries nothing over
        bound->kernel->fill(
            {.rows = rows, .inputs = inputs, .outputs = outputs, .scratch = scratch.get()});
        result.clear();
        for (u32 i = 0; i < count; i++) result.push_back(cell_of(out, i));
    }
    return result;
}

// The one value of an expression without sources.
inline std::string value_of(std::string_view text, std::optional<Type> target = {}) {
    return rows_of(text, {}, {.target = std::move(target)})[0];
}

}  // namespace rowsmith
