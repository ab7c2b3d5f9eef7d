#include "read/json_text.h"

#include "base/utf8.h"

namespace rowsmith {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

u32 hex_at(std::string_view raw, size_t at) {
    u32 unit = 0;
    for (size_t i = at; i < at + 4; i++) {
        const char c = raw[i];
        const char digit = is_digit(c) ? '0' : (c >= 'a' ? 'a' - 10 : 'A' - 10);
        unit = unit << 4 | static_cast<u32>(c - digit);
    }
    return unit;
}

}  // namespace

void JsonScan::skip_blanks() {
    while (!at_end() && (here() == ' ' || here() == '\n' || here() == '\r' || here() == '\t')) at++;
}

JsonEnd JsonScan::fail(std::string_view expected) {
    if (at_end()) return JsonEnd::cut;
    wrong = expected;
    return JsonEnd::wrong;
}

JsonEnd JsonScan::hex(u32& unit) {
    for (size_t i = 0; i < 4; i++, at++) {
        if (at_end()) return JsonEnd::cut;
        const char c = here();
        if (!is_digit(c) && !(c >= 'a' && c <= 'f') && !(c >= 'A' && c <= 'F'))
            return fail("four hexadecimal digits");
    }
    unit = hex_at(text, at - 4);
    return JsonEnd::whole;
}

// Behind the backslash.
JsonEnd JsonScan::escape() {
    if (at_end()) return JsonEnd::cut;
    if (here() != 'u') {
        if (std::string_view("\"\\/bfnrt").find(here()) == std::string_view::npos)
            return fail("an escape that JSON has");
        at++;
        return JsonEnd::whole;
    }
    at++;
    u32 unit = 0;
    if (const JsonEnd end = hex(unit); end != JsonEnd::whole) return end;
    if (unit < 0xd800 || unit > 0xdfff) return JsonEnd::whole;
    if (unit > 0xdbff) return fail("the first half of a pair before the second");
    for (const char c : {'\\', 'u'}) {
        if (at_end() || here() != c) return fail("the second half of a pair");
        at++;
    }
    if (const JsonEnd end = hex(unit); end != JsonEnd::whole) return end;
    return unit >= 0xdc00 && unit <= 0xdfff ? JsonEnd::whole : fail("the second half of a pair");
}

JsonEnd JsonScan::string(JsonValue& value) {
    const size_t start = ++at;
    value.kind = JsonKind::string;
    value.escaped = false;
    while (!at_end()) {
        const char c = here();
        if (c == '"') {
            value.text = text.substr(start, at - start);
            at++;
            return JsonEnd::whole;
        }
        if (static_cast<u8>(c) < 0x20) return fail("control characters escaped");
        at++;
        if (c != '\\') continue;
        value.escaped = true;
        if (const JsonEnd end = escape(); end != JsonEnd::whole) return end;
    }
    return JsonEnd::cut;
}

JsonEnd JsonScan::number() {
    const auto digits = [&] {
        const size_t start = at;
        while (!at_end() && is_digit(here())) at++;
        return at - start;
    };
    if (here() == '-') at++;
    const bool zero = !at_end() && here() == '0';
    const size_t whole = digits();
    if (whole == 0 || (zero && whole > 1)) return fail("a number without zeros in front");
    if (!at_end() && here() == '.') {
        at++;
        if (digits() == 0) return fail("digits behind the point");
    }
    if (!at_end() && (here() == 'e' || here() == 'E')) {
        at++;
        if (!at_end() && (here() == '+' || here() == '-')) at++;
        if (digits() == 0) return fail("digits of the exponent");
    }
    return JsonEnd::whole;
}

JsonEnd JsonScan::literal(std::string_view word) {
    const std::string_view found = text.substr(at, word.size());
    if (found == word) {
        at += word.size();
        return JsonEnd::whole;
    }
    if (word.starts_with(found) && at + found.size() == text.size()) {
        at = text.size();
        return JsonEnd::cut;
    }
    return fail("a value of JSON");
}

JsonEnd JsonScan::scalar(JsonValue& value) {
    const size_t start = at;
    if (here() == '"') return string(value);
    JsonEnd end = JsonEnd::whole;
    if (here() == 'n') {
        value.kind = JsonKind::null;
        end = literal("null");
    } else if (here() == 't' || here() == 'f') {
        value.kind = JsonKind::boolean;
        end = literal(here() == 't' ? "true" : "false");
    } else if (here() == '-' || is_digit(here())) {
        value.kind = JsonKind::number;
        end = number();
    } else {
        return fail("a value of JSON");
    }
    value.text = text.substr(start, at - start);
    return end;
}

