// Expressions: their sources become inputs, their kernel a node. Aggregates read the children's own
// program.
#include <algorithm>

#include "base/power_of_ten.h"
#include "base/text.h"
#include "expression/bind.h"
#include "expression/value.h"
#include "generators/moment_source.h"
#include "plan/aggregate_kernel.h"
#include "plan/builder.h"

namespace rowsmith {

Result<Ref> Builder::expression(u32 table, const PlacedText& text, const Type* target,
                                const std::string& name) {
    const Expression tree = TRY(parse_expression(text.text, text.place));
    return bind_tree(table, tree, text, {.type = target}, name);
}

// The rules of all zones that an expression can meet.
Result<ZoneOffset> Builder::zones_of(std::span<const Shape> shapes, const Type* target,
                                     const Place& place) const {
    std::vector<std::pair<std::string, const values::Zone*>> zones;
    const auto add = [&](const std::string& name) -> Result<void> {
        if (const values::Zone* zone = TRY(zone_named(name, place))) zones.emplace_back(name, zone);
        return {};
    };
    (void)TRY(add(schema_.zone));
    if (target) (void)TRY(add(target->zone));
    for (const Shape& shape : shapes) (void)TRY(add(shape.type.zone));
    if (zones.empty()) return ZoneOffset();
    return ZoneOffset([zones = std::move(zones)](std::string_view name, i64 utc_us) -> i64 {
        const auto found =
            std::ranges::find(zones, name, &std::pair<std::string, const values::Zone*>::first);
        return found == zones.end() ? 0 : local_from_utc(found->second, utc_us) - utc_us;
    });
}

Result<Ref> Builder::bind_tree(u32 table, const Expression& tree, const PlacedText& text,
                               const Wanted& wanted, const std::string& name) {
    std::vector<Ref> inputs;
    std::vector<Shape> shapes;
    for (const Expression* each : sources(tree)) {
        const Place place = place_inside(text.place, text.text, each->offset);
        inputs.push_back(TRY(source(table, *each, place, name)));
        shapes.push_back(graph().shape(inputs.back()));
    }
    // A bare path of the wanted type needs no step of its own.
    const auto is_wanted = [&](const Type& type) {
        return wanted.truth ? type.kind == Kind::boolean : !wanted.type || *wanted.type == type;
    };
    if (tree.kind == ExpressionKind::path && is_wanted(shapes[0].type)) return inputs[0];
    auto zones = TRY(zones_of(shapes, wanted.type, text.place));
    ExpressionContext context{.text = text.text,
                              .origin = text.place,
                              .as_of = document_.as_of_us,
                              .as_of_has_time = true,
                              .zone = schema_.zone,
                              .zone_offset = std::move(zones)};
    if (wanted.type) context.target = *wanted.type;
    BoundExpression bound = wanted.truth ? TRY(bind_condition(tree, shapes, context))
                                         : TRY(bind_expression(tree, shapes, context));
    const u32 node = graph().add({.table = table,
                                  .name = name,
                                  .summary = "expression " + to_text(tree),
                                  .kernel = std::move(bound.kernel),
                                  .outputs = {std::move(bound.shape)},
                                  .inputs = std::move(inputs)});
    return Ref{.node = node};
}

Result<Ref> Builder::condition(u32 table, const PlacedText& text, const std::string& name) {
    const Expression tree = TRY(parse_expression(text.text, text.place));
    return bind_tree(table, tree, text, {.truth = true}, name);
}

Result<Ref> Builder::source(u32 table, const Expression& source, const Place& place,
                            const std::string& name) {
    switch (source.kind) {
        case ExpressionKind::path:
            return path(table, {path_text(source.path), place});
        case ExpressionKind::aggregate:
            return aggregate(table, source, place, name);
        case ExpressionKind::previous:
            return previous(table, source, place, name);
        case ExpressionKind::depth:
            return depth(table, source, place);
        default:
            break;
    }
    return fail(
        {.code = ErrorCode::internal, .cause = "unknown_source", .message = to_text(source)});
}

namespace {

Aggregate aggregate_named(const std::string& word) {
    if (word == "sum") return Aggregate::sum;
    if (word == "avg") return Aggregate::avg;
    if (word == "min") return Aggregate::min;
    if (word == "max") return Aggregate::max;
    return Aggregate::count;
}

struct ValueBounds {
    i64 low = INT64_MIN;
    i64 high = INT64_MAX;
};

// Of a column of numbers, also where they stand in a list.
ValueBounds bounds_of(const Shape& value) {
    if (value.form != Form::codes) return {value.low, value.high};
    const std::vector<i64>& listed = value.dictionary->integers;
    if (listed.empty()) return {};
    const auto [low, high] = std::minmax_element(listed.begin(), listed.end());
    return {*low, *high};
}

// An average lies between the bounds of its values, as whole numbers outwards.
Shape average_shape(const Shape& value) {
    Shape shape{.type = {.kind = Kind::float_}, .form = Form::float64, .nullable = true};
    const i64 unit = value.type.kind == Kind::decimal ? power_of_ten(value.type.scale) : 1;
    const auto [low, high] = bounds_of(value);
    if (low == INT64_MIN || high == INT64_MAX) return shape;
    shape.low = low / unit - 1;
    shape.high = high / unit + 1;
    return shape;
}

// What the schema lets a parent have at the most; all rows of the table where it names no limit.
u64 declared_most(const RowsSpec& rows, u64 all) {
    switch (rows.fan_out) {
        case PerForm::range:
            return rows.range_high;
        case PerForm::counts: {
            u64 most = 0;
            for (const CountsEntry& entry : rows.counts) most = std::max(most, entry.high);
            return most;
        }
        case PerForm::mean:
        case PerForm::total:
            return rows.max.value_or(all);
        case PerForm::count:
            break;
    }
    return all;
}

i64 times_or_bound(i64 value, i64 children) {
    i64 product = 0;
    if (!__builtin_mul_overflow(value, children, &product)) return product;
    return value < 0 ? INT64_MIN : INT64_MAX;
}

// `children`: no parent has more.
Shape aggregate_shape(Aggregate function, const Shape* value, i64 children) {
    if (function == Aggregate::count)
        return {.type = {.kind = Kind::integer}, .form = Form::int64, .low = 0, .high = children};
    if (function == Aggregate::avg) return average_shape(*value);
    Shape shape{.type = value->type, .nullable = function != Aggregate::sum};
    shape.form = is_integral(value->type.kind) ? Form::int64 : Form::float64;
    const auto [low, high] = bounds_of(*value);
    if (function == Aggregate::sum && shape.form == Form::int64) {
        // No children sum to 0.
        shape.low = std::min<i64>(times_or_bound(low, children), 0);
        shape.high = std::max<i64>(times_or_bound(high, children), 0);
    } else if (shape.form == Form::int64) {
        shape.low = low;
        shape.high = high;
    }
    return shape;
}

}  // namespace

i64 Builder::most_children_declared(u32 child) const {
    const u64 all = tables_[child].rows;
    return static_cast<i64>(
        std::min<u64>({declared_most(spec(child).rows, all), all, u64{INT64_MAX}}));
}

Result<Ref> Builder::aggregate(u32 table, const Expression& source, const Place& place,
                               const std::string& name) {
    const u32 child = TRY(table_named({source.path[0], place}));
    if (spec(child).rows.form != RowsForm::per || TRY(parent_table(child)) != table)
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = "aggregate_of_no_children",
                     .message = "'" + to_text(source) + "': '" + spec(child).name +
                                "' is not laid out per '" + spec(table).name + "'",
                     .place = place,
                     .expected = "a table with rows: {per: " + spec(table).name + ", …}",
                     .fix = "lay " + spec(child).name + " out: rows: {per: " + spec(table).name +
                            ", mean: 3}"});
    AggregateSpec aggregate{.function = aggregate_named(source.word)};
    aggregate.layout = TRY(layout_of(child));
    std::vector<Ref> wanted;
    if (source.path.size() > 1) {
        const std::vector<std::string> inner(source.path.begin() + 1, source.path.end());
        wanted.push_back(TRY(path(child, {path_text(inner), place})));
        aggregate.has_value = true;
        const Kind kind = graph().shape(wanted[0]).type.kind;
        if (!is_integral(kind) && kind != Kind::float_ && aggregate.function != Aggregate::count)
            return fail({.code = ErrorCode::invalid_schema,
                         .cause = "aggregate_of_text",
                         .message = "'" + to_text(source) +
                                    "' works on numbers and moments, not on " +
                                    std::string(name_of(kind)),
                         .place = place,
                         .expected = "a column of numbers or moments",
                         .fix = "count the rows instead: count(" + spec(child).name + ")"});
    }
    const i64 most = most_children_declared(child);
    const Shape output = aggregate_shape(
        aggregate.function, aggregate.has_value ? &graph().shape(wanted[0]) : nullptr, most);
    if (!source.children.empty()) {
        const PlacedText text{to_text(source.children[0]), place};
        wanted.push_back(
            TRY(bind_tree(child, source.children[0], text, {.truth = true}, name + ":where")));
        aggregate.filtered = true;
    }
    aggregate.children = std::make_shared<const Program>(graph(), wanted);
    const u32 node = graph().add({.table = table,
                                  .name = name + ":" + to_text(source),
                                  .summary = to_text(source),
                                  .kernel = std::make_unique<AggregateKernel>(std::move(aggregate)),
                                  .outputs = {output},
                                  .inputs = {}});
    return Ref{.node = node};
}

}  // namespace rowsmith
