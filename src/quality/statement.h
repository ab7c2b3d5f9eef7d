// An expression of the schema evaluated over rows of data: a rule, or what a column is computed
// from.
//
// Expressions are bound to bounds, by which they prove that nothing overflows; data has none. So
// the widest bounds of a ladder are taken that the expression can be bound to, and rows with
// numbers beyond them are counted as not checked.
#pragma once
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "column/kernel.h"
#include "expression/bind.h"
#include "quality/value_paths.h"

namespace rowsmith {

enum class StatementUse : u8 { rule, value };

struct StatementSpec {
    u32 table = 0;
    PlacedText text = {};
    StatementUse use = StatementUse::rule;
    Type target = {};  // value
};

class Statement {
public:
    // Errors of code `unsupported` say why data cannot be held against it; others are mistakes of
    // the schema.
    static Result<Statement> make(const ShownColumns& columns, const StatementSpec& spec);

    const std::vector<ValuePath>& paths() const { return paths_; }

    // Evaluates a block; results are good until the next call.
    void run(const CheckedBlock& block, const Parents& parents);
    enum class Outcome : u8 { value, null, not_computed };
    Outcome outcome(u32 row) const;
    const Column& result() const { return *result_; }
    // "placed_at 2026-01-01, shipped_at null": what it was computed from in a row of the last
    // block.
    std::string inputs_text(u32 row) const;

private:
    Result<void> bind(const StatementSpec& spec, const Expression& tree,
                      const ShownColumns& columns);
    void put(size_t input, u32 row, const ValueOrNull& value);

    std::vector<std::string> names_;
    std::vector<ValuePath> paths_;
    std::unique_ptr<std::vector<Shape>> shapes_;
    std::unique_ptr<BoundExpression> bound_;
    std::vector<Column> inputs_;
    std::unique_ptr<Column> result_;
    std::unique_ptr<Scratch> scratch_;
    std::array<bool, block_rows> computed_{};
};

}  // namespace rowsmith
