#include "schema/check_bounds.h"

#include "base/text.h"
#include "column/moment_format.h"
#include "schema/check_keys.h"
#include "schema/number_text.h"
#include "schema/options.h"

namespace rowsmith {

namespace {

bool has_bounds(Kind kind) {
    return kind == Kind::float_ || (is_integral(kind) && kind != Kind::boolean);
}

bool has_length(Kind kind) { return is_text(kind) || kind == Kind::array || kind == Kind::binary; }

void wrong(const Node& node, std::string cause, std::string message, std::string expected,
           std::string fix, Problems& problems) {
    problems.add(schema_error(std::move(cause), std::move(message), node.place(),
                              std::move(expected), std::move(fix)));
}

// Not a path or a computation, but a literal that may have been written wrongly.
bool is_meant_as_literal(const Node& node) {
    if (!node.is_scalar() || node.is_null()) return true;
    const std::string_view text = trimmed(node.text);
    if (read_number_text(text).form != NumberForm::none) return true;
    return text.empty() || (text[0] >= '0' && text[0] <= '9' &&
                            text.find_first_of("+*/(") == std::string_view::npos &&
                            text.find(" - ") == std::string_view::npos);
}

// The literal of a bound, or nothing when it is an expression or was wrong, which is told.
std::optional<double> bound_of(const std::optional<Node>& node, const Type& type, Bound bound,
                               Problems& problems) {
    if (!node) return std::nullopt;
    if (!is_meant_as_literal(*node)) return std::nullopt;
    if (type.kind == Kind::float_) {
        const auto number = read_number(*node);
        if (!number) problems.add(number.error());
        return number ? std::optional(*number) : std::nullopt;
    }
    const auto value = read_value(*node, type, bound);
    if (!value) problems.add(value.error());
    return value ? std::optional(static_cast<double>(*value)) : std::nullopt;
}

void check_value_bounds(const ColumnSpec& column, Problems& problems) {
    for (const auto* node : {&column.min_value, &column.max_value, &column.multiple_of}) {
        if (!*node || has_bounds(column.type->kind)) continue;
        wrong(**node, "bounds_of_other_type",
              "values of type " + std::string(name_of(column.type->kind)) + " have no bounds",
              "a number, a moment or a duration",
              "remove it, or change the type (min_length and max_length bound texts)", problems);
    }
    if (!has_bounds(column.type->kind)) return;
    const auto low = bound_of(column.min_value, *column.type, Bound::lower, problems);
    const auto high = bound_of(column.max_value, *column.type, Bound::upper, problems);
    if (low && high && *low > *high) {
        wrong(*column.min_value, "min_above_max",
              "min_value is " + column.min_value->text + " and max_value " + column.max_value->text,
              "min_value at most max_value", "swap them", problems);
    }
    if (is_moment(column.type->kind) || !column.multiple_of) return;
    const auto step = bound_of(column.multiple_of, *column.type, Bound::lower, problems);
    if (!step || *step > 0) return;
    wrong(*column.multiple_of, "multiple_not_positive",
          "multiple_of is " + column.multiple_of->text, "a number above 0", "write multiple_of: 1",
          problems);
}

void check_lengths(const ColumnSpec& column, Problems& problems) {
    for (const char* key : {"min_length", "max_length"}) {
        const Node* node = column.node.find(key);
        if (node == nullptr || !column.type || has_length(column.type->kind)) continue;
        wrong(*node, "length_of_other_type",
              "values of type " + std::string(name_of(column.type->kind)) + " have no length",
              "a text, an array or binary", "remove it, or use min_value and max_value", problems);
    }
    if (column.min_length && column.max_length && *column.min_length > *column.max_length) {
        wrong(*column.node.find("min_length"), "min_above_max",
              "min_length is " + with_commas(*column.min_length) + " and max_length " +
                  with_commas(*column.max_length),
              "min_length at most max_length", "swap them", problems);
    }
}

void check_text_options(const ColumnSpec& column, Problems& problems) {
    const Node* pattern = column.node.find("pattern");
    if (pattern != nullptr && !is_text(column.type->kind)) {
        wrong(*pattern, "pattern_of_other_type",
              "values of type " + std::string(name_of(column.type->kind)) + " have no pattern",
              "a text", "make the type string, or remove pattern", problems);
    }
    const Kind kind = column.type->kind;
    if (column.endings && kind != Kind::decimal && kind != Kind::float_) {
        wrong(*column.endings, "endings_of_other_type",
              "values of type " + std::string(name_of(kind)) + " have no fraction to end with",
              "a decimal or a float", "make the type decimal, or remove endings", problems);
    }
}

}  // namespace

void check_bounds(const ColumnSpec& column, Problems& problems) {
    check_lengths(column, problems);
    if (!column.type) return;
    check_value_bounds(column, problems);
    check_text_options(column, problems);
}

void check_calendar(const Node& calendar, Problems& problems) {
    if (calendar.is_scalar()) {
        const OptionSpec& spec = find_key(KeyPlace::time, "calendar")->option;
        OptionSpec word = spec;
        word.kind = OptionKind::word;
        return check_value(calendar, word, problems);
    }
    if (!calendar.is_map()) {
        return wrong(calendar, "map_wanted", "calendar is " + describe(calendar),
                     "a name, or a map like {hours: […]}", "write calendar: office", problems);
    }
    check_keys(calendar, KeyPlace::calendar, problems);
    for (const auto& [key, count] :
         {std::pair<const char*, size_t>{"hours", 24}, {"weekdays", 7}, {"months", 12}}) {
        const Node* list = calendar.find(key);
        if (list == nullptr || !list->is_list()) continue;
        if (list->items.size() != count) {
            wrong(*list, "calendar_length",
                  std::string(key) + " has " + std::to_string(list->items.size()) + " weights",
                  std::to_string(count) + " weights",
                  std::string("give one weight each: ") + (count == 24  ? "from midnight on"
                                                           : count == 7 ? "Monday first"
                                                                        : "January first"),
                  problems);
        }
        bool any = false;
        for (const Node& item : list->items) {
            const auto weight = read_number(item);
            if (!weight) problems.add(weight.error());
            any = any || (weight && *weight > 0);
            if (weight && *weight < 0)
                wrong(item, "weight_negative", "found " + describe(item), "a weight of 0 or more",
                      "write 0 or more", problems);
        }
        if (!any && !list->items.empty())
            wrong(*list, "weights_all_zero", "all weights are 0", "one above 0",
                  "write 1 where things happen", problems);
    }
}

void check_moment_format(const ColumnSpec& column, Problems& problems) {
    const Node& node = *column.node.find("format");
    if (column.format.find('%') == std::string::npos) {
        const bool time = column.type->kind != Kind::date;
        return wrong(node, "format_without_directive", "the format is " + describe(node),
                     "a format like '%d.%m.%Y'",
                     std::string("write '%Y-%m-%d") + (time ? " %H:%M:%S" : "") +
                         "', or remove it for ISO 8601",
                     problems);
    }
    const auto format = MomentFormat::parse(column.format, node.place());
    if (!format) problems.add(format.error());
}

}  // namespace rowsmith
