#include <algorithm>

#include "base/text.h"
#include "schema/check_keys.h"
#include "schema/known_slips.h"
#include "schema/literals.h"
#include "schema/moments.h"
#include "schema/number_text.h"
#include "schema/shares.h"

namespace rowsmith {

namespace {

template <class T>
void report(const Result<T>& result, Problems& problems) {
    if (!result) problems.add(result.error());
}

void check_bounds(const Node& node, double value, const OptionSpec& option, Problems& problems) {
    const bool low = option.minimum && value < *option.minimum;
    const bool high = option.maximum && value > *option.maximum;
    if (!low && !high) return;
    const std::string end = shortest(low ? *option.minimum : *option.maximum);
    const bool only = option.minimum && option.maximum && *option.minimum == *option.maximum;
    problems.add(
        schema_error("option_out_of_range", option.name + " is " + describe(node), node.place(),
                     only ? end : (low ? "at least " : "at most ") + end,
                     only ? "write " + end : "write " + end + (low ? " or more" : " or less")));
}

void check_word(const Node& node, const OptionSpec& option, Problems& problems) {
    // `empty: null` is the word.
    if (node.is_null() && node.text == "null" &&
        std::ranges::find(option.words, "null") != option.words.end())
        return;
    const auto word = read_text(node);
    if (!word) return problems.add(word.error());
    for (const std::string& known : option.words)
        if (known == *word) return;
    const bool is_type = option.name == "type";
    const std::string near =
        is_type ? meant_type(*word, option.words) : nearest(*word, option.words);
    problems.add(schema_error(is_type ? "unknown_type" : "unknown_word",
                              option.name + " is " + describe(node), node.place(),
                              "one of " + quoted_list(option.words, 20),
                              near.empty() ? "write one of these words" : "write " + near));
}

void want(const Node& node, NodeKind kind, const OptionSpec& option, Problems& problems) {
    if (node.kind == kind) return;
    problems.add(schema_error(kind == NodeKind::list  ? "list_wanted"
                              : kind == NodeKind::map ? "map_wanted"
                                                      : "scalar_wanted",
                              option.name + " is " + describe(node), node.place(),
                              std::string(name_of(kind)),
                              kind == NodeKind::list  ? "write " + option.name + ": […]"
                              : kind == NodeKind::map ? "write " + option.name + ": {…}"
                                                      : "write one value"));
}

bool is_locale(std::string_view code) {
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    return code.size() == 5 && lower(code[0]) && lower(code[1]) && code[2] == '_' &&
           upper(code[3]) && upper(code[4]);
}

void check_locale(const Node& node, Problems& problems) {
    const auto check_code = [&](const std::string& code, const Place& place) {
        if (is_locale(code)) return;
        std::string fix = "write en_US, or another locale";
        if (code.size() == 5 && code[2] == '-')
            fix = "write " + code.substr(0, 2) + "_" + code.substr(3);
        problems.add(schema_error("locale_form", "the locale is '" + code + "'", place,
                                  "a language and a country like de_DE", fix));
    };
    if (node.is_scalar()) {
        const auto code = read_text(node);
        return code ? check_code(*code, node.place()) : problems.add(code.error());
    }
    const auto shares = read_shares(node);
    if (!shares) return problems.add(shares.error());
    for (const ShareEntry& entry : *shares) check_code(entry.text, entry.place);
}

void check_expressions(const Node& node, Problems& problems) {
    if (node.is_map()) {
        problems.add(schema_error("scalar_wanted", "found " + describe(node), node.place(),
                                  "an expression", "write it as text, in quotes"));
    }
    if (node.is_scalar()) report(read_text(node), problems);
    for (const Node& item : node.items)
        if (node.is_list()) report(read_text(item), problems);
}

void check_distribution(const Node& node, Problems& problems) {
    if (node.is_scalar()) {
        if (is_range(node)) return report(read_duration_range(node), problems);
        return report(read_duration(node), problems);
    }
    if (node.is_map() && node.has("distribution")) return;
    problems.add(schema_error("distribution_wanted", "found " + describe(node), node.place(),
                              "a duration, a range or {distribution: lognormal, …}",
                              node.is_map() ? "add distribution: with the name of a generator"
                                            : "write a duration, like 2 d"));
}

void check_number(const Node& node, const OptionSpec& option, Problems& problems) {
    if (option.kind == OptionKind::share) {
        const auto share = read_share(node);
        return share ? check_bounds(node, *share, option, problems) : problems.add(share.error());
    }
    if (option.kind == OptionKind::integer) {
        const auto whole = read_integer(node);
        return whole ? check_bounds(node, static_cast<double>(*whole), option, problems)
                     : problems.add(whole.error());
    }
    const auto number = read_number(node);
    return number ? check_bounds(node, *number, option, problems) : problems.add(number.error());
}

// An expression where a literal may stand as well: its own checks come with the plan.
bool is_other_than_literal(const Node& node, const OptionSpec& option) {
    if (!option.may_be_expression || !node.is_scalar() || node.is_null()) return false;
    if (is_number_meant(node.text) && option.kind != OptionKind::value) return false;
    return option.kind == OptionKind::share ? !read_share(node) : !read_number(node);
}

}  // namespace

void check_value(const Node& node, const OptionSpec& option, Problems& problems) {
    if (is_other_than_literal(node, option)) return;
    switch (option.kind) {
        case OptionKind::word:
            return check_word(node, option, problems);
        case OptionKind::integer:
        case OptionKind::number:
        case OptionKind::share:
            return check_number(node, option, problems);
        case OptionKind::boolean:
            return report(read_boolean(node), problems);
        case OptionKind::duration:
            return report(read_duration(node), problems);
        case OptionKind::rate:
            return report(read_rate(node), problems);
        case OptionKind::range:
            return report(read_range(node), problems);
        case OptionKind::path:
            return report(read_path(node), problems);
        case OptionKind::text:
            return report(read_text(node), problems);
        case OptionKind::shares:
            if (!node.is_scalar() || option.name == "enum_values" || option.name == "counts")
                report(read_shares(node), problems);
            return;
        case OptionKind::expression:
            return check_expressions(node, problems);
        case OptionKind::distribution:
            return check_distribution(node, problems);
        case OptionKind::locale:
            return check_locale(node, problems);
        case OptionKind::list:
            return want(node, NodeKind::list, option, problems);
        case OptionKind::columns:
            return want(node, NodeKind::map, option, problems);
        case OptionKind::map:
        case OptionKind::column:
        case OptionKind::template_:
        case OptionKind::moment:
        case OptionKind::value:
            return;
    }
}

}  // namespace rowsmith
