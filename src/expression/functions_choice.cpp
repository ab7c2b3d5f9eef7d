// if, coalesce, least, greatest.
#include <algorithm>
#include <array>

#include "expression/binder.h"
#include "expression/function.h"
#include "expression/operators.h"

namespace rowsmith {

namespace {

Result<Operand> bind_if(Binder& binder, const Expression& call, std::vector<Operand> arguments) {
    if (arguments.size() % 2 == 0)
        return binder.wrong(call, "argument_count",
                            "if has " + std::to_string(arguments.size()) + " arguments",
                            "if(condition, value, else_value), conditions and values in turn",
                            "write the else value last; null is one");
    for (size_t i = 0; i + 1 < arguments.size(); i += 2)
        arguments[i] = TRY(binder.truth(std::move(arguments[i])));
    return binder.choose(call, std::move(arguments));
}

// The first that is not null: conditions `x is not null`, the last one as else.
Result<Operand> bind_coalesce(Binder& binder, const Expression& call,
                              std::vector<Operand> arguments) {
    TRY(binder.unify(call, arguments));
    std::vector<Operand> operands;
    for (size_t i = 0; i + 1 < arguments.size(); i++) {
        operands.push_back(TRY(binder.add(call, {.run = run_is_not_null,
                                                 .in = {arguments[i]},
                                                 .type = {.kind = Kind::boolean},
                                                 .bounds = exact_interval(0, 1),
                                                 .nulls = Nulls::own})));
        Operand value = arguments[i];  // where it is chosen it is not null
        if (!value.table) value.nullable = false;
        operands.push_back(std::move(value));
    }
    operands.push_back(arguments.back());
    return binder.choose(call, std::move(operands));
}

// a: 1 for the greatest. Nulls are skipped.
void run_extreme(const Batch& batch) {
    const bool greatest = batch.constants.a == 1;
    for (u32 i = 0; i < batch.count; i++) {
        const View* best = nullptr;
        for (const View& view : batch.in) {
            if (!view.valid[i]) continue;
            bool better = !best;
            if (best && batch.out.storage == Storage::integers)
                better = greatest ? view.integers[i] > best->integers[i]
                                  : view.integers[i] < best->integers[i];
            if (best && batch.out.storage == Storage::reals)
                better = greatest ? view.reals[i] > best->reals[i] : view.reals[i] < best->reals[i];
            if (best && batch.out.storage == Storage::texts)
                better = greatest ? view.texts[i] > best->texts[i] : view.texts[i] < best->texts[i];
            if (better) best = &view;
        }
        batch.out.valid[i] = best ? 1 : 0;
        if (!best) continue;
        if (batch.out.storage == Storage::integers) batch.out.integers[i] = best->integers[i];
        if (batch.out.storage == Storage::reals) batch.out.reals[i] = best->reals[i];
        if (batch.out.storage == Storage::texts) batch.out.texts[i] = best->texts[i];
    }
}

// A value that is never null bounds the result from its side; one that may be null does not.
ValueInterval extreme_bounds(const std::vector<Operand>& arguments, bool greatest) {
    ValueInterval bounds = arguments[0].bounds;
    for (const Operand& argument : arguments) {
        const ValueInterval& one = argument.bounds;
        bounds.low = std::min(bounds.low, one.low);
        bounds.high = std::max(bounds.high, one.high);
        bounds.real_low = std::min(bounds.real_low, one.real_low);
        bounds.real_high = std::max(bounds.real_high, one.real_high);
    }
    for (const Operand& argument : arguments) {
        if (argument.nullable) continue;
        const ValueInterval& one = argument.bounds;
        if (greatest) {
            bounds.low = std::max(bounds.low, one.low);
            bounds.real_low = std::max(bounds.real_low, one.real_low);
        } else {
            bounds.high = std::min(bounds.high, one.high);
            bounds.real_high = std::min(bounds.real_high, one.real_high);
        }
    }
    return bounds;
}

Result<Operand> bind_extreme(Binder& binder, const Expression& call,
                             std::vector<Operand> arguments) {
    TRY(binder.unify(call, arguments));
    const bool greatest = call.word == "greatest";
    NewStep step{.run = run_extreme,
                 .type = arguments[0].type,
                 .bounds = extreme_bounds(arguments, greatest),
                 .nulls = Nulls::own,
                 .makes_null = true,
                 .constants = {.a = greatest ? 1 : 0}};
    for (const Operand& argument : arguments) {
        step.makes_null &= argument.nullable;
        step.bytes_max = std::max(step.bytes_max, argument.bytes_max);
    }
    step.in = std::move(arguments);
    return binder.add(call, std::move(step));
}

constexpr std::array<Function, 4> table = {{{.name = "if",
                                             .usage = "if(condition, value, …, else_value)",
                                             .least = 3,
                                             .most = many_arguments,
                                             .passes_on = true,
                                             .bind = bind_if},
                                            {.name = "coalesce",
                                             .usage = "coalesce(x, y, …)",
                                             .most = many_arguments,
                                             .passes_on = true,
                                             .bind = bind_coalesce},
                                            {.name = "least",
                                             .usage = "least(x, y, …)",
                                             .most = many_arguments,
                                             .passes_on = true,
                                             .bind = bind_extreme},
                                            {.name = "greatest",
                                             .usage = "greatest(x, y, …)",
                                             .most = many_arguments,
                                             .passes_on = true,
                                             .bind = bind_extreme}}};

}  // namespace

std::span<const Function> choice_functions() { return table; }

}  // namespace rowsmith
