#include "extract/period.h"

#include "column/moment.h"
#include "extract/grammar_words.h"

namespace rowsmith::extract {

namespace {

bool is(std::span<const Token> tokens, size_t i, std::string_view word) {
    return i < tokens.size() && tokens[i].is(word);
}

bool is_year(std::span<const Token> tokens, size_t i) {
    return i < tokens.size() && tokens[i].kind == TokenKind::number && tokens[i].plain &&
           tokens[i].number >= 1900 && tokens[i].number < 2100;
}

i32 year_at(std::span<const Token> tokens, size_t i) { return static_cast<i32>(tokens[i].number); }

Period of_months(i32 year, i32 first, i32 last, size_t tokens) {
    return {days_from_civil(year, first, 1), days_from_civil(year, last, days_in_month(year, last)),
            tokens};
}

// 2025 · March 2024 · 5 March 2024 · March 5, 2024 · Q1 2025 · a date. A month alone has no year.
struct Stretch {
    std::optional<Period> period = {};
    i32 month = 0;
    size_t tokens = 0;
};

Stretch read_stretch(std::span<const Token> tokens, size_t i) {
    if (is(tokens, i, "the")) {
        Stretch rest = read_stretch(tokens, i + 1);
        if (rest.tokens > 0) rest.tokens++;
        return rest;
    }
    if (i >= tokens.size()) return {};
    const Token& token = tokens[i];
    if (token.kind == TokenKind::date) return {Period{token.days, token.days, 1}, 0, 1};
    if (is_year(tokens, i)) return {of_months(year_at(tokens, i), 1, 12, 1), 0, 1};
    if (is(tokens, i, "year") && is_year(tokens, i + 1))
        return {of_months(year_at(tokens, i + 1), 1, 12, 2), 0, 2};
    if (token.kind == TokenKind::word && token.text.size() == 2 && token.text[0] == 'q' &&
        token.text[1] >= '1' && token.text[1] <= '4') {
        const size_t year = is(tokens, i + 1, "of") ? i + 2 : i + 1;
        const i32 first = (token.text[1] - '1') * 3 + 1;
        if (is_year(tokens, year))
            return {of_months(year_at(tokens, year), first, first + 2, year + 1 - i), 0,
                    year + 1 - i};
    }
    if (token.kind != TokenKind::word) {
        const bool day = token.kind == TokenKind::number && token.number >= 1 && token.number <= 31;
        if (day && i + 1 < tokens.size() && month_named(tokens[i + 1].text) &&
            is_year(tokens, i + 2)) {
            const i64 days =
                days_from_civil(year_at(tokens, i + 2), month_named(tokens[i + 1].text),
                                static_cast<i32>(token.number));
            return {Period{days, days, 3}, 0, 3};
        }
        return {};
    }
    for (const auto& [season, first] : {std::pair{"spring", 3}, std::pair{"summer", 6},
                                        std::pair{"autumn", 9}, std::pair{"fall", 9}}) {
        if (token.text == season && is_year(tokens, i + 1))
            return {of_months(year_at(tokens, i + 1), first, first + 2, 2), 0, 2};
    }
    const i32 month = month_named(token.text);
    if (month == 0) return {};
    if (is_year(tokens, i + 1)) return {of_months(year_at(tokens, i + 1), month, month, 2), 0, 2};
    return {std::nullopt, month, 1};
}

// from A to B, between A and B, A to B
std::optional<Period> read_span(std::span<const Token> tokens, i64 today_days) {
    size_t i = 0;
    if (is(tokens, 0, "from") || is(tokens, 0, "between") || is(tokens, 0, "in")) i++;
    const Stretch first = read_stretch(tokens, i);
    if (first.tokens == 0) return std::nullopt;
    i += first.tokens;
    const bool joined = is(tokens, i, "to") || (is(tokens, i, "and") && is(tokens, 0, "between"));
    if (!joined) return std::nullopt;
    i++;
    if (is(tokens, i, "today") || is(tokens, i, "now")) {
        if (!first.period) return std::nullopt;
        return Period{first.period->first_day, today_days, i + 1};
    }
    const Stretch second = read_stretch(tokens, i);
    if (second.tokens == 0) return std::nullopt;
    i += second.tokens;
    // June to August: of the year that was spoken of, else of the last one.
    if (!second.period) {
        if (first.period || first.month > second.month) return std::nullopt;
        return of_months(civil_from_days(today_days).year - 1, first.month, second.month, i);
    }
    if (first.period) return Period{first.period->first_day, second.period->last_day, i};
    const CivilDate last = civil_from_days(second.period->last_day);
    return Period{days_from_civil(last.year, first.month, 1), second.period->last_day, i};
}

i64 length_in_days(std::string_view unit, double count) {
    const double days = unit == "day"       ? 1
                        : unit == "week"    ? 7
                        : unit == "month"   ? 30.436875
                        : unit == "quarter" ? 91.310625
                        : unit == "year"    ? 365.2425
                                            : 0;
    return static_cast<i64>(days * count + 0.5);
}

// last year, the last 3 months, over the past 2 years, this year
std::optional<Period> read_relative(std::span<const Token> tokens, i64 today_days) {
    size_t i = 0;
    while (is(tokens, i, "in") || is(tokens, i, "over") || is(tokens, i, "the") ||
           is(tokens, i, "from") || is(tokens, i, "for"))
        i++;
    const bool last = is(tokens, i, "last"), current = is(tokens, i, "this");
    const i32 year = civil_from_days(today_days).year, month = civil_from_days(today_days).month;
    if (current && is(tokens, i + 1, "year"))
        return Period{days_from_civil(year, 1, 1), today_days, i + 2};
    // "12 months of daily sales"
    const bool stretch = i + 2 < tokens.size() && tokens[i].kind == TokenKind::number &&
                         !tokens[i].plain && is(tokens, i + 2, "of");
    if (!last && !stretch) return std::nullopt;
    if (last) i++;
    if (i < tokens.size() && tokens[i].kind == TokenKind::number && !tokens[i].plain &&
        i + 1 < tokens.size()) {
        const i64 days = length_in_days(tokens[i + 1].meaning, tokens[i].number);
        if (days == 0 || days > 200'000) return std::nullopt;
        return Period{today_days - days + 1, today_days, i + 2};
    }
    // The past year goes to today, last year is the one before this.
    const bool past = tokens[i - 1].text == "past";
    if (!past && is(tokens, i, "year")) return of_months(year - 1, 1, 12, i + 1);
    if (!past && is(tokens, i, "month"))
        return month == 1 ? of_months(year - 1, 12, 12, i + 1)
                          : of_months(year, month - 1, month - 1, i + 1);
    const i64 days = i < tokens.size() ? length_in_days(tokens[i].meaning, 1) : 0;
    if (days == 0) return std::nullopt;
    return Period{today_days - days + 1, today_days, i + 1};
}

// starting 2025-06-01 · over 7 days starting 3 March 2025
std::optional<Period> read_starting(std::span<const Token> tokens, i64 today_days) {
    size_t i = 0;
    i64 days = 0;
    while (is(tokens, i, "over") || is(tokens, i, "for") || is(tokens, i, "in")) i++;
    if (i + 1 < tokens.size() && tokens[i].kind == TokenKind::number && !tokens[i].plain) {
        days = length_in_days(tokens[i + 1].meaning, tokens[i].number);
        if (days == 0) return std::nullopt;
        i += 2;
    }
    if (!is(tokens, i, "starting") && !is(tokens, i, "beginning")) return std::nullopt;
    i++;
    while (is(tokens, i, "on") || is(tokens, i, "from") || is(tokens, i, "in")) i++;
    const Stretch start = read_stretch(tokens, i);
    if (start.tokens == 0 || !start.period) return std::nullopt;
    const i64 first = start.period->first_day;
    const i64 last = days > 0 ? first + days - 1 : std::max(today_days, first + 364);
    return Period{first, last, i + start.tokens};
}

}  // namespace

std::optional<Period> read_period(std::span<const Token> tokens, i64 today_days) {
    if (const auto starting = read_starting(tokens, today_days)) return starting;
    if (const auto span = read_span(tokens, today_days)) return span;
    if (const auto relative = read_relative(tokens, today_days)) return relative;
    const bool since = is(tokens, 0, "since"), before = is(tokens, 0, "to");
    const bool preposition = is(tokens, 0, "in") || is(tokens, 0, "for") || is(tokens, 0, "from") ||
                             is(tokens, 0, "of") || is(tokens, 0, "on") || is(tokens, 0, "over") ||
                             since;
    size_t i = preposition ? 1 : 0;
    const Stretch stretch = read_stretch(tokens, i);
    if (stretch.tokens == 0 || before) return std::nullopt;
    if (!stretch.period && !preposition) return std::nullopt;
    Period period = stretch.period ? *stretch.period
                                   : of_months(civil_from_days(today_days).year - 1, stretch.month,
                                               stretch.month, 0);
    if (since) period.last_day = today_days;
    period.tokens = i + stretch.tokens;
    return period;
}

}  // namespace rowsmith::extract
