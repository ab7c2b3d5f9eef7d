// Binder: the type that several operands have in common, and what compares and chooses them.
#include <algorithm>

#include "expression/binder.h"
#include "expression/operators.h"

namespace rowsmith {

Result<void> Binder::unify_moments(std::vector<Operand>& operands) {
    std::string zone;
    bool any_time = false;
    for (const Operand& operand : operands) {
        any_time |= operand.is_kind(Kind::datetime);
        if (zone.empty()) zone = operand.type.zone;
    }
    for (Operand& operand : operands)
        if (any_time && !operand.type.is_null)
            operand = TRY(to_datetime(std::move(operand), zone, DateAs::first_instant));
    return {};
}

Result<void> Binder::unify_numbers(std::vector<Operand>& operands) {
    bool any_real = false;
    i32 scale = 0;
    bool any_decimal = false;
    for (const Operand& operand : operands) {
        any_real |= operand.is_kind(Kind::float_);
        any_decimal |= operand.is_kind(Kind::decimal);
        if (operand.is_exact()) scale = std::max(scale, operand.type.scale);
    }
    for (Operand& operand : operands) {
        if (operand.type.is_null) continue;
        operand =
            any_real ? TRY(to_real(std::move(operand))) : TRY(to_scale(std::move(operand), scale));
        if (any_decimal && !any_real) operand.type.kind = Kind::decimal;
    }
    return {};
}

Result<void> Binder::unify(const Expression& node, std::vector<Operand>& operands) {
    const auto is_moment_like = [](const Operand& operand) {
        return !operand.type.is_null &&
               (is_moment(operand.type.kind) || operand.is_kind(Kind::duration));
    };
    const auto moment = std::ranges::find_if(operands, is_moment_like);
    if (moment != operands.end()) {
        const Kind kind = moment->type.kind;
        for (Operand& operand : operands) operand = TRY(read_moment(std::move(operand), kind));
    }
    const auto first =
        std::ranges::find_if(operands, [](const Operand& o) { return !o.type.is_null; });
    if (first == operands.end()) return {};
    const auto is_day = [](const Operand& o) {
        return o.is_kind(Kind::date) || o.is_kind(Kind::datetime);
    };
    for (const Operand& operand : operands) {
        if (operand.type.is_null || operand.type.kind == first->type.kind) continue;
        if (operand.is_number() && first->is_number()) continue;
        if (is_day(operand) && is_day(*first)) continue;
        return wrong(*operand.node, "type_mismatch",
                     "'" + to_text(*operand.node) + "' is " + describe(operand.type) + ", '" +
                         to_text(*first->node) + "' is " + describe(first->type),
                     "values of one type in '" + to_text(node) + "'",
                     operand.is_text() || first->is_text()
                         ? "turn numbers and moments into text with text(x), or compare equal types"
                         : "convert one of them");
    }
    if (first->is_number()) TRY(unify_numbers(operands));
    if (is_day(*first)) TRY(unify_moments(operands));
    const auto typed =
        std::ranges::find_if(operands, [](const Operand& o) { return !o.type.is_null; });
    const ValueType type = typed->type;
    for (Operand& operand : operands)
        if (operand.type.is_null) operand = null_constant(*operand.node, type);
    return {};
}

// A date and a datetime are compared by their days, so that what happens on a day is neither before
// nor after it. Literal texts are read first: '2026-06-30' is a date.
Result<void> Binder::compare_days(std::vector<Operand>& sides) {
    const auto is = [&](size_t side, Kind kind) {
        return sides[side].is_kind(kind) && !sides[side].type.is_null;
    };
    for (const size_t side : {size_t{0}, size_t{1}})
        if (is(side, Kind::date))
            sides[1 - side] = TRY(read_moment(std::move(sides[1 - side]), Kind::date));
    for (const size_t side : {size_t{0}, size_t{1}}) {
        if (!is(side, Kind::datetime)) continue;
        sides[1 - side] = TRY(read_moment(std::move(sides[1 - side]), Kind::datetime));
        if (is(1 - side, Kind::date)) sides[side] = TRY(to_date(std::move(sides[side])));
    }
    return {};
}

Result<Operand> Binder::compare(const Expression& node, Operation operation, Operand left,
                                Operand right) {
    NewStep step{.run = run_compare,
                 .type = {.kind = Kind::boolean},
                 .bounds = exact_interval(0, 1),
                 .constants = {.a = static_cast<i64>(operation)}};
    std::vector<Operand> sides;
    sides.push_back(std::move(left));
    sides.push_back(std::move(right));
    const i32 more = sides[1].type.scale - sides[0].type.scale;
    if (sides[0].is_exact() && sides[1].is_exact() && more != 0) {
        step.run = run_compare_scaled;
        step.constants = {.a = power_of_ten(std::max(more, 0)),
                          .b = power_of_ten(std::max(-more, 0)),
                          .x = static_cast<double>(operation)};
    } else {
        TRY(compare_days(sides));
        TRY(unify(node, sides));
        if (sides[0].type.kind == Kind::float_) step.run = run_compare_real;
        if (storage_of(sides[0].type.kind) == Storage::texts) step.run = run_compare_text;
    }
    step.in = std::move(sides);
    return add(node, std::move(step));
}

Result<Operand> Binder::choose(const Expression& node, std::vector<Operand> operands) {
    std::vector<Operand> values;
    for (size_t i = 1; i < operands.size(); i += 2) values.push_back(std::move(operands[i]));
    values.push_back(std::move(operands.back()));
    TRY(unify(node, values));
    NewStep step{.run = run_choose, .type = values[0].type, .nulls = Nulls::own};
    step.bounds = values[0].bounds;
    for (const Operand& value : values) {
        step.bounds.low = std::min(step.bounds.low, value.bounds.low);
        step.bounds.high = std::max(step.bounds.high, value.bounds.high);
        step.bounds.real_low = std::min(step.bounds.real_low, value.bounds.real_low);
        step.bounds.real_high = std::max(step.bounds.real_high, value.bounds.real_high);
        step.bytes_max = std::max(step.bytes_max, value.bytes_max);
        step.makes_null |= value.nullable;
    }
    for (size_t i = 0; i + 1 < values.size(); i++) {
        step.in.push_back(std::move(operands[2 * i]));
        step.in.push_back(std::move(values[i]));
    }
    step.in.push_back(std::move(values.back()));
    return add(node, std::move(step));
}

}  // namespace rowsmith
