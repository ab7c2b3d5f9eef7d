// What binding works with: operands, and the Binder that turns nodes into steps.
//
// An operand that depends on nothing, or on one source with a dictionary, is a table: its values
// are computed while binding, once an entry. So `map(tier, {…})` costs one look-up a row, its
// interval is exact, and a text result goes out as codes again.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "expression/bind.h"
#include "expression/program.h"

namespace rowsmith {

struct Operand {
    ValueType type;
    ValueInterval bounds = {};
    bool nullable = false;
    u64 bytes_max = 0;                                // texts
    const Expression* node = nullptr;                 // for errors
    std::shared_ptr<const Register> table = nullptr;  // constants and tables
    i32 source = -1;                                  // of a table; -1: a constant of one row
    u32 at = 0;                                       // else: its register

    bool is_constant() const { return table && source < 0; }
    bool is_text() const { return storage_of(type.kind) == Storage::texts && !type.is_null; }
    bool is_exact() const {
        return !type.is_null && (type.kind == Kind::integer || type.kind == Kind::decimal);
    }
    bool is_number() const { return is_exact() || (!type.is_null && type.kind == Kind::float_); }
    bool is_kind(Kind kind) const { return !type.is_null && type.kind == kind; }
};

// A step to be made, with what is known of its result.
struct NewStep {
    Run run = nullptr;
    std::vector<Operand> in = {};
    ValueType type = {};
    ValueInterval bounds = {};
    u64 bytes_max = 0;
    Nulls nulls = Nulls::strict;
    bool makes_null = false;  // null also where no input is; own: whether it can be null
    Constants constants = {};
};

class Binder {
public:
    Binder(const Expression& root, std::span<const Shape> shapes, const ExpressionContext& context);

    Result<Operand> bind(const Expression& node);
    // To the column's type, as assignment does.
    Result<Operand> assign(Operand operand, const Type& target);
    // The step's result; `node` for errors. Fails when the bounds leave the type's range.
    Result<Operand> add(const Expression& node, NewStep step);

    // Constants.
    Operand integer_constant(const Expression& node, ValueType type, i64 value);
    Operand text_constant(const Expression& node, std::string text);
    Operand null_constant(const Expression& node, ValueType type);

    // Conversions that cannot lose anything but digits behind the point.
    Result<Operand> to_scale(Operand operand, i32 scale);  // integer (0) or decimal
    Result<Operand> to_real(Operand operand);
    Result<Operand> to_datetime(Operand operand, const std::string& zone, DateAs date_as);
    Result<Operand> to_local(Operand operand);  // date or datetime; no zone afterwards
    Result<Operand> to_zone(Operand operand, const std::string& zone);  // local time of that zone
    Result<Operand> to_date(Operand operand);                           // of the local time
    // Rounds half even; fails where the float's bounds are not known to fit.
    Result<Operand> real_to_exact(Operand operand, i32 scale);
    // A literal text as the moment or duration that it says; others as they are.
    Result<Operand> read_moment(Operand operand, Kind kind);
    // All to the type that fits all of them: for if, coalesce, least, comparisons …
    Result<void> unify(const Expression& node, std::vector<Operand>& operands);

    Result<void> compare_days(std::vector<Operand>& sides);
    Result<Operand> compare(const Expression& node, Operation operation, Operand left,
                            Operand right);
    // The first value whose condition is true: {condition, value, condition, value, …, else}.
    Result<Operand> choose(const Expression& node, std::vector<Operand> operands);
    Result<Operand> truth(Operand operand);  // fails unless boolean

    std::unexpected<Error> wrong(const Expression& node, std::string cause, std::string message,
                                 std::string expected, std::string fix) const;
    std::unexpected<Error> type_mismatch(const Operand& found, std::string expected,
                                         std::string fix) const;

    // What a division rounds to: the scale of the column, -1 when that is no decimal or integer,
    // and how many operators stand around the term (then it keeps more digits).
    struct Wanted {
        i32 scale = -1;
        i32 depth = 0;
        i32 kept_scale() const { return scale < 0 ? -1 : scale + (depth > 0 ? 6 : 0); }
    };
    Wanted wanted = {};

    const ExpressionContext& context() const { return context_; }
    // Puts the operand into a register.
    u32 in_register(const Operand& operand);
    ExpressionProgram take_program() { return std::move(program_); }

private:
    Result<Operand> bind_source(const Expression& node);
    Result<Operand> bind_binary(const Expression& node);
    Result<Operand> bind_call(const Expression& node);
    Result<Operand> bind_map(const Expression& node);
    Result<Operand> bind_in(const Expression& node);
    Result<Operand> bind_if_then(const Expression& node);
    Result<Operand> bind_literal(const Expression& node);
    Result<Operand> bind_logic(const Expression& node, Operand left, Operand right);
    Result<Operand> arithmetic(const Expression& node, Operation operation, Operand left,
                               Operand right);
    Result<Operand> assign_number(Operand operand, const Type& target);
    Result<void> unify_numbers(std::vector<Operand>& operands);
    Result<void> unify_moments(std::vector<Operand>& operands);
    Result<Operand> dictionary_source(const Expression& node, const Shape& shape, u32 source);
    Result<void> check_bounds(const Expression& node, const ValueInterval& bounds,
                              const ValueType& type) const;
    Operand evaluated(const Expression& node, const NewStep& step, i32 source);
    u32 new_register(Storage storage);

    std::span<const Shape> shapes_;
    const ExpressionContext& context_;
    std::vector<std::string> source_texts_;
    std::vector<std::optional<Operand>> source_operands_;
    std::vector<std::pair<const Register*, u32>> placed_;
    ExpressionProgram program_;
};

}  // namespace rowsmith
