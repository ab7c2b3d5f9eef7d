// The columns of a table: those that the words name, else those that such tables have.
#include <algorithm>

#include "column/type.h"
#include "extract/composer.h"
#include "plan/infer.h"
#include "plan/name_words.h"
#include "schema/print.h"

namespace rowsmith::extract {

namespace {

bool is_moment_node(const Node& column) {
    const Node* type = column.find("type");
    return type != nullptr && (type->text == "date" || type->text == "datetime");
}

}  // namespace

void Composer::name_columns() {
    for (const Statement& statement : description_.statements) {
        if (statement.phrase != Phrase::column) continue;
        ComposedTable& table = tables_[*table_of(statement)];
        const auto& named = table.named;
        if (std::find(named.begin(), named.end(), statement.name) == named.end())
            table.named.push_back(statement.name);
        const bool links =
            std::any_of(description_.statements.begin(), description_.statements.end(),
                        [&](const Statement& other) {
                            return other.phrase == Phrase::link && other.table == statement.table;
                        });
        if (statement.exclusive && !links) table.only_named = true;
    }
}

void Composer::add_key(size_t t) {
    ComposedTable& table = tables_[t];
    const bool referenced =
        std::any_of(tables_.begin(), tables_.end(), [&](const ComposedTable& other) {
            return std::any_of(other.links.begin(), other.links.end(),
                               [&](const Link& link) { return link.table == t; });
        });
    const bool wanted = referenced || (!table.only_named && table.unique_group.empty());
    if (!wanted || table.columns.has("id")) return;
    Node id = map_node();
    id.set("type", text_node("integer"));
    id.set("generate", text_node("sequence"));
    table.columns.set("id", std::move(id));
    if (table.only_named)
        assume(table.name + " has an id", {path_of(t, "id")}, "other tables refer to it");
}

Node Composer::link_node(size_t t, const Link& link) const {
    Node node = map_node();
    node.set("references", text_node(tables_[link.table].name + ".id"));
    if (!link.is_tree) return node;
    Node tree = map_node();
    const u64 rows = tables_[t].rows.value_or(1000);
    tree.set("roots", text_node(rows > 500 ? "3" : "1"));
    tree.set("children", text_node("7"));
    node.set("tree", std::move(tree));
    return node;
}

Node Composer::inferred(size_t t, const std::string& name) const {
    TableSpec table{.name = tables_[t].name};
    for (const std::string& other : tables_[t].named) table.columns.emplace_back().name = other;
    ColumnSpec column;
    column.name = name;
    column.node = map_node();
    Node node = map_node();
    if (name.starts_with("number_of_")) column.name = "count";
    const auto found = infer_generator(table, column, catalogue_);
    const std::string type = found && !found->type.empty() ? found->type : "string";
    node.set("type", text_node(type));
    if (type == "decimal") node.set("scale", text_node("2"));
    if (!found) return node;
    if (found->generator != type) node.set("generate", text_node(found->generator));
    for (size_t i = 0; i < found->options.items.size(); i++)
        node.set(found->options.keys[i].text, found->options.items[i]);
    if (found->generator == "choice" && type == "string") {
        node.remove("generate");
        node.set("type", text_node("enum"));
    }
    return node;
}

// A generator that the catalogue lacks gives way to what the name says.
void Composer::gate(size_t t, const std::string& name, Node& node) const {
    const Node* generate = node.find("generate");
    if (generate == nullptr || catalogue_.generator(generate->text)) return;
    const Node* type = node.find("type");
    const std::string wanted = type != nullptr ? type->text : "string";
    Node other = inferred(t, name);
    const Node* made = other.find("type");
    if (made == nullptr || made->text != wanted) {
        other = map_node();
        other.set("type", text_node(wanted));
    }
    if (node.has("unique") && other.has("generate")) other.set("unique", *node.find("unique"));
    node = std::move(other);
}

// A list has no more unique values than entries.
void Composer::keep_capacity(size_t t, Node& node) const {
    const Node* values = node.find("enum_values");
    const ComposedTable& table = tables_[t];
    const bool more = table.parent || table.rows.value_or(0) > (values ? values->items.size() : 0);
    if (values != nullptr && more) node.remove("unique");
}

void Composer::make_named(size_t t, const std::string& name) {
    ComposedTable& table = tables_[t];
    Node node;
    if (const auto known = known_form(t, name)) {
        node = settled(t, *known);
        gate(t, name, node);
    } else {
        node = inferred(t, name);
        // A plural that says nothing else is a number of them: retweets, goals.
        const Node* generate = node.find("generate");
        const bool plural = singular(name) != name && name.find('_') == std::string::npos;
        if (plural && generate != nullptr && generate->text == "text.word")
            node = inferred(t, "count");
        if (table.period && is_moment_node(node)) {
            node.set("min_value", text_node(moment_of(t, "@start")));
            node.set("max_value", text_node(moment_of(t, "@end")));
        }
    }
    table.columns.set(name, std::move(node));
}

// Columns whose forms find no names are left out, which may take names from others: until all hold.
void Composer::make_columns_of(size_t t) {
    ComposedTable& table = tables_[t];
    if (table.blueprint == nullptr || table.only_named) return;
    for (const Key& key : table.blueprint->columns.keys) {
        const auto& dropped = table.dropped;
        const bool out = std::find(dropped.begin(), dropped.end(), key.text) != dropped.end();
        if (key.text == "id" || out) continue;
        const auto form = known_form(t, key.text);
        if (!form) {
            table.columns.remove(key.text);
            continue;
        }
        Node node = settled(t, *form);
        gate(t, key.text, node);
        keep_capacity(t, node);
        table.columns.set(key.text, std::move(node));
    }
}

// Before forms are chosen, so that none needs a column that is left out.
void Composer::drop_columns() {
    for (const Statement& statement : description_.statements) {
        if (statement.phrase != Phrase::without) continue;
        const size_t t = *table_of(statement);
        const std::string column = find_column(t, statement.name);
        const auto& links = tables_[t].links;
        const bool link = std::any_of(links.begin(), links.end(),
                                      [&](const Link& one) { return one.column == column; });
        if (column.empty() || column == "id" || link) {
            say(statement, column.empty() ? ClauseState::applied : ClauseState::not_applied,
                column.empty() ? "no such column is made" : column + " joins the tables");
            continue;
        }
        tables_[t].columns.remove(column);
        tables_[t].dropped.push_back(column);
        say(statement, ClauseState::applied, column + " is left out", {path_of(t)});
    }
}

void Composer::make_columns() {
    for (size_t t = 0; t < tables_.size(); t++) {
        ComposedTable& table = tables_[t];
        add_key(t);
        for (const Link& link : table.links) table.columns.set(link.column, link_node(t, link));
        if (!table.blueprint || table.only_named) continue;
        for (const Key& key : table.blueprint->columns.keys)
            if (!table.columns.has(key.text)) table.columns.set(key.text, map_node());
    }
    for (size_t t = 0; t < tables_.size(); t++) {
        for (const std::string& name : tables_[t].named) {
            // "a customer" of a table that refers to customers is that reference.
            const auto same = [&](const Link& link) {
                return link.column == name || link.column == name + "_id";
            };
            const auto& links = tables_[t].links;
            if (std::none_of(links.begin(), links.end(), same) && !tables_[t].columns.has(name))
                tables_[t].columns.set(name, map_node());
        }
    }
    drop_columns();
    for (size_t round = 0; round < 4; round++)
        for (size_t t = 0; t < tables_.size(); t++) make_columns_of(t);
    for (size_t t = 0; t < tables_.size(); t++) {
        ComposedTable& table = tables_[t];
        for (const std::string& name : table.named)
            if (const Node* node = table.columns.find(name); node != nullptr && node->items.empty())
                make_named(t, name);
        if (!table.columns.items.empty() && (table.columns.items.size() > 1 || table.only_named))
            continue;
        if (!table.blueprint && !table.only_named && !table.columns.has("name")) {
            table.columns.set("name", inferred(t, "name"));
        }
    }
}

std::string Composer::find_column(size_t t, std::string_view words) const {
    const Node& columns = tables_[t].columns;
    if (columns.has(words)) return std::string(words);
    const std::vector<std::string> wanted = name_words(words);
    if (wanted.empty()) return {};
    std::string best;
    for (const Key& key : columns.keys) {
        const std::vector<std::string> name = name_words(key.text);
        if (name == wanted) return key.text;
        const bool ends = wanted.size() <= name.size() &&
                          std::equal(wanted.rbegin(), wanted.rend(), name.rbegin());
        const bool starts =
            name.size() <= wanted.size() && std::equal(name.begin(), name.end(), wanted.begin());
        const bool begins =
            wanted.size() < name.size() && std::equal(wanted.begin(), wanted.end(), name.begin());
        if ((ends || starts || (begins && name.back() != "id")) && best.empty()) best = key.text;
    }
    if (!best.empty()) return best;
    // The same by meaning: "mail" and email, "surname" and last_name.
    const Node meant = inferred(t, std::string(words));
    const Node* generate = meant.find("generate");
    if (generate == nullptr || generate->text.find('.') == std::string::npos ||
        generate->text.starts_with("text."))
        return {};
    for (size_t i = 0; i < columns.items.size(); i++) {
        const Node* other = columns.items[i].find("generate");
        if (other != nullptr && other->text == generate->text) return columns.keys[i].text;
    }
    return {};
}

Node* Composer::column_node(size_t t, std::string_view column) {
    return tables_[t].columns.find(column);
}

std::string Composer::time_column(size_t t) const {
    const ComposedTable& table = tables_[t];
    if (table.blueprint && !table.blueprint->time.empty() &&
        table.columns.has(table.blueprint->time))
        return table.blueprint->time;
    for (size_t i = 0; i < table.columns.items.size(); i++) {
        const Node* generate = table.columns.items[i].find("generate");
        const bool birth = generate != nullptr && generate->text == "person.birth_date";
        if (is_moment_node(table.columns.items[i]) && !birth) return table.columns.keys[i].text;
    }
    return {};
}

}  // namespace rowsmith::extract
