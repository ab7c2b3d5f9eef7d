#include "format/notation.h"

#include "format/json_text.h"

namespace rowsmith {

namespace {

bool is_number(Kind kind) {
    return kind == Kind::integer || kind == Kind::float_ || kind == Kind::decimal;
}

}  // namespace

Notation::Notation(CsvDialect dialect, bool is_json)
    : dialect_(std::move(dialect)), is_json_(is_json) {
    if (is_json)
        marks_ = "\"\\";
    else
        marks_ = {dialect_.delimiter, dialect_.quote, '\r', '\n'};
}

Notation Notation::csv(const CsvDialect& dialect) { return Notation(dialect, false); }

Notation Notation::json() { return Notation(CsvDialect{.null_text = "null"}, true); }

Notation Notation::bare() {
    Notation bare({}, false);
    bare.is_bare_ = true;
    return bare;
}

Quotes Notation::quotes_of(const CellText& cell) const {
    if (is_bare_) return Quotes::always;
    if (is_json_) return cell.is_json_string() ? Quotes::always : Quotes::never;
    switch (dialect_.quoting) {
        case Quoting::all:
            return Quotes::always;
        case Quoting::non_numeric:
            return is_number(cell.shape().type.kind) ? Quotes::by_value : Quotes::always;
        case Quoting::minimal:
            break;
    }
    return Quotes::by_value;
}

bool Notation::needs_quotes(std::string_view plain) const {
    return plain.empty() || plain == dialect_.null_text ||
           plain.find_first_of(marks_) != std::string_view::npos;
}

void Notation::append_escaped(std::string& out, std::string_view plain) const {
    if (is_json_) return append_json_escaped(out, plain);
    if (is_bare_) {
        out += plain;
        return;
    }
    for (const char c : plain) {
        if (c == dialect_.quote) out += c;
        out += c;
    }
}

void Notation::append_cell(const CellText& cell, const Column& column, u32 i,
                           std::string& out) const {
    if (is_json_) return cell.append_json(column, i, out);
    if (column.is_null(i)) {
        out += dialect_.null_text;
        return;
    }
    std::string plain;
    cell.append_plain(column, i, plain);
    append_plain_cell(cell, plain, out);
}

void Notation::append_plain_cell(const CellText& cell, std::string_view plain,
                                 std::string& out) const {
    const Quotes quotes = quotes_of(cell);
    if (is_json_ && quotes == Quotes::never) {
        const bool no_number = plain == "NaN" || plain.ends_with("Infinity");
        out += cell.shape().type.kind == Kind::float_ && no_number ? "null" : plain;
        return;
    }
    const bool quoted = quotes == Quotes::always || needs_quotes(plain);
    if (quoted) out += quote_text();
    append_escaped(out, plain);
    if (quoted) out += quote_text();
}

bool Notation::numbers_are_safe() const {
    if (is_json_) return true;
    constexpr std::string_view signs = "+-.:";
    if (signs.find(dialect_.delimiter) != std::string_view::npos ||
        signs.find(dialect_.quote) != std::string_view::npos)
        return false;
    const std::string& null = dialect_.null_text;
    if (null.find_first_of("0123456789") != std::string::npos) return false;
    return null != "NaN" && !null.ends_with("Infinity") && null != "true" && null != "false";
}

void Notation::append_name(std::string_view name, std::string& out) const {
    const bool quoted = is_json_ || dialect_.quoting != Quoting::minimal || needs_quotes(name);
    if (quoted) out += dialect_.quote;
    append_escaped(out, name);
    if (quoted) out += dialect_.quote;
}

}  // namespace rowsmith
