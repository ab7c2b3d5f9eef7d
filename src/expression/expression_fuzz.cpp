#include "expression/expression_fuzz.h"

#include <array>

#include "expression/bind.h"

namespace rowsmith {

namespace {

// Sources of every kind in turn, by the length of their text, so that a text chooses its types.
std::array<Shape, 8> fuzz_shapes() {
    const auto names = make_dictionary({"free", "plus", "Ärger"});
    const auto numbers =
        std::make_shared<const Dictionary>(Dictionary{.integers = {-7, 0, INT64_MAX}});
    return {{{.type = {.kind = Kind::integer}, .form = Form::int64, .low = -1000, .high = 1000},
             {.nullable = true, .bytes_max = 12},
             {.type = {.kind = Kind::decimal, .scale = 2},
              .form = Form::int64,
              .nullable = true,
              .low = -100'000,
              .high = 100'000},
             {.type = {.kind = Kind::enum_}, .form = Form::codes, .dictionary = names},
             {.type = {.kind = Kind::float_}, .form = Form::float64, .nullable = true},
             {.type = {.kind = Kind::datetime, .zone = "Europe/Berlin"},
              .form = Form::int64,
              .nullable = true,
              .low = 0,
              .high = 2'000'000'000'000'000},
             {.type = {.kind = Kind::integer},
              .form = Form::codes,
              .nullable = true,
              .dictionary = numbers},
             {.type = {.kind = Kind::boolean}, .form = Form::int64, .low = 0, .high = 1}}};
}

constexpr u32 fuzz_rows = 16;

void fill_source(Column& column) {
    const Shape& shape = *column.shape;
    for (u32 i = 0; i < fuzz_rows; i++) {
        const u64 number = mix(i + 1);
        if (shape.nullable) column.valid[i] = number % 4 != 0 ? 1 : 0;
        if (shape.form == Form::codes) column.codes[i] = static_cast<u32>(number % 3);
        if (shape.form == Form::float64)
            column.floats[i] = i == 1 ? 0 : static_cast<double>(static_cast<i64>(number));
        if (shape.form == Form::text) column.text.add(i % 3 == 0 ? "" : "añb 12'x");
        if (shape.form != Form::int64) continue;
        const u64 span = static_cast<u64>(shape.high) - static_cast<u64>(shape.low);
        column.integers[i] = shape.low + static_cast<i64>(number % (span + 1));
        if (column.is_null(i)) column.integers[i] = INT64_MIN;  // a null holds anything
    }
}

void check_cells(const Column& out) {
    const Shape& shape = *out.shape;
    for (u32 i = 0; i < fuzz_rows; i++) {
        if (shape.form == Form::codes) CHECK(out.codes[i] < shape.dictionary->size());
        if (out.is_null(i)) continue;
        if (shape.form == Form::int64)
            CHECK(out.integers[i] >= shape.low && out.integers[i] <= shape.high);
        if (shape.form == Form::float64) CHECK(out.floats[i] - out.floats[i] == 0);
        if (shape.form == Form::text) CHECK(out.text.at(i).size() <= shape.bytes_max);
    }
}

void bind_and_fill(const Expression& expression, std::string_view text,
                   std::optional<Type> target) {
    static const std::array<Shape, 8> all = fuzz_shapes();
    std::vector<Shape> shapes;
    for (const Expression* source : sources(expression))
        shapes.push_back(all[to_text(*source).size() % all.size()]);
    const ExpressionContext context{.text = text,
                                    .target = std::move(target),
                                    .as_of = 20'000,
                                    .zone = "Europe/Berlin",
                                    .zone_offset = [](std::string_view, i64 utc_us) {
                                        return utc_us % 2 == 0 ? i64{3'600'000'000}
                                                               : i64{7'200'000'000};
                                    }};
    const auto bound = bind_expression(expression, shapes, context);
    if (!bound) {
        CHECK(!bound.error().cause.empty() && !bound.error().message.empty());
        return;
    }
    std::vector<Column> columns;
    columns.reserve(shapes.size());
    std::vector<const Column*> inputs;
    for (const Shape& shape : shapes) {
        fill_source(columns.emplace_back(shape));
        inputs.push_back(&columns.back());
    }
    Column out(bound->shape);
    const std::array<Column*, 1> outputs = {&out};
    Rows rows;
    rows.set_range(0, fuzz_rows);
    const auto scratch = bound->kernel->make_scratch();
    for (int block = 0; block < 2; block++) {
        bound->kernel->fill(
            {.rows = rows, .inputs = inputs, .outputs = outputs, .scratch = scratch.get()});
        check_cells(out);
    }
}

}  // namespace

void fuzz_expression(std::string_view text) {
    const auto parsed = parse_expression(text, {}, ExpressionUse::rule);
    if (!parsed) {
        CHECK(!parsed.error().cause.empty() && !parsed.error().message.empty());
        return;
    }
    const std::string printed = to_text(*parsed);
    if (const auto again = parse_expression(printed, {}, ExpressionUse::rule))
        CHECK(to_text(*again) == printed);
    else
        CHECK(again.error().code == ErrorCode::limit);  // printing may spell a text longer
    bind_and_fill(*parsed, text, std::nullopt);
    bind_and_fill(*parsed, text, Type{.kind = Kind::decimal, .scale = 2});
    bind_and_fill(*parsed, text, Type{.kind = Kind::datetime});
}

}  // namespace rowsmith
