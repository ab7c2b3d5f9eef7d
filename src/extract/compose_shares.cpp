// Shares of values, of rows with a property, of countries, of nulls.
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "extract/composer.h"
#include "plan/name_words.h"
#include "schema/shares.h"
#include "values/locale.h"

namespace rowsmith::extract {

namespace {

std::string joined(const std::vector<std::string>& words, char separator) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : std::string(1, separator)) + word;
    return text;
}

std::string stem(std::string_view word) {
    std::string text = singular(word);
    for (const char* ending : {"ulent", "ing", "led", "ed", "er", "e", "y", "n", "t"})
        if (text.size() > std::string_view(ending).size() + 2 && text.ends_with(ending))
            return text.substr(0, text.size() - std::string_view(ending).size());
    return text;
}

// Words of a predicate against the words of a value: "in transit", "on time".
bool says(const std::vector<std::string>& predicate, std::string_view value) {
    auto words = name_words(value);
    if (words.empty() || predicate.empty()) return false;
    std::string whole;
    for (const std::string& word : words) whole += word;
    for (const std::string& other : predicate) {
        std::string joined;
        for (const char c : singular(other))
            if (c != '-' && c != '_') joined += c;
        if (lower_case(value) == other || (words.size() > 1 && joined == whole)) return true;
    }
    // The predicate has lost its "in" and "on": in transit, on time.
    if (words.size() > 1)
        std::erase_if(words, [](const std::string& word) {
            return word == "in" || word == "on" || word == "at" || word == "of" || word == "to";
        });
    return std::all_of(words.begin(), words.end(),
                       [&](const std::string& word) {
                           return std::any_of(
                               predicate.begin(), predicate.end(),
                               [&](const std::string& other) { return same_stem(word, other); });
                       }) ||
           (words.size() > 1 &&
            std::any_of(predicate.begin(), predicate.end(),
                        [&](const std::string& other) { return lower_case(value) == other; }));
}

std::string identifier(std::string_view text) {
    std::string name;
    for (const char c : text) name += c == '-' || c == '\'' || c == ' ' ? '_' : c;
    return name;
}

}  // namespace

bool same_stem(std::string_view a, std::string_view b) {
    if (a == b) return true;
    const std::string one = stem(a), other = stem(b);
    if (one.size() < 3 || other.size() < 3) return false;
    return one == other || (one.size() > 4 && other.starts_with(one)) ||
           (other.size() > 4 && one.starts_with(other));
}

void Composer::write_shares(size_t t, const std::string& column) {
    Node& node = *column_node(t, column);
    const auto& stated = tables_[t].stated[column];
    std::vector<ShareEntry> entries;
    if (const Node* known = node.find("enum_values"))
        if (auto read = read_shares(*known)) entries = *std::move(read);
    double told = 0, others = 0;
    std::string largest;
    double largest_share = -1;
    for (const ShareEntry& entry : entries) {
        if (const auto found = stated.find(entry.text); found != stated.end()) {
            told += found->second;
        } else {
            others += entry.share;
            if (entry.share > largest_share) largest = entry.text, largest_share = entry.share;
        }
    }
    const double rest = std::max(0.0, 1 - told);
    if (rest < 1e-9) largest.clear();
    Node shares = map_node();
    for (const ShareEntry& entry : entries) {
        const auto found = stated.find(entry.text);
        const bool last_stated = rest < 1e-9 && entry.text == stated.rbegin()->first;
        if (found == stated.end() && rest < 1e-9) continue;
        const double share = found != stated.end() ? found->second : entry.share / others * rest;
        const bool takes_rest = entry.text == largest || (last_stated && stated.size() > 1);
        const double exact = found != stated.end() ? share : std::round(share * 1000) / 1000;
        shares.set(entry.text, text_node(takes_rest ? "rest" : percent_text(exact)));
    }
    if (others == 0 && rest > 1e-9) shares.set("other", text_node("rest"));
    node.set("enum_values", std::move(shares));
    node.set("exact", text_node("true"));
}

void Composer::set_value_share(const Statement& statement, size_t t, const std::string& column,
                               const std::string& value) {
    auto& stated = tables_[t].stated[column];
    double total = statement.share;
    for (const auto& [other, share] : stated)
        if (other != value) total += share;
    if (total > 1 + 1e-9 || (stated.contains(value) && stated[value] != statement.share)) {
        say(statement, ClauseState::contradicted,
            "the shares of " + column + " would total " + percent_text(total),
            {path_of(t, column)});
        return;
    }
    stated[value] = statement.share;
    write_shares(t, column);
    say(statement, ClauseState::applied,
        percent_text(statement.share) + " have " + column + " '" + value + "'",
        {path_of(t, column)});
}

