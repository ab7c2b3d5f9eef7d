// What text formats differ in, cell by cell: null, quotes, escapes. One class for delimited text
// and JSON, so that everything above it is written once.
#pragma once
#include <string>
#include <string_view>

#include "format/cell_text.h"
#include "format/dialect.h"

namespace rowsmith {

enum class Quotes : u8 { never, always, by_value };

class Notation {
public:
    static Notation csv(const CsvDialect& dialect);
    static Notation json();
    // Cells as they are, and nothing for null: what columns with offsets hold.
    static Notation bare();

    bool is_json() const { return is_json_; }
    const std::string& null_text() const { return dialect_.null_text; }
    char quote() const { return dialect_.quote; }
    // What stands on both sides of a quoted cell; bare cells have nothing there.
    std::string quote_text() const { return is_bare_ ? "" : std::string(1, dialect_.quote); }

    Quotes quotes_of(const CellText& cell) const;
    // For by_value: whether this plain text stands in quotes.
    bool needs_quotes(std::string_view plain) const;
    // The text inside of quotes; the same as `plain` where no quotes are needed.
    void append_escaped(std::string& out, std::string_view plain) const;

    // A whole cell of this plain text: quoted and escaped as its column and text want it.
    void append_plain_cell(const CellText& cell, std::string_view plain, std::string& out) const;
    // True when no number, moment, duration, uuid or truth value can need quotes.
    bool numbers_are_safe() const;
    // Bytes that make a text differ from its cell, besides those below 0x20.
    std::string_view marks() const { return marks_; }

    // A whole cell, null or not.
    void append_cell(const CellText& cell, const Column& column, u32 i, std::string& out) const;
    // A name in the header, or a key.
    void append_name(std::string_view name, std::string& out) const;

private:
    explicit Notation(CsvDialect dialect, bool is_json);
    CsvDialect dialect_;
    std::string marks_;
    bool is_json_;
    bool is_bare_ = false;
};

}  // namespace rowsmith