JsonEnd JsonScan::key() {
    skip_blanks();
    if (at_end() || here() != '"') return fail("a key in quotes");
    JsonValue key;
    if (const JsonEnd end = string(key); end != JsonEnd::whole) return end;
    skip_blanks();
    if (at_end() || here() != ':') return fail("a colon");
    at++;
    return JsonEnd::whole;
}

// Behind an opening bracket: ready for the first item, or closed at once.
JsonEnd JsonScan::open(char closing) {
    if (depth_ == json_depth_max) return fail("at most 64 levels of lists and objects");
    at++;
    closing_[depth_++] = closing;
    skip_blanks();
    if (at_end()) return JsonEnd::cut;
    if (here() == closing) return close_values();
    wants_value_ = true;
    return closing == '}' ? key() : JsonEnd::whole;
}

// Behind a value: closes what ends here, or gets ready for the next item.
JsonEnd JsonScan::close_values() {
    wants_value_ = false;
    while (depth_ > 0) {
        skip_blanks();
        if (at_end()) return JsonEnd::cut;
        const char closing = closing_[depth_ - 1];
        if (here() == closing) {
            at++;
            depth_--;
            continue;
        }
        if (here() != ',') return fail(closing == '}' ? "a comma or }" : "a comma or ]");
        at++;
        wants_value_ = true;
        return closing == '}' ? key() : JsonEnd::whole;
    }
    return JsonEnd::whole;
}

JsonEnd JsonScan::value(JsonValue& value) {
    depth_ = 0;
    wants_value_ = true;
    skip_blanks();
    const size_t start = at;
    if (at_end()) return JsonEnd::cut;
    if (here() != '{' && here() != '[') return scalar(value);
    value.kind = here() == '{' ? JsonKind::object : JsonKind::list;
    while (wants_value_) {
        skip_blanks();
        if (at_end()) return JsonEnd::cut;
        JsonEnd end = JsonEnd::whole;
        if (here() == '{' || here() == '[') {
            end = open(here() == '{' ? '}' : ']');
        } else {
            JsonValue inner;
            end = scalar(inner);
            if (end == JsonEnd::whole) end = close_values();
        }
        if (end != JsonEnd::whole) return end;
    }
    value.text = text.substr(start, at - start);
    return JsonEnd::whole;
}

bool JsonItems::next(JsonValue& key, JsonValue& value) {
    scan_.skip_blanks();
    if (scan_.here() == ',') {
        scan_.at++;
        scan_.skip_blanks();
    }
    if (scan_.here() == ']' || scan_.here() == '}') return false;
    if (is_object_) {
        (void)scan_.value(key);
        scan_.skip_blanks();
        scan_.at++;  // the colon
    }
    return scan_.value(value) == JsonEnd::whole;
}

void append_unescaped(std::string& out, std::string_view raw) {
    for (size_t i = 0; i < raw.size(); i++) {
        if (raw[i] != '\\') {
            out.push_back(raw[i]);
            continue;
        }
        const char c = raw[++i];
        switch (c) {
            case 'b':
                out.push_back('\b');
                break;
            case 'f':
                out.push_back('\f');
                break;
            case 'n':
                out.push_back('\n');
                break;
            case 'r':
                out.push_back('\r');
                break;
            case 't':
                out.push_back('\t');
                break;
            case 'u': {
                u32 code = hex_at(raw, i + 1);
                i += 4;
                if (code >= 0xd800 && code <= 0xdbff) {
                    code = 0x10000 + ((code - 0xd800) << 10) + (hex_at(raw, i + 3) - 0xdc00);
                    i += 6;
                }
                append_utf8(out, code);
                break;
            }
            default:
                out.push_back(c);
        }
    }
}

bool is_json(std::string_view text, JsonValue& value, std::string_view& wrong) {
    JsonScan scan(text);
    const JsonEnd end = scan.value(value);
    wrong = end == JsonEnd::cut ? "the rest of a value" : scan.wrong;
    if (end != JsonEnd::whole) return false;
    scan.skip_blanks();
    wrong = "nothing behind the value";
    return scan.at_end();
}

Cell cell_of_json(const JsonValue& value, std::string& kept) {
    switch (value.kind) {
        case JsonKind::null:
            return Cell::null();
        case JsonKind::boolean:
            return Cell::of_integer(CellForm::boolean, value.text == "true" ? 1 : 0);
        case JsonKind::number:
            return {.form = CellForm::number, .text = value.text};
        case JsonKind::string:
            if (!value.escaped)
                return {.form = CellForm::text, .in_json = true, .text = value.text};
            kept.clear();
            append_unescaped(kept, value.text);
            return {.form = CellForm::text, .in_json = true, .text = kept};
        default:
            return {.form = CellForm::json, .text = value.text};
    }
}

}  // namespace rowsmith
