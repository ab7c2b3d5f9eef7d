// What is said of the order of two moments, and of the shape of one column.
#include <algorithm>

#include "base/text.h"
#include "extract/composer.h"
#include "plan/name_words.h"

namespace rowsmith::extract {

namespace {

bool is_moment(const Node* node) {
    const Node* type = node != nullptr ? node->find("type") : nullptr;
    return type != nullptr && (type->text == "date" || type->text == "datetime");
}

}  // namespace

bool is_beginning(std::string_view words) {
    const auto list = {"created", "opened", "placed",   "made",    "started", "ordered",
                       "booked",  "issued", "reported", "written", "added",   "registered"};
    return std::find(list.begin(), list.end(), words) != list.end();
}

// The column of dates that words mean: delivery date, check-in, resolved; a new one if need be.
std::string Composer::moment_or_new(size_t t, const std::string& words) {
    std::string column = find_column(t, words);
    if (!column.empty() && is_moment(column_node(t, column))) return column;
    // "issue date" is issued_on.
    const auto wanted = name_words(words);
    const Node& columns = tables_[t].columns;
    for (size_t i = 0; i < columns.items.size(); i++) {
        const auto name = name_words(columns.keys[i].text);
        const bool same = wanted.size() <= 2 && !name.empty() && !wanted.empty() &&
                          same_stem(name[0], wanted[0]) && is_moment(&columns.items[i]) &&
                          (wanted.size() == 1 || wanted[1] == "date" || wanted[1] == "time");
        if (same) return columns.keys[i].text;
    }
    if (is_beginning(words) && !time_column(t).empty()) return time_column(t);
    if (!column.empty()) return {};
    Node node = map_node();
    const auto has_ending = [&](std::string_view ending) { return words.ends_with(ending); };
    const bool with_time = has_ending("time") || has_ending("login") || has_ending("_at");
    column = has_ending("ed") && words.find('_') == std::string::npos ? words + "_on" : words;
    node.set("type", text_node(with_time ? "datetime" : "date"));
    node.set("min_value", text_node(moment_of(t, "@start")));
    node.set("max_value", text_node(moment_of(t, "@end")));
    tables_[t].columns.set(column, std::move(node));
    return column;
}

// "no claim before the policy starts": two tables, of which one is laid out per the other.
bool Composer::order_of_tables(const Statement& statement) {
    const auto child = find_table(plural(singular(statement.name)));
    if (!child) return false;
    const std::string noun = statement.second.substr(0, statement.second.find('_'));
    const auto parent = find_table(plural(singular(noun)));
    if (!parent || tables_[*child].parent != parent) return false;
    const std::string own = time_column(*child), other = time_column(*parent);
    if (own.empty() || other.empty()) return false;
    const std::string path = tables_[*parent].name + "." + other;
    Node& node = *column_node(*child, own);
    const Node* after = node.find("after");
    if (after == nullptr) node.set("after", text_node(path));
    if (after != nullptr && after->text != path) return false;
    say(statement, ClauseState::applied, own + " comes after " + path, {path_of(*child, own)});
    return true;
}

void Composer::apply_order(const Statement& statement) {
    const size_t t = *table_of(statement);
    if (order_of_tables(statement)) return;
    const bool is_after = statement.code == "after";
    const std::string first = moment_or_new(t, is_after ? statement.second : statement.name);
    const size_t before = tables_[t].columns.items.size();
    const std::string last = moment_or_new(t, is_after ? statement.name : statement.second);
    // A new moment is told as finely as the one that it follows.
    if (!first.empty() && tables_[t].columns.items.size() > before)
        column_node(t, last)->set("type", *column_node(t, first)->find("type"));
    const bool follows = !first.empty() && column_node(t, first)->has("after") &&
                         column_node(t, first)->find("after")->text == last;
    if (first.empty() || last.empty() || first == last || statement.exclusive || follows ||
        column_node(t, first)->has("expression")) {
        const bool holds = !first.empty() && !last.empty() && column_node(t, last) != nullptr &&
                           column_node(t, last)->has("after") &&
                           column_node(t, last)->find("after")->text == first;
        say(statement, holds ? ClauseState::applied : ClauseState::not_applied,
            holds ? last + " comes after " + first : "no two dates that this could be about");
        return;
    }
    Node& node = *column_node(t, last);
    node.remove("expression");
    node.set("after", text_node(first));
    // Rows of the last days end behind the period.
    node.remove("max_value");
    node.remove("min_value");
    const Amount& gap = statement.amount;
    if (gap.high > 0) {
        const std::string low = number_words_text(gap.low) + " d";
        const std::string high = number_words_text(gap.high) + " d";
        node.set("delay", text_node(low == high ? low : low + ".." + high));
    } else if (!node.has("delay")) {
        const bool days = node.find("type")->text == "date";
        Node delay = days ? text_node("1 d..9 d") : map_node();
        if (!days) {
            delay.set("distribution", text_node("lognormal"));
            delay.set("median", text_node("2 d"));
            delay.set("p95", text_node("9 d"));
        }
        node.set("delay", std::move(delay));
    }
    node.set("max_value", text_node(moment_of(t, "@end+60d")));
    say(statement, ClauseState::applied, last + " comes after " + first,
        {path_of(t, last), path_of(t, first)});
}

// weight normally distributed around 25 with standard deviation 0.4
void Composer::apply_normal(const Statement& statement) {
    const size_t t = *table_of(statement);
    std::string column = find_column(t, statement.name);
    if (column.empty()) column = statement.name;
    const double mean = statement.amount.low;
    Node node = map_node();
    node.set("type", text_node("float"));
    node.set("generate", text_node("normal"));
    node.set("mean", text_node(number_words_text(mean)));
    const double spread = statement.share > 0 ? statement.share : std::max(mean, -mean) * 0.15;
    node.set("sd", text_node(number_words_text(spread > 0 ? spread : 1)));
    node.set("scale", text_node(spread < 1 ? "3" : "2"));
    tables_[t].columns.set(column, std::move(node));
    say(statement, ClauseState::applied, "the distribution of " + column, {path_of(t, column)});
}

// like BX-000123: letters stay, digits are drawn anew.
void Composer::apply_pattern(const Statement& statement) {
    const size_t t = *table_of(statement);
    std::string column = find_column(t, statement.name);
    if (column.empty()) column = statement.name;
    std::string pattern;
    double values = 1;
    size_t longest = 0;  // of the digits; 12.4.1 is no number of its own
    for (size_t i = 0; i < statement.label.size();) {
        size_t end = i;
        while (end < statement.label.size() && statement.label[end] >= '0' &&
               statement.label[end] <= '9')
            end++;
        if (end > i) {
            pattern += "[0-9]{" + std::to_string(end - i) + "}";
            for (size_t k = i; k < end; k++) values *= 10;
            longest = std::max(longest, end - i);
            i = end;
            continue;
        }
        const char c = statement.label[i++];
        if (std::string_view(".+*?()[]{}|^$\\").find(c) != std::string_view::npos) pattern += '\\';
        pattern += c;
    }
    Node node = map_node();
    node.set("type", text_node("string"));
    node.set("pattern", text_node(pattern));
    const bool unique =
        longest > 3 && values >= 2 * static_cast<double>(tables_[t].rows.value_or(1'000'000));
    if (unique) node.set("unique", text_node("true"));
    tables_[t].columns.set(column, std::move(node));
    say(statement, ClauseState::applied,
        column + " has that form" + (unique ? ", each value once" : ""), {path_of(t, column)});
}

}  // namespace rowsmith::extract
