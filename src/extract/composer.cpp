#include "extract/composer.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "column/moment.h"
#include "extract/grammar_words.h"
#include "plan/name_words.h"
#include "schema/literals.h"
#include "values/locale.h"

namespace rowsmith::extract {

Node map_node() { return {.kind = NodeKind::map}; }

Node text_node(std::string text) { return {.kind = NodeKind::scalar, .text = std::move(text)}; }

std::string percent_text(double share) {
    const double percent = std::round(share * 1e6) / 1e4;
    return shortest(percent) + "%";
}

std::string number_words_text(double number) {
    if (std::abs(number) < 1e15 && number == std::trunc(number))
        return std::to_string(static_cast<i64>(number));
    return shortest(std::round(number * 1000) / 1000);
}

std::string Composer::text_of(const Span& span) const {
    return description_.text.substr(span.begin, span.end - span.begin);
}

std::string Composer::path_of(size_t table, std::string_view column) const {
    std::string path = "tables." + tables_[table].name;
    if (!column.empty()) path += ".columns." + std::string(column);
    return path;
}

Clause& Composer::say(const Statement& statement, ClauseState state, std::string note,
                      std::vector<std::string> paths) {
    clauses_.push_back({.text = text_of(statement.span),
                        .state = state,
                        .paths = std::move(paths),
                        .note = std::move(note),
                        .begin = statement.span.begin,
                        .end = statement.span.end});
    return clauses_.back();
}

void Composer::assume(std::string text, std::vector<std::string> paths, std::string note) {
    clauses_.push_back({.text = std::move(text),
                        .state = ClauseState::assumed,
                        .paths = std::move(paths),
                        .note = std::move(note),
                        .begin = description_.text.size(),
                        .end = description_.text.size()});
}

// One country is the document's; several share it.
void Composer::apply_countries() {
    for (const Statement& statement : description_.statements) {
        if (statement.phrase != Phrase::country) continue;
        const auto locale = values::locale_of_country(statement.code);
        if (!locale) {
            say(statement, ClauseState::not_applied,
                "there are no names and places of " + statement.name + " yet");
            continue;
        }
        if (std::find(locales_.begin(), locales_.end(), *locale) == locales_.end())
            locales_.push_back(*locale);
        if (!statement.label.empty()) {
            set_city(statement);
            continue;
        }
        say(statement, ClauseState::applied, "names, places and contacts of " + statement.name,
            {"locale"});
    }
}

// "last login in 2024": of a moment beside the one that the table is about.
bool Composer::is_of_own_moment(const Statement& statement, size_t t) const {
    if (statement.name.empty()) return false;
    const Blueprint* blueprint = tables_[t].blueprint;
    const std::string known = known_column(t, statement.name);
    if (known.empty() && is_beginning(statement.name) && blueprint != nullptr) return false;
    if (!known.empty()) return known != blueprint->time;
    if (statement.name.ends_with("ed")) return true;
    const Node made = inferred(t, statement.name);
    const Node* type = made.find("type");
    return type != nullptr && (type->text == "date" || type->text == "datetime");
}

void Composer::apply_periods() {
    for (const Statement& statement : description_.statements) {
        if (statement.phrase != Phrase::period || statement.table < 0) continue;
        const size_t t = *table_of(statement);
        if (statement.first_day > statement.last_day || tables_[t].period) continue;
        // "last login in 2024" is about that column, not about the table.
        if (is_of_own_moment(statement, t)) continue;
        tables_[t].period = {statement.first_day, statement.last_day};
    }
}

void Composer::apply_statement(const Statement& statement) {
    switch (statement.phrase) {
        case Phrase::null_share:
            return apply_null_share(statement);
        case Phrase::modifier:
            return apply_modifier(statement);
        case Phrase::bounds:
            return apply_bounds(statement);
        case Phrase::average:
            return apply_average(statement);
        case Phrase::values:
        case Phrase::names:
            return apply_values(statement);
        case Phrase::order:
            return apply_order(statement);
        case Phrase::normal:
            return apply_normal(statement);
        case Phrase::pattern:
            return apply_pattern(statement);
        case Phrase::unique:
            return apply_unique(statement);
        case Phrase::sorted:
            return apply_sorted(statement);
        case Phrase::trend:
            return apply_trend(statement);
        default:
            return;
    }
}

namespace {

void tell_column(const Node* node, std::string& note) {
    const Node* generate = node->find("generate");
    const Node* references = node->find("references");
    if (references != nullptr)
        note = "a reference to " + references->text;
    else if (generate != nullptr)
        note = "made by " + generate->text;
    else if (node->find("expression") != nullptr)
        note = "computed: " + node->find("expression")->text;
    else if (node->find("enum_values") != nullptr)
        note = "a value of a list";
    else if (node->find("type") != nullptr)
        note = "a " + node->find("type")->text;
}

}  // namespace

void Composer::tell_named(const Statement& statement) {
    const size_t t = *table_of(statement);
    if (left_out_[static_cast<size_t>(&statement - description_.statements.data())])
        return void(say(statement, ClauseState::not_applied, "not understood"));
    const auto& refused = tables_[t].refused;
    if (std::find(refused.begin(), refused.end(), statement.name) != refused.end())
        return void(say(statement, ClauseState::not_applied,
                        "a file of its own: no cell of a table holds it"));
    std::string column = find_column(t, statement.name), note;
    if (column.empty()) column = find_column(t, statement.name + "_id");
    if (column.empty())
        return void(say(statement, ClauseState::not_applied, "no column came of it"));
    tell_column(column_node(t, column), note);
    const size_t unit = statement.name.rfind('_');
    const std::string last = unit == std::string::npos ? "" : statement.name.substr(unit + 1);
    if (!currency_named(last).empty() && !column.ends_with(last))
        return void(say(statement, ClauseState::not_applied,
                        column + " is a number of no currency: name a column of currencies",
                        {path_of(t, column)}));
    say(statement, ClauseState::applied, std::move(note), {path_of(t, column)});
}

void Composer::apply_period(const Statement& statement) {
    const auto t = table_of(statement);
    if (statement.first_day > statement.last_day) {
        say(statement, ClauseState::contradicted, "the period ends before it starts");
        return;
    }
    std::string column = t ? time_column(*t) : "";
    if (t && is_of_own_moment(statement, *t)) {
        const std::string named = moment_or_new(*t, statement.name);
        if (!named.empty() && (named != column || !tables_[*t].period)) {
            Node& node = *column_node(*t, named);
            node.set("min_value", text_node(iso_text(statement.first_day)));
            node.set("max_value", text_node(iso_text(statement.last_day)));
            say(statement, ClauseState::applied, "bounds of " + named, {path_of(*t, named)});
            return;
        }
    }
    if (column.empty() || column_node(*t, column)->has("expression")) {
        say(statement, ClauseState::not_applied,
            t ? "no column of " + tables_[*t].name + " is a date" : "no table is spoken of");
        return;
    }
    if (tables_[*t].period != std::pair{statement.first_day, statement.last_day}) {
        say(statement, ClauseState::contradicted, tables_[*t].name + " have a period already");
        return;
    }
    Node& node = *column_node(*t, column);
    node.set("min_value", text_node(moment_of(*t, "@start")));
    node.set("max_value", text_node(moment_of(*t, "@end")));
    say(statement, ClauseState::applied, "bounds of " + column, {path_of(*t, column)});
}

// What needs nothing but to be told.
void Composer::apply_rest() {
    for (const Statement& statement : description_.statements) {
        switch (statement.phrase) {
            case Phrase::column:
                tell_named(statement);
                break;
            case Phrase::setting:
                if (setting_.empty()) setting_ = statement.name;
                say(statement, ClauseState::applied, "names the dataset", {"name"});
                break;
            case Phrase::seed:
                seed_ = static_cast<u64>(statement.amount.low);
                say(statement, ClauseState::applied, "the seed", {"seed"});
                break;
            case Phrase::outside:
                say(statement, ClauseState::not_applied, statement.code);
                break;
            case Phrase::many:
                tell_many(statement);
                break;
            case Phrase::root:
                tell_root(statement);
                break;
            case Phrase::unknown:
                say(statement, ClauseState::not_applied, "not understood");
                break;
            case Phrase::period:
                apply_period(statement);
                break;
            default:
                break;
        }
    }
}

void Composer::assume_rest() {
    for (const Correction& correction : description_.corrections)
        assume("'" + text_of(correction.span) + "' means '" + correction.meant + "'", {},
               "read as a slip of the pen");
    for (size_t t = 0; t < tables_.size(); t++) {
        const ComposedTable& table = tables_[t];
        if (table.is_implied)
            assume("a table " + table.name, {path_of(t)}, "something refers to it");
        if (table.parent && !table.relation)
            assume("each row of " + tables_[*table.parent].name +
                       (table.total_stated ? " has its share of the " : " has some ") + table.name,
                   {path_of(t) + ".rows"}, "nobody says how many");
        if (table.only_named) continue;
        std::string names;
        for (const Key& key : table.columns.keys) {
            const auto& named = table.named;
            if (std::find(named.begin(), named.end(), key.text) != named.end()) continue;
            names += (names.empty() ? "" : ", ") + key.text;
        }
        if (!names.empty())
            assume("columns of " + table.name + ": " + names, {path_of(t) + ".columns"},
                   table.blueprint ? "what such a table mostly has"
                                   : "nothing is known of such a table");
    }
}

Node Composer::head() {
    Node document = map_node();
    document.set("rowsmith", text_node("1"));
    std::string name = setting_;
    if (name.empty())
        name =
            tables_.size() == 1 ? tables_[0].name : tables_[0].name + "_and_" + tables_.back().name;
    document.set("name", text_node(name));
    Node description = text_node(description_.text);
    description.quoted = true;
    document.set("description", std::move(description));
    document.set("seed", text_node(std::to_string(seed_ != 0 ? seed_ : options_.seed)));
    const CivilDate today = civil_from_days(options_.today_days);
    std::string date = std::to_string(today.year * 10'000 + today.month * 100 + today.day);
    date.insert(6, "-");
    date.insert(4, "-");
    document.set("as_of", text_node(date));
    assume("now is " + date, {"as_of"}, "the day on which this was asked");
    if (locales_.empty()) {
        const bool german = description_.is_german;
        document.set("locale", text_node(german ? "de_DE" : "en_US"));
        assume(german ? "names and places of Germany" : "names and places of the United States",
               {"locale"}, german ? "the description is German" : "nobody names a country");
    } else if (locales_.size() == 1) {
        document.set("locale", text_node(locales_[0]));
    } else {
        Node shares{.kind = NodeKind::list};
        for (const std::string& locale : locales_) shares.items.push_back(text_node(locale));
        document.set("locale", std::move(shares));
    }
    return document;
}

// Tables that others refer to come before these.
std::vector<size_t> Composer::parents_first() const {
    std::vector<size_t> order;
    const auto is_in = [&](size_t t) {
        return std::find(order.begin(), order.end(), t) != order.end();
    };
    while (order.size() < tables_.size()) {
        const size_t before = order.size();
        for (size_t t = 0; t < tables_.size(); t++) {
            const auto& links = tables_[t].links;
            const bool ready = std::all_of(links.begin(), links.end(), [&](const Link& link) {
                return link.table == t || is_in(link.table);
            });
            if (!is_in(t) && ready) order.push_back(t);
        }
        if (order.size() > before) continue;
        for (size_t t = 0; t < tables_.size(); t++)
            if (!is_in(t)) order.push_back(t);
    }
    return order;
}

Node Composer::table_node(size_t t, const std::string& locale) {
    ComposedTable& table = tables_[t];
    Node node = map_node();
    node.set("rows", rows_node(t));
    if (!table.locale.items.empty()) {
        const std::string rest = locales_.empty() ? locale : locales_[0];
        double told = 0;
        for (const Node& share : table.locale.items) told += read_share(share).value_or(0);
        if (told < 1 - 1e-6 && !table.locale.has(rest)) table.locale.set(rest, text_node("rest"));
        node.set("locale", table.locale);
    }
    if (table.columns.has("id")) node.set("primary_key", text_node("id"));
    if (!table.unique_group.empty()) {
        Node group{.kind = NodeKind::list}, groups{.kind = NodeKind::list};
        for (const std::string& column : table.unique_group)
            group.items.push_back(text_node(column));
        groups.items.push_back(std::move(group));
        node.set("unique", std::move(groups));
    }
    node.set("columns", table.columns);
    return node;
}

Node Composer::compose() {
    make_tables();
    name_columns();
    apply_periods();
    make_columns();
    apply_countries();
    apply_rest();
    for (const Statement& statement : description_.statements)
        if (statement.phrase == Phrase::values || statement.phrase == Phrase::names ||
            statement.phrase == Phrase::order)
            apply_statement(statement);
    apply_shares();
    for (const Statement& statement : description_.statements)
        if (statement.phrase != Phrase::values && statement.phrase != Phrase::names &&
            statement.phrase != Phrase::order && statement.phrase != Phrase::unique)
            apply_statement(statement);
    for (const Statement& statement : description_.statements)
        if (statement.phrase == Phrase::unique) apply_statement(statement);
    assume_rest();
    tell_links();
    Node document = head();
    Node tables = map_node();
    for (const size_t t : parents_first())
        tables.set(tables_[t].name, table_node(t, document.find("locale")->text));
    document.set("tables", std::move(tables));
    std::stable_sort(clauses_.begin(), clauses_.end(),
                     [](const Clause& a, const Clause& b) { return a.begin < b.begin; });
    return document;
}

}  // namespace rowsmith::extract
