// Parser: literals, names, calls, aggregates and maps.
#include "base/text.h"
#include "column/moment_text.h"
#include "expression/parser.h"

namespace rowsmith {

namespace {

// 3 days is written 3 d.
std::string fix_of_unit(std::string_view unit) {
    constexpr std::pair<std::string_view, std::string_view> words[] = {
        {"second", "s"}, {"sec", "s"}, {"minute", "min"},
        {"hour", "h"},   {"day", "d"}, {"week", "w"}};
    if (unit.ends_with('s')) unit.remove_suffix(1);
    for (const auto& [word, written] : words)
        if (unit == word) return "write " + std::string(written);
    return "months are added by add_months(date, n)";
}

constexpr std::array<std::string_view, 5> aggregates = {"sum", "avg", "min", "max", "count"};

}  // namespace

Result<Expression> Parser::primary() {
    const Token& token = here();
    switch (token.kind) {
        case TokenKind::number:
            return number();
        case TokenKind::text:
            at_++;
            return Expression{
                .kind = ExpressionKind::text, .offset = token.offset, .word = token.text};
        case TokenKind::name:
            return word();
        case TokenKind::quoted_name:
            return path();
        default:
            break;
    }
    if (!take("(")) return unexpected("a value");
    Expression inner = TRY(alternatives());
    TRY(expect(")"));
    return inner;
}

Result<Expression> Parser::number() {
    const Token& token = tokens_[at_++];
    Expression made{.kind = ExpressionKind::number,
                    .offset = token.offset,
                    .scale = token.scale,
                    .integer = token.integer};
    if (here().kind != TokenKind::name || is_keyword(here().text)) {
        const bool ends = next().kind == TokenKind::end || next().is(",") || next().is(")");
        if (here().is("%") && ends)
            return wrong(here(), "percent_in_expression", "a percentage",
                         "a number; % is the remainder", "write 0.08 for 8%");
        return made;
    }
    const std::string written(text_.substr(token.offset, here().end - token.offset));
    if (duration_unit_us(here().text) == 0)
        return wrong(here(), "unknown_unit", "found '" + written + "'",
                     "a unit of time (us ms s min h d w) or an operator", fix_of_unit(here().text));
    std::string plain;
    std::ranges::copy_if(written, std::back_inserter(plain), [](char c) { return c != '_'; });
    const auto us = parse_duration(plain);
    if (!us)
        return wrong(token, "duration_too_long", "the duration '" + written + "' is too long",
                     "at most 292,000 years", "shorten it");
    at_++;
    return Expression{.kind = ExpressionKind::duration, .offset = token.offset, .integer = *us};
}

Result<Expression> Parser::word() {
    const Token& token = here();
    if (next().kind == TokenKind::text && (token.text == "date" || token.text == "datetime"))
        return moment();
    if (token.text == "null" || token.text == "true" || token.text == "false") {
        at_++;
        if (token.text == "null") return Expression{.offset = token.offset};
        return Expression{.kind = ExpressionKind::boolean,
                          .offset = token.offset,
                          .integer = token.text == "true" ? 1 : 0};
    }
    if (token.text == "as_of" && !next().is(".")) {
        at_++;
        return Expression{.kind = ExpressionKind::as_of, .offset = token.offset};
    }
    if (next().is("(") && (!is_keyword(token.text) || token.text == "if")) return call();
    if (is_keyword(token.text))
        return unexpected("a value", token.text == "if"
                                         ? "write if(condition, value, else_value)"
                                         : "a column of this name stands in backticks");
    return path();
}

Result<Expression> Parser::moment() {
    const Token& token = tokens_[at_];
    const Token& text = tokens_[at_ + 1];
    at_ += 2;
    const auto parsed = parse_moment(text.text);
    const bool is_date = token.text == "date";
    if (!parsed || (is_date && parsed->has_time))
        return wrong(text, "bad_moment", "'" + text.text + "' is not a " + token.text,
                     is_date ? "a date like '2026-06-30'"
                             : "a datetime like '2026-06-30T14:00:00', also with Z or +02:00",
                     parsed ? "write datetime '" + text.text + "'" : "write it in this form");
    return Expression{.kind = is_date ? ExpressionKind::date : ExpressionKind::datetime,
                      .has_offset = parsed->has_offset,
                      .offset = token.offset,
                      .integer = is_date ? parsed->days() : parsed->utc_us()};
}

Result<std::vector<std::string>> Parser::names() {
    std::vector<std::string> path;
    do {
        const bool is_name =
            here().kind == TokenKind::name || here().kind == TokenKind::quoted_name;
        if (!is_name || here().text.empty()) return unexpected("a name");
        path.push_back(tokens_[at_++].text);
    } while (take("."));
    return path;
}

Result<Expression> Parser::path() {
    const u32 offset = here().offset;
    auto path = TRY(names());
    return Expression{.kind = ExpressionKind::path, .offset = offset, .path = std::move(path)};
}

Result<Expression> Parser::call() {
    const Token token = here();
    at_ += 2;
    if (std::ranges::find(aggregates, token.text) != aggregates.end()) return aggregate(token);
    if (token.text == "previous" || token.text == "depth") return outside(token);
    if (token.text == "map") return map(token);
    Expression made{.kind = ExpressionKind::call, .offset = token.offset, .word = token.text};
    if (!here().is(")")) {
        do made.children.push_back(TRY(alternatives()));
        while (take(","));
    }
    TRY(expect(")"));
    return node(std::move(made));
}

Result<Expression> Parser::aggregate(const Token& token) {
    Expression made{.kind = ExpressionKind::aggregate, .offset = token.offset, .word = token.text};
    const bool is_name = here().kind == TokenKind::name || here().kind == TokenKind::quoted_name;
    if (is_name) made.path = TRY(names());
    if (is_name && take_word("where")) made.children.push_back(TRY(alternatives()));
    if (!is_name || !here().is(")")) {
        const std::string fix = token.text == "min"   ? "the smallest of several is least(a, b)"
                                : token.text == "max" ? "the largest of several is greatest(a, b)"
                                                      : "make the term a column of the children";
        return wrong(here(), "bad_aggregate", found() + " in " + token.text + "(…)",
                     token.text + "(table.column) or " + token.text +
                         "(table.column where condition), over child rows",
                     fix);
    }
    TRY(expect(")"));
    if (made.path.size() < 2 && token.text != "count")
        return wrong(token, "bad_aggregate",
                     token.text + " of '" + path_text(made.path) + "' names no column",
                     token.text + "(table.column)", "name the children's column");
    return node(std::move(made));
}

Result<Expression> Parser::outside(const Token& token) {
    const bool is_previous = token.text == "previous";
    Expression made{.kind = is_previous ? ExpressionKind::previous : ExpressionKind::depth,
                    .offset = token.offset};
    made.path = TRY(names());
    if (is_previous) {
        if (!take(","))
            return unexpected("', first': the value of the first row",
                              "write previous(" + path_text(made.path) + ", 0)");
        made.children.push_back(TRY(alternatives()));
    }
    TRY(expect(")"));
    return node(std::move(made));
}

Result<Expression> Parser::map(const Token& token) {
    Expression made{.kind = ExpressionKind::map, .offset = token.offset};
    made.children.push_back(TRY(alternatives()));
    TRY(expect(","));
    if (!take("{")) return unexpected("'{'", "write map(x, {key: value, rest: value})");
    do {
        if (made.children.size() > 1 &&
            made.children[made.children.size() - 2].kind == ExpressionKind::rest)
            return unexpected("'}' after rest", "put rest last");
        made.children.push_back(TRY(key()));
        TRY(expect(":"));
        made.children.push_back(TRY(alternatives()));
    } while (take(","));
    TRY(expect("}"));
    TRY(expect(")"));
    return node(std::move(made));
}

Result<Expression> Parser::key() {
    const u32 offset = here().offset;
    if (here().is_word("rest") && next().is(":")) {
        at_++;
        return Expression{.kind = ExpressionKind::rest, .offset = offset};
    }
    Expression low{.offset = offset};
    if (!here().is("..")) low = TRY(literal());
    if (!take("..")) return low;
    Expression high{.offset = here().offset};
    if (!here().is(":")) high = TRY(literal());
    return node({.kind = ExpressionKind::range,
                 .offset = offset,
                 .children = {std::move(low), std::move(high)}});
}

Result<Expression> Parser::literal() {
    const Token& token = here();
    if (take("-")) {
        if (here().kind != TokenKind::number) return unexpected("a number");
        Expression made = TRY(number());
        made.integer = -made.integer;
        made.offset = token.offset;
        return made;
    }
    const bool is_moment = next().kind == TokenKind::text;
    const bool is_bare = token.kind == TokenKind::name && !is_keyword(token.text) && !is_moment;
    if (is_bare || token.kind == TokenKind::text || token.kind == TokenKind::quoted_name) {
        at_++;
        return Expression{.kind = ExpressionKind::text, .offset = token.offset, .word = token.text};
    }
    if (token.kind == TokenKind::number) return number();
    if (token.kind == TokenKind::name) return word();
    return unexpected("a key: a value, a range like 1..5, or rest");
}

}  // namespace rowsmith
