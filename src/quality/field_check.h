// What the values of one column must be, as its schema says: type, null, bounds, lengths, pattern,
// listed values. Distributions are no part of it: they say how values are made.
#pragma once
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "column/shape.h"
#include "quality/field_value.h"
#include "quality/ledger.h"
#include "random/pattern_matcher.h"
#include "schema/schema.h"

namespace rowsmith {

// What is wrong with a cell.
struct Objection {
    Mistake mistake;
    std::string expected;
    std::string found = {};  // where it is inside the cell; empty: the cell
};

class FieldCheck {
public:
    // `shape` is the column's in the plan; `document` the schema.
    static Result<FieldCheck> make(const ColumnSpec& column, const Shape& shape,
                                   const Schema& document);

    const Type& type() const { return reading_.type; }
    // Reads the cell into `value`; false when it cannot be what the column says: objection() then
    // tells why, of the same cell. A missing cell is left to the caller.
    bool passes(const Cell& cell, FieldValue& value) const;
    Objection objection(const Cell& cell) const;
    // A value outside of all cases: null is not allowed.
    void forbid_null() { nullable_ = false; }
    bool nullable() const { return nullable_; }
    // What a value of it may be found to be, cases and fields left aside.
    std::vector<Mistake> mistakes() const;

private:
    struct Listed {
        std::set<std::string, std::less<>> texts;
        std::set<i64> integers;
        std::vector<double> reals;
        std::string shown;
    };

    Result<void> read_bounds(const ColumnSpec& column);
    Result<void> read_listed(const ColumnSpec& column, const Shape& shape);
    Result<void> read_nested(const ColumnSpec& column, const Shape& shape, const Schema& document);
    // None when the cell is as this alternative says.
    std::optional<Objection> object(const Cell& cell, FieldValue& value) const;
    bool is_real() const { return reading_.type.kind == Kind::float_; }
    bool is_within_bounds(const FieldValue& value) const;
    bool is_listed(const FieldValue& value) const;
    std::optional<Objection> object_to_length(const Cell& cell, const FieldValue& value) const;
    std::optional<Objection> object_to_nested(const Cell& cell) const;
    std::optional<Objection> object_to_array(std::string_view json) const;
    std::optional<Objection> object_to_fields(std::string_view json) const;
    std::optional<Objection> object_to_point(const Cell& cell) const;

    TypeReading reading_;
    bool nullable_ = true;
    std::optional<i64> low_, high_;
    std::optional<double> real_low_, real_high_;
    std::string range_text_;
    std::optional<u64> min_length_, max_length_;
    std::shared_ptr<const PatternMatcher> pattern_;
    std::string pattern_text_;
    std::shared_ptr<const Listed> listed_;
    std::vector<std::string> names_ = {};    // of json's fields
    std::vector<FieldCheck> children_ = {};  // json: fields; array: items
    std::vector<FieldCheck> instead_ = {};   // cases and the default: any of them will do
};

}  // namespace rowsmith
