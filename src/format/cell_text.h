// The text of one cell, value by value: what the row program must agree with, what it falls back to
// for rare columns, and what people see in previews and messages.
//
//   plain   "2026-06-30", "Ann", "12.50", as it is: no quotes, nothing escaped
//   json    "\"2026-06-30\"", "\"Ann\"", "12.50", "null"
//
// Lists and records have no plain form of their own; theirs is JSON, but for a pair of coordinates:
// "48.1,11.5".
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "column/column.h"
#include "column/moment_format.h"

namespace rowsmith {

class CellText {
public:
    // Fails on a format of moments that cannot be read. The shape must outlive this.
    static Result<CellText> bind(const Shape& shape, const Place& place);

    // The cell must not be null.
    void append_plain(const Column& column, u32 i, std::string& out) const;
    void append_json(const Column& column, u32 i, std::string& out) const;

    const Shape& shape() const { return *shape_; }
    const std::vector<CellText>& children() const { return children_; }
    // The plain texts and the JSON differ in the quotes and escapes of a string.
    bool is_json_string() const;
    // Integral values and dictionary entries, without a column around them.
    void append_integral(i64 value, std::string& out) const;
    void append_entry(u32 code, std::string& out) const;

private:
    explicit CellText(const Shape& shape) : shape_(&shape) {}
    void append_moment(i64 value, std::string& out) const;
    void append_words(const Column& column, u32 i, std::string& out) const;
    void append_parts(const Column& column, u32 i, std::string& out) const;
    void append_list(const Column& column, u32 i, std::string& out) const;
    void append_record(const Column& column, u32 i, std::string& out) const;
    void append_coordinates(const Column& column, u32 i, std::string& out) const;

    const Shape* shape_;
    std::optional<MomentFormat> format_;
    std::vector<CellText> children_;
};

// ISO 8601 with hours as the largest unit, so that no day need be 24 hours long: "PT1H30M",
// "-PT0.25S", "PT0S".
void append_duration(std::string& out, i64 us);

// "123e4567-e89b-42d3-a456-426614174000"
void append_uuid(std::string& out, u64 high, u64 low);

}  // namespace rowsmith
