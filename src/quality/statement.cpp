#include "quality/statement.h"

#include <algorithm>

#include "base/power_of_ten.h"
#include "base/text.h"
#include "column/moment_text.h"
#include "expression/expression.h"
#include "expression/value.h"
#include "format/value_text.h"

namespace rowsmith {

namespace {

constexpr u32 text_bytes_max = 65'536;

// Bounds of data's values, rung by rung: numbers up to a power of ten and moments of all years,
// then of eight centuries; last what the plan knows of the column.
struct Rung {
    i64 limit;  // 0: as planned
    CivilDate from, to;
};
constexpr CivilDate first_date{.year = 1}, last_date{.year = 9999, .month = 12, .day = 31};
constexpr CivilDate near_first{.year = 1600}, near_last{.year = 2399, .month = 12, .day = 31};
constexpr std::array<Rung, 8> rungs = {{
    {power_of_ten(18), first_date, last_date},
    {power_of_ten(15), first_date, last_date},
    {power_of_ten(15), near_first, near_last},
    {power_of_ten(12), near_first, near_last},
    {power_of_ten(9), near_first, near_last},
    {power_of_ten(6), near_first, near_last},
    {power_of_ten(5), near_first, near_last},
    {0, near_first, near_last},
}};

void set_bounds(Shape& shape, const Rung& rung) {
    shape.low = -rung.limit;
    shape.high = rung.limit;
    const i64 from = days_from_civil(rung.from), to = days_from_civil(rung.to);
    switch (shape.type.kind) {
        case Kind::boolean:
            shape.low = 0;
            shape.high = 1;
            break;
        case Kind::date:
            shape.low = from;
            shape.high = to;
            break;
        case Kind::time:
            shape.low = 0;
            shape.high = us_per_day - 1;
            break;
        case Kind::datetime:
            shape.low = from * us_per_day;
            shape.high = (to + 1) * us_per_day - 1;
            break;
        default:
            break;
    }
}

void set_planned_bounds(Shape& shape, const Shape& planned) {
    if (planned.form == Form::int64) {
        shape.low = planned.low;
        shape.high = planned.high;
    } else if (planned.form == Form::codes && !planned.dictionary->integers.empty()) {
        const auto& listed = planned.dictionary->integers;
        const auto [low, high] = std::minmax_element(listed.begin(), listed.end());
        shape.low = *low;
        shape.high = *high;
    }
}

Shape shape_of(const Shape& planned, const Rung& rung) {
    Shape shape{.type = planned.type, .nullable = true};
    shape.type.format.clear();
    if (shape.type.kind == Kind::float_) {
        shape.form = Form::float64;
    } else if (shape.type.kind == Kind::uuid) {
        shape.form = Form::uuid;
    } else if (is_integral(shape.type.kind)) {
        shape.form = Form::int64;
        set_bounds(shape, rung);
        if (rung.limit == 0) set_planned_bounds(shape, planned);
    } else {
        shape.form = Form::text;
        shape.bytes_max = text_bytes_max;
    }
    return shape;
}

std::unexpected<Error> not_checked(std::string reason) {
    return fail({.code = ErrorCode::unsupported,
                 .cause = "rule_not_checked",
                 .message = std::move(reason)});
}

}  // namespace

Result<Statement> Statement::make(const ShownColumns& columns, const StatementSpec& spec) {
    Statement statement;
    const bool is_rule = spec.use == StatementUse::rule;
    const Expression tree = TRY(parse_expression(
        spec.text.text, spec.text.place, is_rule ? ExpressionUse::rule : ExpressionUse::value));
    for (const Expression* source : sources(tree)) {
        if (source->kind != ExpressionKind::path)
            return not_checked("sums, counts and values of earlier rows are not read from data");
        statement.names_.push_back(to_text(*source));
        statement.paths_.push_back(TRY(find_path(columns, spec.table, source->path)));
        const Kind kind = statement.paths_.back().shape->type.kind;
        if (kind == Kind::json || kind == Kind::array || kind == Kind::coordinates ||
            kind == Kind::binary)
            return not_checked("'" + statement.names_.back() + "' holds other values");
        // What it is computed from had all digits, what files hold has not.
        if (!is_rule && kind == Kind::float_ && statement.paths_.back().shape->type.scale >= 0)
            return not_checked("'" + statement.names_.back() + "' is rounded in files");
    }
    (void)TRY(statement.bind(spec, tree, columns));
    return statement;
}

Result<void> Statement::bind(const StatementSpec& spec, const Expression& tree,
                             const ShownColumns& columns) {
    const DataSchema& data = columns.schema();
    ExpressionContext context{.text = spec.text.text,
                              .origin = spec.text.place,
                              .as_of = data.plan.as_of_us,
                              .as_of_has_time = true,
                              .zone = data.schema().zone};
    if (spec.use == StatementUse::value) context.target = spec.target;
    std::optional<Error> error;
    for (const Rung& rung : rungs) {
        auto shapes = std::make_unique<std::vector<Shape>>();
        for (const ValuePath& path : paths_) shapes->push_back(shape_of(*path.shape, rung));
        auto bound = spec.use == StatementUse::rule ? bind_condition(tree, *shapes, context)
                                                    : bind_expression(tree, *shapes, context);
        if (!bound) {
            error = bound.error();
            if (error->cause == "overflow_possible") continue;
            return fail(*std::move(error));
        }
        shapes_ = std::move(shapes);
        bound_ = std::make_unique<BoundExpression>(*std::move(bound));
        for (const Shape& shape : *shapes_) inputs_.emplace_back(shape);
        result_ = std::make_unique<Column>(bound_->shape);
        scratch_ = bound_->kernel->make_scratch();
        return {};
    }
    return not_checked(error->message);
}

void Statement::put(size_t input, u32 row, const ValueOrNull& found) {
    Column& column = inputs_[input];
    const Shape& shape = (*shapes_)[input];
    const FieldValue& value = found.value;
    bool has_value = found.state == CellState::value;
    if (found.state == CellState::unknown) computed_[row] = false;
    if (has_value && shape.form == Form::int64 &&
        (value.integer < shape.low || value.integer > shape.high))
        has_value = computed_[row] = false;
    if (has_value && shape.form == Form::text && value.text.size() > text_bytes_max)
        has_value = computed_[row] = false;
    column.valid[row] = has_value ? 1 : 0;
    switch (shape.form) {
        case Form::int64:
            column.integers[row] = has_value ? value.integer : shape.low;
            break;
        case Form::float64:
            column.floats[row] = has_value ? value.real : 0;
            break;
        case Form::uuid:
            column.high[row] = value.high;
            column.low[row] = value.low;
            break;
        default:
            column.text.add(has_value ? value.text : std::string_view());
    }
}

void Statement::run(const CheckedBlock& block, const Parents& parents) {
    computed_.fill(true);
    for (size_t input = 0; input < paths_.size(); input++) {
        inputs_[input].text.clear();
        for (u32 row = 0; row < block.count; row++)
            put(input, row, parents.value(paths_[input], block, row));
    }
    Rows rows;
    rows.set_range(0, block.count);
    std::vector<const Column*> inputs;
    for (const Column& column : inputs_) inputs.push_back(&column);
    Column* outputs[] = {result_.get()};
    bound_->kernel->fill(
        {.rows = rows, .inputs = inputs, .outputs = outputs, .scratch = scratch_.get()});
}

Statement::Outcome Statement::outcome(u32 row) const {
    if (!computed_[row]) return Outcome::not_computed;
    return result_->is_null(row) ? Outcome::null : Outcome::value;
}

std::string Statement::inputs_text(u32 row) const {
    std::string text;
    for (size_t input = 0; input < names_.size(); input++)
        text += (text.empty() ? "" : ", ") + names_[input] + " " + value_text(inputs_[input], row);
    return text;
}

}  // namespace rowsmith
