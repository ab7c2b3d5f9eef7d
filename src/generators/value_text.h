// The plain text of a value of any type that has one: what a slot of a template writes.
#pragma once
#include <optional>
#include <string>

#include "column/column.h"
#include "column/moment_format.h"

namespace rowsmith {

class ValueText {
public:
    // Nothing for lists, records and bytes, which have no plain text.
    static std::optional<ValueText> of(const Shape& shape);

    // Other forms than the type's own.
    void pad(u32 digits) { digits_ = digits; }          // integers
    void round(u32 decimals) { decimals_ = decimals; }  // integer, decimal, float; half even
    void use(MomentFormat format) { format_ = std::move(format); }  // moments

    // The cell must not be null.
    void append(const Column& column, u32 i, std::string& out) const;
    u32 bytes_max() const;

private:
    explicit ValueText(const Shape& shape) : shape_(&shape) {}
    void append_integral(i64 value, std::string& out) const;
    void append_moment(i64 value, std::string& out) const;
    void append_float(double value, std::string& out) const;

    const Shape* shape_;
    u32 digits_ = 0;
    std::optional<u32> decimals_;
    std::optional<MomentFormat> format_;
};

// A value of an integral type as a column stores it: 12.50, 2026-01-31.
std::string integral_text(const Type& type, i64 value);

}  // namespace rowsmith
