// What is said of single columns: bounds, averages, values, order, uniqueness, growth.
#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "column/moment.h"
#include "extract/composer.h"
#include "plan/infer_bounds.h"
#include "plan/name_words.h"
#include "schema/literals.h"

namespace rowsmith::extract {

namespace {

bool is_number_type(const Node& node) {
    const Node* type = node.find("type");
    return type != nullptr &&
           (type->text == "integer" || type->text == "float" || type->text == "decimal");
}

bool generates(const Node& node, std::string_view generator) {
    const Node* found = node.find("generate");
    return found != nullptr && found->text == generator;
}

void drop_shape(Node& node) {
    for (const char* key :
         {"generate", "median", "p95", "mean", "sd", "enum_values", "mode", "exact"})
        node.remove(key);
}

constexpr std::array<std::string_view, 16> may_be_unique = {"sequence",
                                                            "uuid",
                                                            "pattern",
                                                            "uniform",
                                                            "template",
                                                            "person.email",
                                                            "person.user_name",
                                                            "person.phone",
                                                            "person.national_id",
                                                            "product.sku",
                                                            "product.ean",
                                                            "company.email",
                                                            "finance.iban",
                                                            "finance.card_number",
                                                            "internet.mac",
                                                            "internet.domain"};

}  // namespace

// The column that is meant; one of that name is added where the table's columns are free.
std::string Composer::column_or_new(const Statement& statement, size_t t) {
    std::string column = find_column(t, statement.name);
    if (!column.empty()) return column;
    Node node = inferred(t, statement.name);
    if (generates(node, "text.word")) {
        const Amount& amount = statement.amount;
        const bool whole =
            amount.low == std::trunc(amount.low) && amount.high == std::trunc(amount.high);
        node = map_node();
        node.set("type", text_node(whole && !amount.average ? "integer" : "float"));
        if (!whole) node.set("scale", text_node("2"));
    }
    if (!is_number_type(node)) return {};
    tables_[t].columns.set(statement.name, std::move(node));
    return statement.name;
}

// Of persons whose birth dates are there: aged 18 to 65.
bool Composer::bounds_of_age(const Statement& statement, size_t t) {
    const std::string named = find_column(t, statement.name);
    const bool born = !named.empty() && generates(*column_node(t, named), "person.birth_date");
    if (!born && (statement.name != "age" || tables_[t].columns.has("age"))) return false;
    const std::string column = born ? named : find_column(t, "birth_date");
    if (column.empty()) return false;
    const auto back = [&](double years) {
        CivilDate date = civil_from_days(options_.today_days);
        date.year -= static_cast<i32>(years);
        date.day = std::min(date.day, days_in_month(date.year, date.month));
        return days_from_civil(date);
    };
    Node& node = *column_node(t, column);
    const Amount& amount = statement.amount;
    node.remove("min_value");
    node.remove("max_value");
    if (!amount.open_high) node.set("min_value", text_node(iso_text(back(amount.high + 1) + 1)));
    if (!amount.open_low) node.set("max_value", text_node(iso_text(back(amount.low))));
    say(statement, ClauseState::applied, "as bounds of " + column, {path_of(t, column)});
    return true;
}

// The table that was spoken of last; if it has no such column, the one other that has it.
size_t Composer::home_of(const Statement& statement) const {
    const size_t t = *table_of(statement);
    if (!find_column(t, statement.name).empty()) return t;
    std::optional<size_t> home;
    for (size_t other = 0; other < tables_.size(); other++) {
        if (!tables_[other].columns.has(statement.name)) continue;
        if (home) return t;
        home = other;
    }
    return home.value_or(t);
}

// Drops what would leave no value within the bounds, or is but a guess.
void Composer::make_room(size_t t, const std::string& column, const Amount& amount) {
    Node& node = *column_node(t, column);
    // Steps and endings need room.
    const Node* step = node.find("multiple_of");
    const auto size = step != nullptr ? read_number(*step).value_or(0) : 0;
    if (size > 0 && !amount.open_low && !amount.open_high && amount.high - amount.low < 20 * size)
        node.remove("multiple_of");
    // Nothing is known of it but its bounds.
    if (known_column(t, column).empty() && !says_something(t, column) &&
        generates(node, "lognormal"))
        drop_shape(node);
    const bool whole =
        amount.low == std::trunc(amount.low) && amount.high == std::trunc(amount.high);
    if (!whole && node.find("type")->text == "integer") {
        drop_shape(node);
        node.set("type", text_node("float"));
        node.set("scale", text_node("2"));
    }
}

void Composer::apply_bounds(const Statement& statement) {
    const size_t t = home_of(statement);
    const Amount& amount = statement.amount;
    if (amount.low > amount.high) {
        say(statement, ClauseState::contradicted,
            "the range is empty: its low end is above its high end");
        return;
    }
    if (bounds_of_age(statement, t)) return;
    const std::string column = column_or_new(statement, t);
    if (!column.empty() && generates(*column_node(t, column), "text.word")) {
        const bool whole =
            amount.low == std::trunc(amount.low) && amount.high == std::trunc(amount.high);
        column_node(t, column)->set("type", text_node(whole ? "integer" : "float"));
        column_node(t, column)->remove("generate");
    }
    // Grades are letters, unless bounds say that they are numbers.
    const bool listed = !column.empty() && column_node(t, column)->has("enum_values") &&
                        !is_number_type(*column_node(t, column)) &&
                        column == known_column(t, column);
    if (listed) {
        Node number = map_node();
        number.set("type", text_node("integer"));
        *column_node(t, column) = std::move(number);
    }
    if (column.empty() || !is_number_type(*column_node(t, column))) {
        say(statement, ClauseState::not_applied,
            column.empty() ? tables_[t].name + " has no column '" + statement.name + "' of numbers"
                           : column + " is no number");
        return;
    }
    Node& node = *column_node(t, column);
    if (node.has("expression")) {
        say(statement, ClauseState::not_applied,
            column + " follows from other columns: bound those", {path_of(t, column)});
        return;
    }
    make_room(t, column, amount);
    node.remove("min_value");
    node.remove("max_value");
    if (!amount.open_low) node.set("min_value", text_node(number_words_text(amount.low)));
    if (!amount.open_high) node.set("max_value", text_node(number_words_text(amount.high)));
    if (generates(node, "product.price")) {
        drop_shape(node);
        node.set("generate", text_node("lognormal"));
        node.set("median", text_node("24"));
        node.set("p95", text_node("180"));
    }
    const Node before = node;
    if (node.has("enum_values") || node.find("generate") == nullptr ||
        !fit_to_bounds(before, node)) {
        drop_shape(node);
        node.set("generate", text_node("uniform"));
    }
    // Bounds that the fitting took for the generator's own.
    if (!amount.open_low) node.set("min_value", text_node(number_words_text(amount.low)));
    if (!amount.open_high) node.set("max_value", text_node(number_words_text(amount.high)));
    say(statement, ClauseState::applied, "bounds of " + column, {path_of(t, column)});
}

void Composer::apply_average(const Statement& statement) {
    const size_t t = home_of(statement);
    const std::string column = column_or_new(statement, t);
    if (column.empty() || !is_number_type(*column_node(t, column))) {
        say(statement, ClauseState::not_applied,
            tables_[t].name + " has no column '" + statement.name + "' of numbers");
        return;
    }
    Node& node = *column_node(t, column);
    if (node.has("expression")) {
        say(statement, ClauseState::not_applied, column + " follows from other columns",
            {path_of(t, column)});
        return;
    }
    const double mean = statement.amount.low;
    const bool normal = generates(node, "normal") || generates(node, "beta");
    drop_shape(node);
    if (mean <= 0) node.remove("min_value");
    node.set("generate", text_node(normal || mean <= 0 ? "normal" : "lognormal"));
    node.set("mean", text_node(number_words_text(mean)));
    node.set(
        "sd",
        text_node(number_words_text(mean == 0 ? 1 : std::max(mean, -mean) * (normal ? 0.2 : 0.6))));
    node.remove("min_value");
    node.remove("max_value");
    node.remove("endings");
    node.remove("multiple_of");
    say(statement, ClauseState::applied, "mean of " + column, {path_of(t, column)});
}

namespace {

// The words as values; whole numbers stay numbers.
Node values_node(const Statement& statement, double total) {
    // Beside numbers there is no "other".
    const bool complete = statement.shares.empty() || std::abs(total - 1) < 1e-6;
    const bool numbers =
        complete &&
        std::all_of(statement.words.begin(), statement.words.end(), [](const std::string& word) {
            return !word.empty() && word.size() < 10 &&
                   word.find_first_not_of("0123456789") == std::string::npos;
        });
    Node node = map_node(), list{.kind = NodeKind::list}, shares = map_node();
    node.set("type", text_node(numbers ? "integer" : "enum"));
    if (numbers) node.set("generate", text_node("choice"));
    for (size_t i = 0; i < statement.words.size(); i++) {
        const bool last = i + 1 == statement.words.size() && std::abs(total - 1) < 1e-6;
        list.items.push_back(text_node(statement.words[i]));
        if (!statement.shares.empty())
            shares.set(statement.words[i],
                       text_node(last ? "rest" : percent_text(statement.shares[i])));
    }
    if (!statement.shares.empty() && total < 1 - 1e-6 && !numbers)
        shares.set("other", text_node("rest"));
    node.set("enum_values", statement.shares.empty() ? std::move(list) : std::move(shares));
    if (!statement.shares.empty()) node.set("exact", text_node("true"));
    return node;
}

}  // namespace

void Composer::apply_values(const Statement& statement) {
    const size_t t = *table_of(statement);
    std::string column = find_column(t, statement.name);
    if (statement.phrase == Phrase::names) {
        column = find_column(t, "name");
        if (column.empty()) column = find_column(t, "city");
        if (column.empty()) column = "name";
        Node node = values_node(statement, 0);
        node.set("type", text_node("enum"));
        node.remove("generate");
        if (tables_[t].rows.value_or(0) <= statement.words.size())
            node.set("unique", text_node("true"));
        tables_[t].columns.set(column, std::move(node));
        say(statement, ClauseState::applied,
            "the rows of " + tables_[t].name + ", by their " + column,
            {path_of(t), path_of(t, column)});
        return;
    }
    if (column.empty()) column = statement.name;
    double total = 0;
    for (const double share : statement.shares) total += share;
    if (total > 1 + 1e-9) {
        say(statement, ClauseState::contradicted,
            "the shares of " + column + " total " + percent_text(total), {path_of(t, column)});
        return;
    }
    tables_[t].columns.set(column, values_node(statement, total));
    say(statement, ClauseState::applied,
        "the values of " + column + (statement.shares.empty() ? ", equally often" : ""),
        {path_of(t, column)});
}

void Composer::apply_unique(const Statement& statement) {
    const size_t t = *table_of(statement);
    const std::string column = find_column(t, statement.name);
    if (column.empty()) {
        say(statement, ClauseState::not_applied,
            tables_[t].name + " has no column '" + statement.name + "'");
        return;
    }
    Node& node = *column_node(t, column);
    // Whole numbers within bounds are drawn evenly, so that each comes once.
    if (node.has("min_value") && node.has("max_value") && generates(node, "lognormal") &&
        node.find("type")->text == "integer") {
        drop_shape(node);
        node.set("generate", text_node("uniform"));
    }
    const Node* generate = node.find("generate");
    const bool able = node.has("pattern") ||
                      (generate != nullptr && std::find(may_be_unique.begin(), may_be_unique.end(),
                                                        generate->text) != may_be_unique.end());
    if (!able) {
        say(statement, ClauseState::not_applied,
            "values of " + column + " cannot be told apart for certain", {path_of(t, column)});
        return;
    }
    const auto bound = [&](const char* key) {
        const Node* found = node.find(key);
        if (found == nullptr) return std::optional<double>();
        const auto number = read_number(*found);
        return number ? std::optional<double>(*number) : std::optional<double>();
    };
    const auto low = bound("min_value"), high = bound("max_value");
    const Node* type = node.find("type");
    const bool whole = type != nullptr && type->text == "integer";
    const auto rows = static_cast<double>(tables_[t].rows.value_or(0));
    if (whole && low && high && *high - *low + 1 < rows) {
        say(statement, ClauseState::contradicted,
            with_commas(*tables_[t].rows) + " rows, but " + number_words_text(*high - *low + 1) +
                " values",
            {path_of(t, column)});
        return;
    }
    if (!generates(node, "sequence")) node.set("unique", text_node("true"));
    say(statement, ClauseState::applied, column + " is unique", {path_of(t, column)});
}

void Composer::apply_sorted(const Statement& statement) {
    const size_t t = *table_of(statement);
    const bool any_time = statement.name.empty() || statement.name == "time" ||
                          statement.name == "date" || statement.name == "timestamp";
    std::string column = any_time ? "" : find_column(t, statement.name);
    if (any_time && !tables_[t].columns.has(statement.name)) column = time_column(t);
    if (any_time && column.empty()) column = find_column(t, statement.name);
    const Node* node = column.empty() ? nullptr : column_node(t, column);
    const Node* type = node != nullptr ? node->find("type") : nullptr;
    if (node != nullptr && generates(*node, "sequence")) {
        say(statement, ClauseState::applied, column + " counts up", {path_of(t, column)});
        return;
    }
    const bool moment = type != nullptr && (type->text == "date" || type->text == "datetime");
    if (!moment || node->has("expression") || node->has("delay")) {
        say(statement, ClauseState::not_applied,
            "rows come in the order of a time only: a date or datetime");
        return;
    }
    // In order over the table, a time knows no bound that differs from row to row.
    Node& sorted = *column_node(t, column);
    if (!tables_[t].parent) sorted.remove("after");
    sorted.set("sorted", text_node("true"));
    say(statement, ClauseState::applied,
        "in the order of " + column +
            (tables_[t].parent ? " for each row of " + tables_[*tables_[t].parent].name : ""),
        {path_of(t, column)});
}

void Composer::apply_trend(const Statement& statement) {
    const size_t t = *table_of(statement);
    const std::string column = time_column(t);
    if (column.empty() || column_node(t, column)->has("expression")) {
        say(statement, ClauseState::not_applied,
            tables_[t].name + " has no time that could show it");
        return;
    }
    column_node(t, column)->set(
        "trend", text_node(percent_text(statement.share) + " per " + statement.name));
    say(statement, ClauseState::applied, "more and more rows over " + column, {path_of(t, column)});
}

}  // namespace rowsmith::extract
