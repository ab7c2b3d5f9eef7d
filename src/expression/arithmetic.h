// One arithmetic node while it is bound: which step its operands' types ask for.
#pragma once
#include "expression/binder.h"
#include "expression/operators.h"

namespace rowsmith {

struct Arithmetic {
    Binder& binder;
    const Expression& node;
    Operation operation;

    // Any types; fails where the operator has no meaning.
    Result<Operand> result(Operand left, Operand right);

    Result<Operand> numbers(Operand left, Operand right);
    Result<Operand> real(Operand left, Operand right);
    // + - * of equal scales (or any, for *); the bounds follow.
    Result<Operand> exact(Operation by, Operand left, Operand right, ValueType type);
    // The product at the scale that fits: all digits, or at least those that are wanted.
    Result<Operand> scaled_product(Operand left, Operand right);
    Result<Operand> scaled_quotient(Operand left, Operand right);
    Result<Operand> whole_quotient(Operand left, Operand right, ValueType type);
    Result<Operand> divided(Run run, Operand left, Operand right, ValueType type,
                            ValueInterval bounds, Constants constants);

    Result<Operand> moments(Operand left, Operand right);
    Result<Operand> moment_minus_moment(Operand left, Operand right);
    Result<Operand> moment_and_span(Operand moment, Operand span);
    Result<Operand> durations(Operand left, Operand right);
    Result<Operand> duration_and_number(Operand duration, Operand number);
    std::unexpected<Error> meaningless(const Operand& left, const Operand& right) const;

    static ValueInterval product_bounds(const ValueInterval& a, const ValueInterval& b);
};

}  // namespace rowsmith
