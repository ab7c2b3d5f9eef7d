#include "format/dialect.h"

namespace rowsmith {

namespace {

// Characters that may stand between or around cells: not part of numbers and words.
bool is_mark(char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    return c == '\t' || (c >= ' ' && c < 0x7f && !letter && !digit);
}

std::string shown(char c) {
    if (c == '\t') return "a tab";
    if (c < ' ' || c >= 0x7f) return "byte " + std::to_string(static_cast<u8>(c));
    return std::string("'") + c + "'";
}

Error refuse(std::string cause, std::string message, std::string expected, std::string fix) {
    return {.code = ErrorCode::invalid_argument,
            .cause = std::move(cause),
            .message = std::move(message),
            .expected = std::move(expected),
            .fix = std::move(fix)};
}

}  // namespace

Result<void> check_dialect(const CsvDialect& dialect) {
    if (!is_mark(dialect.delimiter))
        return fail(refuse("bad_delimiter", "the delimiter is " + shown(dialect.delimiter),
                           "a tab or one ASCII character that is no letter and no digit",
                           "use one of , ; | or a tab"));
    if (!is_mark(dialect.quote) || dialect.quote == dialect.delimiter)
        return fail(refuse("bad_quote", "the quote is " + shown(dialect.quote),
                           "one ASCII character, no letter or digit, other than the delimiter",
                           "use \" or '"));
    const std::string marks{dialect.delimiter, dialect.quote, '\r', '\n'};
    if (dialect.null_text.find_first_of(marks) != std::string::npos)
        return fail(refuse("bad_null_text",
                           "the text for null holds a delimiter, quote or line end",
                           "a text that can stand without quotes", "use NULL or \\N"));
    return {};
}

}  // namespace rowsmith
