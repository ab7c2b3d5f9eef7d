// Binder: literals, conditions and the dispatch over kinds of nodes.
#include "expression/binder.h"
#include "expression/operators.h"

namespace rowsmith {

Result<Operand> Binder::bind_literal(const Expression& node) {
    switch (node.kind) {
        case ExpressionKind::boolean:
            return integer_constant(node, {.kind = Kind::boolean}, node.integer);
        case ExpressionKind::number:
            if (node.scale == 0)
                return integer_constant(node, {.kind = Kind::integer}, node.integer);
            return integer_constant(node, {.kind = Kind::decimal, .scale = node.scale},
                                    node.integer);
        case ExpressionKind::text:
            return text_constant(node, node.word);
        case ExpressionKind::duration:
            return integer_constant(node, {.kind = Kind::duration}, node.integer);
        case ExpressionKind::date:
            return integer_constant(node, {.kind = Kind::date}, node.integer);
        case ExpressionKind::datetime:
            return integer_constant(
                node, {.kind = Kind::datetime, .zone = node.has_offset ? "UTC" : ""}, node.integer);
        case ExpressionKind::as_of:
            return integer_constant(node,
                                    {.kind = context_.as_of_has_time ? Kind::datetime : Kind::date},
                                    context_.as_of);
        default:
            return null_constant(node, {.is_null = true});
    }
}

Result<Operand> Binder::bind(const Expression& node) {
    switch (node.kind) {
        case ExpressionKind::path:
        case ExpressionKind::aggregate:
        case ExpressionKind::previous:
        case ExpressionKind::depth:
            return bind_source(node);
        case ExpressionKind::negative: {
            Operand zero = integer_constant(node, {.kind = Kind::integer}, 0);
            Operand inner = TRY(bind(node.children[0]));
            if (inner.is_kind(Kind::duration)) zero.type = inner.type;
            return arithmetic(node, Operation::subtract, std::move(zero), std::move(inner));
        }
        case ExpressionKind::not_: {
            Operand inner = TRY(truth(TRY(bind(node.children[0]))));
            return add(node, {.run = run_not,
                              .in = {std::move(inner)},
                              .type = {.kind = Kind::boolean},
                              .bounds = exact_interval(0, 1)});
        }
        case ExpressionKind::is_null: {
            Operand inner = TRY(bind(node.children[0]));
            return add(node, {.run = node.negated ? run_is_not_null : run_is_null,
                              .in = {std::move(inner)},
                              .type = {.kind = Kind::boolean},
                              .bounds = exact_interval(0, 1),
                              .nulls = Nulls::own});
        }
        case ExpressionKind::binary:
            return bind_binary(node);
        case ExpressionKind::in:
            return bind_in(node);
        case ExpressionKind::call:
            return bind_call(node);
        case ExpressionKind::map:
            return bind_map(node);
        case ExpressionKind::if_then:
            return bind_if_then(node);
        default:
            return bind_literal(node);
    }
}

Result<Operand> Binder::truth(Operand operand) {
    if (operand.type.is_null) return null_constant(*operand.node, {.kind = Kind::boolean});
    if (operand.is_kind(Kind::boolean)) return operand;
    return type_mismatch(operand, "a condition (true or false)",
                         operand.is_number() ? "compare it: x != 0" : "compare it: x == 'value'");
}

Result<Operand> Binder::bind_logic(const Expression& node, Operand left, Operand right) {
    left = TRY(truth(std::move(left)));
    right = TRY(truth(std::move(right)));
    const bool can_be_null = left.nullable || right.nullable;
    return add(node, {.run = node.operation == Operation::and_ ? run_and : run_or,
                      .in = {std::move(left), std::move(right)},
                      .type = {.kind = Kind::boolean},
                      .bounds = exact_interval(0, 1),
                      .nulls = Nulls::own,
                      .makes_null = can_be_null});
}

Result<Operand> Binder::bind_binary(const Expression& node) {
    const Wanted before = wanted;
    const bool is_arithmetic = node.operation >= Operation::add;
    const bool is_logic = node.operation <= Operation::and_;
    if (!is_arithmetic) wanted = {};
    wanted.depth++;
    Operand left = TRY(bind(node.children[0]));
    Operand right = TRY(bind(node.children[1]));
    wanted = before;
    if (is_arithmetic) return arithmetic(node, node.operation, std::move(left), std::move(right));
    if (is_logic) return bind_logic(node, std::move(left), std::move(right));
    return compare(node, node.operation, std::move(left), std::move(right));
}

// x in (a, b) is x == a or x == b.
Result<Operand> Binder::bind_in(const Expression& node) {
    const Wanted before = wanted;
    wanted = {};
    const Operand subject = TRY(bind(node.children[0]));
    std::optional<Operand> any;
    for (size_t i = 1; i < node.children.size(); i++) {
        Operand one = TRY(compare(node, Operation::equal, subject, TRY(bind(node.children[i]))));
        if (!any) {
            any = std::move(one);
            continue;
        }
        const bool can_be_null = any->nullable || one.nullable;
        any = TRY(add(node, {.run = run_or,
                             .in = {std::move(*any), std::move(one)},
                             .type = {.kind = Kind::boolean},
                             .bounds = exact_interval(0, 1),
                             .nulls = Nulls::own,
                             .makes_null = can_be_null}));
    }
    wanted = before;
    if (!node.negated) return std::move(*any);
    return add(node, {.run = run_not,
                      .in = {std::move(*any)},
                      .type = {.kind = Kind::boolean},
                      .bounds = exact_interval(0, 1)});
}

// The rule is met where its condition does not hold or is unknown.
Result<Operand> Binder::bind_if_then(const Expression& node) {
    std::vector<Operand> operands;
    operands.push_back(TRY(truth(TRY(bind(node.children[0])))));
    operands.push_back(TRY(truth(TRY(bind(node.children[1])))));
    operands.push_back(integer_constant(node, {.kind = Kind::boolean}, 1));
    return choose(node, std::move(operands));
}

// A chain of conditions on x; what stands first and fits is taken.
Result<Operand> Binder::bind_map(const Expression& node) {
    Wanted before = wanted;
    wanted = {};
    const Operand subject = TRY(bind(node.children[0]));
    std::vector<Operand> operands;
    std::optional<Operand> rest;
    for (size_t i = 1; i < node.children.size(); i += 2) {
        const Expression& key = node.children[i];
        wanted = before;
        Operand value = TRY(bind(node.children[i + 1]));
        wanted = {};
        if (key.kind == ExpressionKind::rest) {
            rest = std::move(value);
            continue;
        }
        if (key.kind != ExpressionKind::range) {
            operands.push_back(TRY(compare(key, Operation::equal, subject, TRY(bind(key)))));
        } else {
            const auto bound = [&](const Expression& end, Operation operation) -> Result<Operand> {
                if (end.kind == ExpressionKind::null_)
                    return integer_constant(key, {.kind = Kind::boolean}, 1);
                return compare(key, operation, subject, TRY(bind(end)));
            };
            Operand above = TRY(bound(key.children[0], Operation::greater_equal));
            Operand below = TRY(bound(key.children[1], Operation::less_equal));
            const bool can_be_null = above.nullable || below.nullable;
            operands.push_back(TRY(add(key, {.run = run_and,
                                             .in = {std::move(above), std::move(below)},
                                             .type = {.kind = Kind::boolean},
                                             .bounds = exact_interval(0, 1),
                                             .nulls = Nulls::own,
                                             .makes_null = can_be_null})));
        }
        operands.push_back(std::move(value));
    }
    wanted = before;
    if (!rest) rest = null_constant(node, {.is_null = true});
    if (operands.empty()) return std::move(*rest);
    operands.push_back(std::move(*rest));
    return choose(node, std::move(operands));
}

}  // namespace rowsmith