bool Composer::share_of_value(const Statement& statement, size_t t) {
    const Node& columns = tables_[t].columns;
    for (size_t i = 0; i < columns.items.size(); i++) {
        const Node* values = columns.items[i].find("enum_values");
        if (values == nullptr) continue;
        const auto entries = read_shares(*values);
        if (!entries) continue;
        for (const ShareEntry& entry : *entries) {
            if (!says(statement.words, entry.text)) continue;
            const std::string column = columns.keys[i].text, value = entry.text;
            set_value_share(statement, t, column, value);
            return true;
        }
    }
    return false;
}

namespace {

// female, male or nothing.
std::string sex_of(const std::vector<std::string>& words) {
    std::string value;
    for (const std::string& word : words) {
        const std::string one = singular(word);
        if (one == "female" || one == "woman" || word == "women" || one == "girl" ||
            word == "weiblich" || word == "frauen")
            value = "female";
        if (one == "male" || one == "man" || word == "men" || one == "boy" || word == "männlich" ||
            word == "männer")
            value = "male";
    }
    return value;
}

}  // namespace

bool Composer::share_of_sex(const Statement& statement, size_t t) {
    const std::string value = sex_of(statement.words);
    if (value.empty() || statement.words.size() > 2) return false;
    std::string column = find_column(t, "sex");
    if (column.empty()) column = find_column(t, "gender");
    if (column.empty()) {
        column = "sex";
        Node node = map_node();
        node.set("type", text_node("string"));
        node.set("generate", text_node("person.sex"));
        gate(t, column, node);
        tables_[t].columns.set(column, std::move(node));
    }
    Node& node = *column_node(t, column);
    if (!node.has("enum_values")) {
        Node values = map_node();
        values.set("female", text_node("50%"));
        values.set("male", text_node("50%"));
        node.set("enum_values", std::move(values));
        if (!node.has("generate")) node.set("type", text_node("enum"));
    }
    set_value_share(statement, t, column, value);
    // A part of a person has its shares by draw.
    if (node.has("generate")) node.remove("exact");
    return true;
}

// The column of true and false that the words mean; empty if there is none.
std::string Composer::find_flag(size_t t, const std::vector<std::string>& predicate) const {
    const Node& columns = tables_[t].columns;
    for (size_t i = 0; i < columns.items.size(); i++) {
        const Node* type = columns.items[i].find("type");
        if (type == nullptr || type->text != "boolean") continue;
        for (const std::string& word : name_words(columns.keys[i].text))
            for (const std::string& other : predicate)
                if (same_stem(word, other)) return columns.keys[i].text;
    }
    return {};
}

void Composer::set_flag(const Statement& statement, size_t t, const std::string& column) {
    Node& columns = tables_[t].columns;
    const bool fresh = !columns.has(column);
    Node node = map_node();
    node.set("type", text_node("boolean"));
    node.set("share", text_node(percent_text(statement.share)));
    node.set("exact", text_node("true"));
    columns.set(column, std::move(node));
    say(statement, ClauseState::applied,
        (fresh ? "a new column " : "the column ") + column + " is true for " +
            percent_text(statement.share),
        {path_of(t, column)});
}

bool Composer::share_of_flag(const Statement& statement, size_t t) {
    std::string column = find_flag(t, statement.words);
    if (column.empty()) {
        if (statement.words.size() > 3) return false;
        std::vector<std::string> words = statement.words;
        if (!statement.exclusive) words.back() = singular(words.back());
        column = (statement.exclusive ? "has_" : "is_") + identifier(joined(words, '_'));
    }
    set_flag(statement, t, column);
    return true;
}

// A value or a flag of the table that was spoken of; else of the one table that has such.
bool Composer::share_of_known(const Statement& statement, size_t t) {
    for (size_t i = 0; i <= tables_.size(); i++) {
        const size_t table = i == 0 ? t : i - 1;
        if (i > 0 && (table == t || statement.table_named)) continue;
        if (share_of_value(statement, table)) return true;
        const std::string flag = find_flag(table, statement.words);
        if (flag.empty()) continue;
        set_flag(statement, table, flag);
        return true;
    }
    return false;
}

bool Composer::share_of_country(const Statement& statement) {
    if (statement.code.empty()) return false;
    const size_t t = *table_of(statement);
    const auto locale = values::locale_of_country(statement.code);
    if (!locale) {
        say(statement, ClauseState::not_applied,
            "there are no names and places of " + statement.name + " yet");
        return true;
    }
    tables_[t].locale.set(*locale, text_node(percent_text(statement.share)));
    say(statement, ClauseState::applied, "locale " + *locale, {path_of(t) + ".locale"});
    return true;
}

