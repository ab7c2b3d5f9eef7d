#include "expression/binder.h"

#include <algorithm>

#include "base/text.h"
#include "column/moment_text.h"
#include "expression/cell_text.h"
#include "expression/function.h"

namespace rowsmith {

namespace {

constexpr u64 text_bytes_max = 16'000'000;

// What is true of the values that a register holds.
void measure(const Register& values, Operand& operand) {
    bool any = false;
    ValueInterval bounds{.low = 0, .high = 0, .real_low = 0, .real_high = 0};
    operand.nullable = false;
    operand.bytes_max = 0;
    for (u32 i = 0; i < values.size; i++) {
        if (!values.valid[i]) {
            operand.nullable = true;
            continue;
        }
        if (values.storage == Storage::texts) {
            operand.bytes_max = std::max<u64>(operand.bytes_max, values.texts[i].size());
        } else if (values.storage == Storage::integers) {
            const i128 value = values.integers[i];
            bounds.low = any ? std::min(bounds.low, value) : value;
            bounds.high = any ? std::max(bounds.high, value) : value;
        } else {
            const double value = values.reals[i];
            bounds.real_low = any ? std::min(bounds.real_low, value) : value;
            bounds.real_high = any ? std::max(bounds.real_high, value) : value;
        }
        any = true;
    }
    operand.bounds = bounds;
}

// Where values of a kind lie, whatever the column says.
ValueInterval natural_bounds(Kind kind) {
    switch (kind) {
        case Kind::boolean:
            return exact_interval(0, 1);
        case Kind::date:
            return exact_interval(first_day, last_day);
        case Kind::time:
            return exact_interval(0, us_per_day - 1);
        case Kind::datetime:
            return exact_interval(first_us, last_us);
        default:
            return {};
    }
}

ValueType value_type(const Type& type) {
    if (is_integral(type.kind) || type.kind == Kind::float_)
        return {.kind = type.kind,
                .scale = type.kind == Kind::decimal ? std::max(type.scale, 0) : 0,
                .zone = type.zone};
    return {.kind = Kind::string};
}

bool has_value_form(const Shape& shape) {
    const Kind kind = shape.type.kind;
    const bool has_text = is_text(kind) || kind == Kind::uuid;
    switch (shape.form) {
        case Form::int64:
            return is_integral(kind);
        case Form::float64:
            return kind == Kind::float_;
        case Form::codes:
            return shape.dictionary && (has_text || is_integral(kind) || kind == Kind::float_);
        case Form::text:
        case Form::parts:
        case Form::words:
        case Form::uuid:
            return has_text;
        default:
            return false;
    }
}

// The digits of round(x, digits), where a division in x is to be rounded once.
bool has_digits(const Expression& node) {
    return node.kind == ExpressionKind::number && node.scale == 0 && node.integer <= 18;
}

std::string bound_text(i128 value, const ValueType& type) {
    const bool fits = value >= INT64_MIN && value <= INT64_MAX;
    if (type.kind == Kind::date && value >= first_day && value <= last_day)
        return date_text(static_cast<i64>(value));
    if (type.kind == Kind::datetime && value >= first_us && value <= last_us)
        return datetime_text(static_cast<i64>(value));
    if (type.kind == Kind::duration && fits) return duration_text(static_cast<i64>(value));
    return decimal_text(value, type.kind == Kind::decimal ? type.scale : 0);
}

}  // namespace

Binder::Binder(const Expression& root, std::span<const Shape> shapes,
               const ExpressionContext& context)
    : shapes_(shapes), context_(context), source_operands_(shapes.size()) {
    for (const Expression* source : sources(root)) source_texts_.push_back(to_text(*source));
    CHECK(source_texts_.size() == shapes.size());
}

std::unexpected<Error> Binder::wrong(const Expression& node, std::string cause, std::string message,
                                     std::string expected, std::string fix) const {
    return fail({.code = ErrorCode::invalid_schema,
                 .cause = std::move(cause),
                 .message = std::move(message),
                 .place = place_inside(context_.origin, context_.text, node.offset),
                 .expected = std::move(expected),
                 .fix = std::move(fix)});
}

std::unexpected<Error> Binder::type_mismatch(const Operand& found, std::string expected,
                                             std::string fix) const {
    return wrong(*found.node, "type_mismatch",
                 "'" + to_text(*found.node) + "' is " + describe(found.type), std::move(expected),
                 std::move(fix));
}

Result<void> Binder::check_bounds(const Expression& node, const ValueInterval& bounds,
                                  const ValueType& type) const {
    if (storage_of(type.kind) != Storage::integers || type.is_null) return {};
    ValueInterval range;
    if (is_moment(type.kind)) range = natural_bounds(type.kind);
    if (bounds.low >= range.low && bounds.high <= range.high) return {};
    return wrong(node, "overflow_possible",
                 "'" + to_text(node) + "' could be from " + bound_text(bounds.low, type) + " to " +
                     bound_text(bounds.high, type),
                 describe(type) + " from " + bound_text(range.low, type) + " to " +
                     bound_text(range.high, type),
                 "give min_value and max_value to the columns that it reads");
}

u32 Binder::new_register(Storage storage) {
    program_.registers.push_back(storage);
    return static_cast<u32>(program_.registers.size() - 1);
}

u32 Binder::in_register(const Operand& operand) {
    if (!operand.table) return operand.at;
    for (const auto& [table, known] : placed_)
        if (table == operand.table.get()) return known;
    const u32 at = new_register(operand.table->storage);
    placed_.emplace_back(operand.table.get(), at);
    if (operand.source < 0) {
        program_.presets.push_back({.out = at, .value = operand.table});
        return at;
    }
    const auto source = static_cast<u32>(operand.source);
    program_.loads.push_back({.source = source,
                              .out = at,
                              .table = operand.table,
                              .null_code = operand.table->size - 1});
    return at;
}

Operand Binder::evaluated(const Expression& node, const NewStep& step, i32 source) {
    u32 size = 1;
    for (const Operand& operand : step.in) size = std::max(size, operand.table->size);
    std::vector<Register> spread;
    spread.reserve(step.in.size());
    std::vector<View> views;
    for (const Operand& operand : step.in) {
        if (operand.table->size == size) {
            views.push_back(operand.table->view());
            continue;
        }
        broadcast(*operand.table, spread.emplace_back(operand.table->storage, size));
        views.push_back(spread.back().view());
    }
    auto out = std::make_shared<Register>(storage_of(step.type.kind), size);
    run_step(step.run, step.nulls, step.constants, size, views, *out);
    for (const Operand& operand : step.in) program_.kept.push_back(operand.table);
    Operand result{.type = step.type, .node = &node, .source = source};
    measure(*out, result);
    result.table = std::move(out);
    return result;
}

Result<Operand> Binder::add(const Expression& node, NewStep step) {
    i32 source = -1;
    bool is_table = true;
    for (const Operand& operand : step.in) {
        if (!operand.table || (source >= 0 && operand.source >= 0 && operand.source != source))
            is_table = false;
        source = std::max(source, operand.source);
    }
    TRY(check_bounds(node, step.bounds, step.type));
    if (step.bytes_max > text_bytes_max)
        return wrong(node, "text_too_long",
                     "'" + to_text(node) + "' could have " + with_commas(step.bytes_max) + " bytes",
                     "at most " + with_commas(text_bytes_max), "shorten it with left(text, n)");
    if (is_table) return evaluated(node, step, source);
    Operand result{.type = step.type,
                   .bounds = step.bounds,
                   .nullable = step.makes_null,
                   .bytes_max = step.bytes_max,
                   .node = &node};
    ExpressionStep made{
        .run = step.run, .nulls = step.nulls, .constants = std::move(step.constants)};
    for (const Operand& operand : step.in) {
        if (step.nulls == Nulls::strict && operand.nullable) result.nullable = true;
        made.in.push_back(in_register(operand));
    }
    made.out = result.at = new_register(storage_of(step.type.kind));
    program_.steps.push_back(std::move(made));
    return result;
}

Operand Binder::integer_constant(const Expression& node, ValueType type, i64 value) {
    auto table = std::make_shared<Register>(Storage::integers, 1);
    table->integers[0] = value;
    return {.type = std::move(type),
            .bounds = exact_interval(value, value),
            .node = &node,
            .table = std::move(table)};
}

Operand Binder::text_constant(const Expression& node, std::string text) {
    auto table = std::make_shared<Register>(Storage::texts, 1);
    table->bytes = std::move(text);
    table->texts[0] = table->bytes;
    program_.kept.push_back(table);
    return {.type = {.kind = Kind::string},
            .bytes_max = table->bytes.size(),
            .node = &node,
            .table = std::move(table)};
}

Operand Binder::null_constant(const Expression& node, ValueType type) {
    auto table = std::make_shared<Register>(storage_of(type.kind), 1);
    table->valid[0] = 0;
    return {.type = std::move(type),
            .bounds = {.low = 0, .high = 0, .real_low = 0, .real_high = 0},
            .nullable = true,
            .node = &node,
            .table = std::move(table)};
}

Result<Operand> Binder::dictionary_source(const Expression& node, const Shape& shape, u32 source) {
    const Dictionary& dictionary = *shape.dictionary;
    const auto entries = static_cast<u32>(dictionary.size());
    const ValueType type = value_type(shape.type);
    const Storage storage = storage_of(type.kind);
    const size_t own = storage == Storage::texts      ? dictionary.texts.size()
                       : storage == Storage::integers ? dictionary.integers.size()
                                                      : dictionary.floats.size();
    CHECK(own == entries);
    const bool has_null = shape.nullable || entries == 0;
    auto table = std::make_shared<Register>(storage, entries + (has_null ? 1 : 0));
    for (u32 i = 0; i < entries; i++) {
        if (storage == Storage::texts) table->texts[i] = dictionary.texts[i];
        if (storage == Storage::integers) table->integers[i] = dictionary.integers[i];
        if (storage == Storage::reals) table->reals[i] = dictionary.floats[i];
    }
    if (has_null) table->valid[entries] = 0;
    program_.kept.push_back(shape.dictionary);
    Operand result{.type = type, .node = &node, .source = static_cast<i32>(source)};
    measure(*table, result);
    result.table = std::move(table);
    return result;
}

Result<Operand> Binder::bind_source(const Expression& node) {
    const std::string text = to_text(node);
    const auto found = std::ranges::find(source_texts_, text);
    CHECK(found != source_texts_.end());
    const auto source = static_cast<u32>(found - source_texts_.begin());
    const Shape& shape = shapes_[source];
    if (!has_value_form(shape))
        return wrong(node, "unsupported_operand",
                     "'" + text + "' is " + std::string(name_of(shape.type.kind)),
                     "a number, text, boolean, moment or duration",
                     "name a column of another type; json, arrays, binary and coordinates can't be "
                     "computed with");
    std::optional<Operand>& known = source_operands_[source];
    if (!known && shape.form == Form::codes) {
        known = TRY(dictionary_source(node, shape, source));
    } else if (!known) {
        Operand made{.type = value_type(shape.type), .nullable = shape.nullable, .node = &node};
        made.bounds = natural_bounds(made.type.kind);
        if (shape.form == Form::int64) {
            made.bounds.low = std::max(made.bounds.low, i128{shape.low});
            made.bounds.high = std::min(made.bounds.high, i128{shape.high});
        } else if (shape.form == Form::float64) {
            if (shape.low != INT64_MIN) made.bounds.real_low = static_cast<double>(shape.low);
            if (shape.high != INT64_MAX) made.bounds.real_high = static_cast<double>(shape.high);
        } else {
            made.bytes_max = cell_bytes_max(shape);
        }
        made.at = new_register(storage_of(made.type.kind));
        program_.loads.push_back({.source = source, .out = made.at, .table = nullptr});
        known = std::move(made);
    }
    Operand result = *known;
    result.node = &node;
    return result;
}

Result<Operand> Binder::bind_call(const Expression& node) {
    const Function* function = find_function(node.word);
    if (!function) {
        const std::vector<std::string> names = function_names();
        const std::string meant = nearest(node.word, names);
        return wrong(node, "unknown_function", "there is no function '" + node.word + "'",
                     meant.empty() ? "one of " + quoted_list(names, names.size())
                                   : "'" + meant + "' perhaps",
                     meant.empty() ? "see the list of functions" : "write " + meant);
    }
    const size_t count = node.children.size();
    if (count < function->least || count > function->most)
        return wrong(
            node, "argument_count",
            node.word + " has " + std::to_string(count) + (count == 1 ? " argument" : " arguments"),
            std::string(function->usage), "write " + std::string(function->usage));
    std::vector<Operand> arguments;
    const Wanted before = wanted;
    if (!function->passes_on) wanted.depth++;
    const bool rounds = node.word == "round" && (count == 1 || has_digits(node.children[1]));
    if (rounds) wanted = {.scale = count == 1 ? 0 : static_cast<i32>(node.children[1].integer)};
    for (const Expression& child : node.children) arguments.push_back(TRY(bind(child)));
    wanted = before;
    return function->bind(*this, node, std::move(arguments));
}

}  // namespace rowsmith
