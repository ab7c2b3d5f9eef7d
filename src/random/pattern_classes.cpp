// The part of PatternParser that reads sets of signs: classes and escapes.
#include <string>

#include "random/pattern_parser.h"

namespace rowsmith {

namespace {

bool is_letter_or_digit(u32 sign) {
    return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'z') ||
           (sign >= 'A' && sign <= 'Z');
}

std::optional<u32> hexadecimal_digit(u32 sign) {
    if (sign >= '0' && sign <= '9') return sign - '0';
    if (sign >= 'a' && sign <= 'f') return sign - 'a' + 10;
    if (sign >= 'A' && sign <= 'F') return sign - 'A' + 10;
    return std::nullopt;
}

std::optional<u32> control_sign(u32 letter) {
    switch (letter) {
        case 't':
            return '\t';
        case 'n':
            return '\n';
        case 'r':
            return '\r';
        case 'f':
            return '\f';
        case 'v':
            return '\v';
        default:
            return std::nullopt;
    }
}

bool is_single(const SignSet& signs) { return signs.size() == 1 && signs[0].low == signs[0].high; }

}  // namespace

Result<PatternNode> PatternParser::sign_class() {
    const size_t start = at_ - 1;
    const bool negated = take('^');
    std::vector<SignRange> ranges;
    while (!at_end() && !next_is(']')) {
        const SignSet part = TRY(class_range());
        ranges.insert(ranges.end(), part.begin(), part.end());
    }
    if (ranges.empty() && next_is(']'))
        return mistake(start, {.cause = "pattern_empty_class",
                               .message = "the class is empty",
                               .expected = "signs between '[' and ']'",
                               .fix = "write \\] if the class should hold that sign"});
    if (!take(']'))
        return mistake(start, {.cause = "pattern_unclosed_class",
                               .message = "the class is not closed",
                               .expected = "']'",
                               .fix = "add ']', or write \\[ for the sign"});
    PatternNode node{.kind = PatternNode::Kind::signs, .signs = as_set(std::move(ranges))};
    if (negated) node.signs = complement(node.signs, space_);
    if (node.signs.empty())
        return mistake(start, {.cause = "pattern_class_without_signs",
                               .message = "the class leaves no sign",
                               .expected = negated ? "a sign of printable ASCII outside of it"
                                                   : "characters, not surrogates",
                               .fix = "name the signs that are allowed"});
    return node;
}

Result<SignSet> PatternParser::class_range() {
    const size_t start = at_;
    if (next_are("[:") || next_are("[.") || next_are("[="))
        return unsupported(at_, "a named class such as [:alpha:]", "write its range: a-zA-Z");
    SignSet first = TRY(class_member());
    const bool range = next_is('-') && at_ + 1 < signs_.size() && signs_[at_ + 1] != ']';
    if (!range) return first;
    at_++;
    const SignSet last = TRY(class_member());
    if (!is_single(first) || !is_single(last))
        return mistake(start, {.cause = "pattern_class_in_range",
                               .message = "a set of signs ends a range",
                               .expected = "one sign on each side of '-'",
                               .fix = "write \\- if the sign itself is meant"});
    if (first[0].low > last[0].low)
        return mistake(start, {.cause = "pattern_falling_range",
                               .message = "the range falls",
                               .expected = "the lower code point first",
                               .fix = "swap its ends, or write \\- for the sign"});
    return as_set({{first[0].low, last[0].low}});
}

Result<SignSet> PatternParser::class_member() {
    if (take('\\')) {
        if (take('b')) return SignSet{{'\b', '\b'}};
        return escape();
    }
    const u32 sign = signs_[at_++];
    return as_set({{sign, sign}});
}

// After the backslash.
Result<SignSet> PatternParser::escape() {
    const size_t start = at_ - 1;
    if (at_end())
        return mistake(start, {.cause = "pattern_trailing_backslash",
                               .message = "nothing follows the backslash",
                               .expected = "a sign or a letter of a class",
                               .fix = "write \\\\ for the sign itself"});
    const u32 sign = signs_[at_++];
    if (const std::optional<SignSet> known = escaped_class(sign, space_)) return *known;
    if (const std::optional<u32> control = control_sign(sign))
        return as_set({{*control, *control}});
    if (!is_letter_or_digit(sign)) return as_set({{sign, sign}});
    const std::string regular = "write the allowed texts out with | and classes";
    if ((sign >= '1' && sign <= '9') || sign == 'k' || sign == 'g')
        return unsupported(start, "a back reference", regular);
    if (sign == 'b' || sign == 'B') return unsupported(start, "the word boundary \\b", regular);
    if (sign == 'A' || sign == 'Z' || sign == 'z' || sign == 'G')
        return unsupported(start, "an anchor such as \\A", "remove it: the match is whole");
    if (sign == 'p' || sign == 'P')
        return unsupported(start, "a Unicode property such as \\p{L}",
                           "name the ranges: [A-Za-zÀ-ÖØ-öø-ÿ]");
    if (sign != 'x' && sign != 'u')
        return mistake(start, {.cause = "pattern_unknown_escape",
                               .message = "the escape is not known",
                               .expected = "\\d \\w \\s \\D \\W \\S \\t \\n \\r \\f \\v \\xHH "
                                           "\\uHHHH or punctuation",
                               .fix = "remove the backslash if the letter itself is meant"});
    const u32 point = sign == 'u' && next_is('{') ? TRY(braced_hexadecimal())
                                                  : TRY(hexadecimal(sign == 'x' ? 2 : 4));
    SignSet single = as_set({{point, point}});
    if (single.empty() || point > last_sign)
        return mistake(start, {.cause = "pattern_no_character",
                               .message = "the code is no Unicode character",
                               .expected = "a code up to 10FFFF outside D800 to DFFF",
                               .fix = "write \\u{1F600} instead of two surrogates"});
    return single;
}

Result<u32> PatternParser::hexadecimal(size_t digits) {
    u32 value = 0;
    for (size_t i = 0; i < digits; i++, at_++) {
        const std::optional<u32> digit = at_end() ? std::nullopt : hexadecimal_digit(signs_[at_]);
        if (!digit)
            return mistake(at_, {.cause = "pattern_bad_code",
                                 .message = "a hexadecimal digit is missing",
                                 .expected = std::to_string(digits) + " hexadecimal digits",
                                 .fix = "write \\x41, \\u00E9 or \\u{1F600}"});
        value = value * 16 + *digit;
    }
    return value;
}

Result<u32> PatternParser::braced_hexadecimal() {
    size_t digits = 0;
    for (size_t i = at_ + 1; i < signs_.size() && hexadecimal_digit(signs_[i]); i++) digits++;
    const bool closed = at_ + 1 + digits < signs_.size() && signs_[at_ + 1 + digits] == '}';
    if (digits == 0 || digits > 6 || !closed)
        return mistake(at_, {.cause = "pattern_bad_code",
                             .message = "the code in braces is not complete",
                             .expected = "1 to 6 hexadecimal digits and '}'",
                             .fix = "write \\x41, \\u00E9 or \\u{1F600}"});
    at_++;
    const u32 value = TRY(hexadecimal(digits));
    at_++;
    return value;
}

}  // namespace rowsmith
