#include "random/pattern_parser.h"

#include <algorithm>

namespace rowsmith {

Result<PatternNode> parse_pattern(std::string_view pattern, SignSpace space) {
    std::optional<std::vector<u32>> signs = code_points(pattern);
    if (!signs)
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = "pattern_not_utf8",
                     .message = "the pattern is not valid UTF-8",
                     .expected = "UTF-8 text",
                     .fix = "save the document as UTF-8"});
    if (signs->size() > pattern_characters_limit)
        return fail({.code = ErrorCode::limit,
                     .cause = "pattern_too_long",
                     .message = "the pattern has " + std::to_string(signs->size()) + " characters",
                     .expected = "at most " + std::to_string(pattern_characters_limit),
                     .fix = "use classes and counts such as [a-z]{12}, or generate: choice"});
    return PatternParser(pattern, std::move(*signs), space).whole();
}

Result<PatternNode> PatternParser::whole() {
    PatternNode node = TRY(choice());
    if (!at_end())
        return mistake(at_, {.cause = "pattern_unopened_group",
                             .message = "')' closes no group",
                             .expected = "a '(' before it",
                             .fix = "remove it or write \\)"});
    return node;
}

Result<PatternNode> PatternParser::choice() {
    PatternNode node{.kind = PatternNode::Kind::choice};
    do {
        node.children.push_back(TRY(sequence()));
    } while (take('|'));
    if (node.children.size() > 1) return node;
    PatternNode only = std::move(node.children[0]);
    return only;
}

Result<PatternNode> PatternParser::sequence() {
    PatternNode node{.kind = PatternNode::Kind::sequence};
    if (depth_ == 0) skip_anchor('^');
    while (!at_end() && !next_is('|') && !next_is(')')) {
        if (depth_ == 0 && skip_anchor('$')) break;
        PatternNode part = TRY(atom());
        node.children.push_back(TRY(repeated(std::move(part))));
    }
    return node;
}

// ^ is skipped where it stands, $ only before the end of its alternative.
bool PatternParser::skip_anchor(u32 anchor) {
    if (!next_is(anchor)) return false;
    const bool last = at_ + 1 == signs_.size() || signs_[at_ + 1] == '|';
    if (anchor == '$' && !last) return false;
    at_++;
    return true;
}

Result<PatternNode> PatternParser::repeated(PatternNode node) {
    constexpr std::string_view repeat_signs = "?*+{";
    const auto repeats = [&] {
        return !at_end() && signs_[at_] < 0x80 &&
               repeat_signs.find(static_cast<char>(signs_[at_])) != std::string_view::npos;
    };
    if (!repeats()) return node;
    const Bounds range = TRY(bounds());
    PatternNode repeat{.kind = PatternNode::Kind::repeat, .low = range.low, .high = range.high};
    repeat.children.push_back(std::move(node));
    if (take('?')) return repeat;  // lazy: the same texts
    if (next_is('+'))
        return unsupported(at_, "the possessive repeat '+'", "remove the second sign");
    if (repeats())
        return mistake(at_, {.cause = "pattern_double_repeat",
                             .message = "a repeat follows a repeat",
                             .expected = "one count",
                             .fix = "put the first in a group: (?:a{2}){3}"});
    return repeat;
}

Result<PatternParser::Bounds> PatternParser::bounds() {
    if (take('?')) return Bounds{0, 1};
    if (take('*')) return Bounds{0, std::nullopt};
    if (take('+')) return Bounds{1, std::nullopt};
    return counted_bounds();
}

Result<PatternParser::Bounds> PatternParser::counted_bounds() {
    const size_t start = at_++;
    const std::optional<u32> low = TRY(number());
    std::optional<u32> high = low;
    if (take(',')) high = TRY(number());
    if (!low || !take('}'))
        return mistake(start, {.cause = "pattern_bad_repeat",
                               .message = "'{' begins no count",
                               .expected = "{3}, {3,} or {3,5}",
                               .fix = "write the count, or \\{ for the sign"});
    if (high && *high < *low)
        return mistake(
            start, {.cause = "pattern_falling_repeat",
                    .message = "the count {" + std::to_string(*low) + "," + std::to_string(*high) +
                               "} falls",
                    .expected = "the smaller number first",
                    .fix = "write {" + std::to_string(*high) + "," + std::to_string(*low) + "}"});
    return Bounds{*low, high};
}

Result<std::optional<u32>> PatternParser::number() {
    const size_t start = at_;
    u32 value = 0;
    for (; !at_end() && signs_[at_] >= '0' && signs_[at_] <= '9'; at_++) {
        value = value * 10 + (signs_[at_] - '0');
        if (value > pattern_repeat_limit)
            return mistake(
                start, {.code = ErrorCode::limit,
                        .cause = "pattern_repeat_limit",
                        .message = "a count is larger than " + std::to_string(pattern_repeat_limit),
                        .expected = "at most " + std::to_string(pattern_repeat_limit),
                        .fix = "use a smaller count, or nest groups: (?:a{500}){4}"});
    }
    if (at_ == start) return std::nullopt;
    return value;
}

