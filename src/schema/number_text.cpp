#include "schema/number_text.h"

#include "base/text.h"

namespace rowsmith {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Takes digits with single underscores between them; false when there is none at `at`.
bool take_digits(std::string_view text, size_t& at, std::string& digits) {
    if (at == text.size() || !is_digit(text[at])) return false;
    while (at < text.size()) {
        const bool joins = text[at] == '_' && at + 1 < text.size() && is_digit(text[at + 1]);
        if (!is_digit(text[at]) && !joins) break;
        if (!joins) digits += text[at];
        at++;
    }
    return true;
}

}  // namespace

NumberText read_number_text(std::string_view text) {
    NumberText number{NumberForm::integer};
    size_t at = 0;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) {
        if (text[at] == '-') number.digits = "-";
        at++;
    }
    const bool whole = take_digits(text, at, number.digits);
    if (at < text.size() && text[at] == '.') {
        if (!whole) number.digits += '0';
        number.digits += text[at++];
        number.form = NumberForm::fraction;
        if (!take_digits(text, at, number.digits)) return {};
    } else if (!whole) {
        return {};
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        number.digits += text[at++];
        number.form = NumberForm::exponent;
        if (at < text.size() && (text[at] == '-' || text[at] == '+')) number.digits += text[at++];
        if (!take_digits(text, at, number.digits)) return {};
    }
    return at == text.size() ? number : NumberText{};
}

namespace {

std::string without_commas(std::string_view text) {
    std::string plain;
    for (const char c : text)
        if (c != ',' && c != ' ' && c != '\'') plain += c;
    return plain;
}

bool is_not_finite(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+') || text.starts_with('.'))
        return is_not_finite(text.substr(1));
    return text == "nan" || text == "NaN" || text == "inf" || text == "Infinity" || text == "NAN" ||
           text == "infinity" || text == ".inf";
}

}  // namespace

bool is_number_meant(std::string_view text) {
    text = trimmed(text);
    if (text.ends_with('%')) text = trimmed(text.substr(0, text.size() - 1));
    return read_number_text(text).form != NumberForm::none;
}

std::string number_cause(std::string_view text, std::string otherwise) {
    if (is_not_finite(text)) return "number_not_finite";
    const bool marked = text.find_first_of(", '") != std::string_view::npos;
    if (marked && read_number_text(without_commas(text)).form != NumberForm::none)
        return "number_with_separators";
    return otherwise;
}

std::string number_fix(std::string_view text) {
    if (text.find_first_of(", '") != std::string_view::npos) {
        const std::string plain = without_commas(text);
        // One comma that groups no thousands stands for a point.
        const size_t comma = text.find(',');
        if (comma == text.rfind(',') && comma != text.npos && text.size() - comma != 4) {
            std::string pointed(text);
            pointed[comma] = '.';
            if (read_number_text(pointed).form != NumberForm::none) return "write " + pointed;
        }
        if (read_number_text(plain).form != NumberForm::none)
            return "write " + plain + " (underscores may group digits: 20_000)";
    }
    if (text.ends_with('%')) return "write a plain number without %";
    const std::string_view front = text.substr(0, text.empty() ? 0 : text.size() - 1);
    if (text.ends_with('k') || text.ends_with('K') || text.ends_with('M')) {
        if (read_number_text(front).form == NumberForm::integer)
            return "write " + std::string(front) + (text.ends_with('M') ? "_000_000" : "_000");
    }
    const std::string_view first = text.substr(0, text.find(' '));
    if (first != text && read_number_text(first).form != NumberForm::none)
        return "write " + std::string(first);
    return "write digits only, like 20_000";
}

}  // namespace rowsmith
