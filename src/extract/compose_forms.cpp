// The forms of the knowledge: the first one whose names are all there is taken, and its markers of
// time become dates.
#include <algorithm>
#include <array>

#include "column/moment.h"
#include "extract/composer.h"
#include "schema/moments.h"

namespace rowsmith::extract {

namespace {

bool is_name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9');
}

struct NameInText {
    std::string name;  // a or a.b
    bool is_call = false;
    bool in_aggregate = false;
};

// The names of an expression, texts in quotes left out.
std::vector<NameInText> names_in(const std::string& text) {
    std::vector<NameInText> names;
    bool in_aggregate = false;
    for (size_t i = 0; i < text.size(); i++) {
        if (text[i] == '\'') {
            i = std::min(text.find('\'', i + 1), text.size());
            continue;
        }
        if (text[i] == ')') in_aggregate = false;
        if (!is_name_char(text[i])) continue;
        const size_t begin = i;
        while (i < text.size() && (is_name_char(text[i]) || text[i] == '.')) i++;
        NameInText name{text.substr(begin, i - begin), i < text.size() && text[i] == '('};
        name.in_aggregate = in_aggregate;
        i--;
        const char first = name.name[0];
        if (first >= '0' && first <= '9') continue;
        if (name.is_call) {
            in_aggregate = name.name == "sum" || name.name == "count";
            continue;
        }
        static constexpr std::array<std::string_view, 11> words = {
            "and", "or", "not", "in", "is", "null", "true", "false", "d", "h", "as_of"};
        if (std::find(words.begin(), words.end(), name.name) == words.end()) names.push_back(name);
    }
    return names;
}

i64 shifted(i64 days, i64 count, char unit) {
    if (unit == 'd') return days + count;
    CivilDate date = civil_from_days(days);
    date.year += static_cast<i32>(count);
    date.day = std::min(date.day, days_in_month(date.year, date.month));
    return days_from_civil(date);
}

}  // namespace

std::string iso_text(i64 days) {
    const CivilDate date = civil_from_days(days);
    std::string text = std::to_string(date.year * 10'000 + date.month * 100 + date.day);
    text.insert(6, "-");
    text.insert(4, "-");
    return text;
}

// The period that was told of the table; else of one of its parents, from there to today; else of
// any; else the two years before today.
std::pair<i64, i64> Composer::period_of(size_t table) const {
    for (std::optional<size_t> at = table; at; at = tables_[*at].parent) {
        if (!tables_[*at].period) continue;
        auto period = *tables_[*at].period;
        if (*at != table) period.second = std::max(period.second, options_.today_days);
        return period;
    }
    for (const ComposedTable& other : tables_)
        if (other.period) return *other.period;
    return {shifted(options_.today_days, -2, 'y'), options_.today_days};
}

// @start-3y
std::string Composer::moment_of(size_t table, std::string_view marker) const {
    const auto [start, end] = period_of(table);
    const bool from_start = marker.starts_with("@start");
    marker.remove_prefix(from_start ? 6 : 4);
    const i64 days = from_start ? start : end;
    if (marker.size() < 3) return iso_text(days);
    i64 count = 0;
    for (const char c : marker.substr(1, marker.size() - 2)) count = count * 10 + (c - '0');
    return iso_text(shifted(days, marker[0] == '-' ? -count : count, marker.back()));
}

bool Composer::column_planned(size_t table, const std::string& column) const {
    const ComposedTable& t = tables_[table];
    if (t.columns.has(column)) return true;
    return std::any_of(t.links.begin(), t.links.end(),
                       [&](const Link& link) { return link.column == column; });
}

bool Composer::path_exists(size_t table, const std::string& path, bool aggregate) const {
    const size_t dot = path.find('.');
    const std::string head = path.substr(0, dot);
    const std::string column = dot == std::string::npos ? "" : path.substr(dot + 1);
    const auto other = find_table(head);
    if (aggregate)
        return other && tables_[*other].parent == table &&
               (column.empty() || column_planned(*other, column));
    if (column.empty()) return column_planned(table, head);
    if (!other || !column_planned(*other, column)) return false;
    const auto& links = tables_[table].links;
    return std::count_if(links.begin(), links.end(),
                         [&](const Link& link) { return link.table == *other; }) == 1;
}

bool Composer::names_exist(size_t table, const std::string& text) const {
    for (const NameInText& name : names_in(text))
        if (!path_exists(table, name.name, name.in_aggregate)) return false;
    return true;
}

bool Composer::form_applies(size_t table, const std::string& column, const Node& form) const {
    if (const Node* without = form.find("unless")) {
        const auto other = find_table(without->text);
        const auto& links = tables_[table].links;
        const auto leads = [&](const Link& link) { return other && link.table == *other; };
        if (std::any_of(links.begin(), links.end(), leads)) return false;
    }
    for (const char* key : {"after", "before", "expression", "when"}) {
        const Node* text = form.find(key);
        if (text == nullptr) continue;
        if (text->text == column || !names_exist(table, text->text)) return false;
    }
    return true;
}

std::optional<Node> Composer::known_form(size_t table, const std::string& column) const {
    const Blueprint* blueprint = tables_[table].blueprint;
    const Node* forms = blueprint ? blueprint->columns.find(column) : nullptr;
    if (forms == nullptr) return std::nullopt;
    if (forms->is_map())
        return form_applies(table, column, *forms) ? std::optional(*forms) : std::nullopt;
    for (const Node& form : forms->items)
        if (form_applies(table, column, form)) return form;
    return std::nullopt;
}

// Markers become dates; what follows a moment of a period in the future may lie behind today.
Node Composer::settled(size_t table, Node form) const {
    form.remove("unless");
    for (Node& value : form.items)
        if (value.is_scalar() && value.text.starts_with('@'))
            value = text_node(moment_of(table, value.text));
    const bool future = period_of(table).second > options_.today_days;
    if (future && form.has("after") && !form.has("max_value"))
        form.set("max_value", text_node(moment_of(table, "@end+60d")));
    return form;
}

}  // namespace rowsmith::extract