// "60% open, 30% closed, 10% lost", none of them known: a column of their own.
void Composer::new_enum(const std::vector<const Statement*>& group, size_t t) {
    std::string column = "status";
    if (tables_[t].columns.has(column)) column = "kind";
    if (tables_[t].columns.has(column)) column = "group";
    Node values = map_node();
    double total = 0;
    for (const Statement* statement : group) {
        const std::string& value = statement->label;
        const bool last = statement == group.back();
        total += statement->share;
        values.set(value,
                   text_node(last && std::abs(total - 1) < 1e-6 ? "rest"
                                                                : percent_text(statement->share)));
    }
    if (total < 1 - 1e-6) values.set("other", text_node("rest"));
    Node node = map_node();
    node.set("type", text_node("enum"));
    node.set("enum_values", std::move(values));
    node.set("exact", text_node("true"));
    tables_[t].columns.set(column, std::move(node));
    for (const Statement* statement : group)
        say(*statement, ClauseState::applied, "a value of the new column " + column,
            {path_of(t, column)});
    assume("the shares are values of a column " + column, {path_of(t, column)},
           "nobody named the column");
}

// women 45%, men 50%, non-binary 5%: more than two values are a column of their own.
bool Composer::shares_of_gender(const std::vector<const Statement*>& group) {
    size_t known = 0, others = 0;
    double total = 0;
    for (const Statement* statement : group) {
        total += statement->share;
        if (!sex_of(statement->words).empty()) known++;
        for (const std::string& word : statement->words)
            if (word == "non-binary" || word == "nonbinary" || word == "diverse") others++;
    }
    if (known != 2 || others != 1 || group.size() != 3 || total > 1 + 1e-6) return false;
    const size_t t = *table_of(*group[0]);
    Node values = map_node(), node = map_node();
    for (const Statement* statement : group) {
        const std::string sex = sex_of(statement->words);
        values.set(sex.empty() ? statement->label : sex, text_node(percent_text(statement->share)));
    }
    if (total < 1 - 1e-6) values.set("other", text_node("rest"));
    node.set("type", text_node("enum"));
    node.set("enum_values", std::move(values));
    node.set("exact", text_node("true"));
    tables_[t].columns.remove("sex");
    tables_[t].columns.set("gender", std::move(node));
    for (const Statement* statement : group)
        say(*statement, ClauseState::applied,
            percent_text(statement->share) + " have gender '" +
                (sex_of(statement->words).empty() ? statement->label : sex_of(statement->words)) +
                "'",
            {path_of(t, "gender")});
    return true;
}

void Composer::apply_share_group(std::vector<const Statement*>& group) {
    if (shares_of_gender(group)) return;
    std::vector<const Statement*> left;
    double total = 0;
    for (const Statement* statement : group) {
        const size_t t = *table_of(*statement);
        if (statement->share < 0 || statement->share > 1) {
            say(*statement, ClauseState::contradicted, "a share lies between 0% and 100%");
            continue;
        }
        if (share_of_country(*statement) || share_of_sex(*statement, t) ||
            share_of_known(*statement, t))
            continue;
        left.push_back(statement);
        total += statement->share;
    }
    const bool values = std::none_of(
        left.begin(), left.end(), [](const Statement* statement) { return statement->exclusive; });
    if (values && left.size() > 1 && total <= 1 + 1e-6 && total > 0.85)
        return new_enum(left, *table_of(*left[0]));
    for (const Statement* statement : left)
        if (!share_of_flag(*statement, *table_of(*statement)))
            say(*statement, ClauseState::not_applied,
                "no column says this, and it is too long to be one");
}

void Composer::apply_shares() {
    std::vector<const Statement*> group;
    for (const Statement& statement : description_.statements) {
        if (statement.phrase != Phrase::share) continue;
        const bool same = !group.empty() && group[0]->group == statement.group &&
                          group[0]->table == statement.table;
        if (!same && !group.empty()) {
            apply_share_group(group);
            group.clear();
        }
        group.push_back(&statement);
    }
    if (!group.empty()) apply_share_group(group);
}

// premium customers, female patients: all rows have it.
void Composer::apply_modifier(const Statement& statement) {
    const size_t t = *table_of(statement);
    Statement whole = statement;
    whole.share = 1;
    if (share_of_sex(whole, t) || share_of_value(whole, t)) return;
    if (const std::string flag = find_flag(t, statement.words); !flag.empty())
        return set_flag(whole, t, flag);
    if (const std::string column = find_column(t, statement.words[0]); !column.empty()) {
        say(statement, ClauseState::applied, "the column " + column, {path_of(t, column)});
        return;
    }
    say(statement, ClauseState::not_applied,
        "no column of " + tables_[t].name + " says '" + statement.words[0] + "'");
}

}  // namespace rowsmith::extract