Result<PatternNode> PatternParser::atom() {
    const size_t start = at_;
    const u32 sign = signs_[at_];
    if (take('(')) return group();
    if (take('[')) return sign_class();
    PatternNode node{.kind = PatternNode::Kind::signs};
    if (take('\\')) {
        node.signs = TRY(escape());
        return node;
    }
    at_++;
    switch (sign) {
        case '.':
            node.signs = any_but_line_feed(space_);
            return node;
        case '?':
        case '*':
        case '+':
        case '{':
            return mistake(start, {.cause = "pattern_nothing_to_repeat",
                                   .message = "a repeat has nothing before it",
                                   .expected = "a sign, a class or a group before it",
                                   .fix = "put \\ before it if the sign itself is meant"});
        case '^':
        case '$':
            return mistake(start, {.cause = "pattern_anchor_inside",
                                   .message = "'^' or '$' stands inside",
                                   .expected = "'^' at the start and '$' at the end only",
                                   .fix = "remove it (the match is whole), or write \\^ or \\$"});
        case ']':
        case '}':
            return mistake(start, {.cause = "pattern_unescaped_sign",
                                   .message = "']' or '}' closes nothing",
                                   .expected = "\\] or \\} for the sign itself",
                                   .fix = "put \\ before it"});
        default:
            node.signs = as_set({{sign, sign}});
            return node;
    }
}

Result<PatternNode> PatternParser::group() {
    const size_t start = at_ - 1;
    if (++depth_ > pattern_depth_limit)
        return mistake(start, {.code = ErrorCode::limit,
                               .cause = "pattern_too_deep",
                               .message = "groups are nested too deep",
                               .expected = "at most " + std::to_string(pattern_depth_limit),
                               .fix = "remove groups that are not needed"});
    TRY(group_head());
    PatternNode node = TRY(choice());
    depth_--;
    if (!take(')'))
        return mistake(start, {.cause = "pattern_unclosed_group",
                               .message = "the group is not closed",
                               .expected = "')'",
                               .fix = "add ')', or write \\( for the sign"});
    return node;
}

// Reads (?:…), (?<name>…) and (?P<name>…); names what else may follow "(?".
Result<void> PatternParser::group_head() {
    const size_t start = at_ - 1;
    if (!take('?') || take(':')) return {};
    const std::string regular = "write the allowed texts out with | and classes";
    if (next_is('=') || next_is('!')) return unsupported(start, "lookahead", regular);
    if (next_are("<=") || next_are("<!")) return unsupported(start, "lookbehind", regular);
    if (next_is('>')) return unsupported(start, "the atomic group (?>", "write (?:");
    if (next_is('#')) return unsupported(start, "the comment (?#", "remove it");
    if (next_is('(')) return unsupported(start, "the condition (?(", regular);
    if (next_are("P=")) return unsupported(start, "a back reference", regular);
    if (next_is('R') || next_are("P>") || next_is('&'))
        return unsupported(start, "recursion", regular);
    take('P');
    if (!take('<')) return unsupported(start, "a flag such as (?i)", "write both cases: [Aa][Bb]");
    while (!at_end() && !next_is('>') && !next_is(')')) at_++;
    if (take('>')) return {};
    return mistake(start, {.cause = "pattern_unclosed_name",
                           .message = "the group's name is not closed",
                           .expected = "(?<name>…)",
                           .fix = "close it with '>', or write (?:"});
}

bool PatternParser::next_are(std::string_view text) const {
    if (signs_.size() - at_ < text.size()) return false;
    for (size_t i = 0; i < text.size(); i++)
        if (signs_[at_ + i] != static_cast<u8>(text[i])) return false;
    return true;
}

bool PatternParser::take(u32 sign) {
    if (!next_is(sign)) return false;
    at_++;
    return true;
}

std::unexpected<Error> PatternParser::mistake(size_t at, Error told) const {
    if (told.code == ErrorCode::internal) told.code = ErrorCode::invalid_schema;
    told.message += " at character " + std::to_string(at + 1) + " of the pattern '";
    told.message += std::string(pattern_) + "'";
    return fail(std::move(told));
}

std::unexpected<Error> PatternParser::unsupported(size_t at, std::string_view construct,
                                                  std::string fix) const {
    return mistake(at, {.code = ErrorCode::unsupported,
                        .cause = "pattern_unsupported",
                        .message = std::string(construct) + " is not supported: found",
                        .expected = "classes, groups, | and counts",
                        .fix = std::move(fix)});
}

}  // namespace rowsmith
