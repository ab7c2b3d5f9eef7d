// The columns of a table: those that the words name, else those that such tables have.
#include <algorithm>
#include <array>

#include "column/type.h"
#include "extract/composer.h"
#include "extract/grammar_words.h"
#include "plan/infer.h"
#include "plan/name_words.h"
#include "schema/print.h"

namespace rowsmith::extract {

namespace {

// A file of its own, which no cell of a table holds.
bool is_no_value(std::string_view name) {
    for (const char* thing : {"photo", "photos", "picture", "pictures", "photograph", "image",
                              "images", "video", "videos", "audio", "recording", "voice_message",
                              "voice_messages", "fingerprint", "scan", "selfie"})
        if (name == thing || name.ends_with("_" + std::string(thing))) return true;
    return false;
}

bool is_moment_node(const Node& column) {
    const Node* type = column.find("type");
    return type != nullptr && (type->text == "date" || type->text == "datetime");
}

}  // namespace

void Composer::name_columns() {
    settle_tentative();
    for (const Statement& statement : description_.statements) {
        if (statement.phrase != Phrase::column) continue;
        if (left_out_[static_cast<size_t>(&statement - description_.statements.data())]) continue;
        ComposedTable& table = tables_[*table_of(statement)];
        if (is_no_value(statement.name)) {
            table.refused.push_back(statement.name);
            if (statement.exclusive) table.only_named = !table.named.empty();
            continue;
        }
        // What such a table has anyway, by other words.
        if (!statement.exclusive && !table.only_named &&
            !known_column(*table_of(statement), statement.name).empty())
            continue;
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
    if (name.starts_with("number_of_")) column.name = name.substr(10);
    auto found = infer_generator(table, column, catalogue_);
    if (name.starts_with("number_of_") && !(found && found->type == "integer")) {
        column.name = "count";
        found = infer_generator(table, column, catalogue_);
    }
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
    // Countries whose form of national ids nobody has written down yet: digits.
    if (generate != nullptr && generate->text == "person.national_id" && !knows_national_ids()) {
        node.remove("generate");
        node.set("pattern", text_node("[1-9][0-9]{9}"));
        return;
    }
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

bool Composer::knows_national_ids() const {
    static constexpr std::array<std::string_view, 5> known = {"US", "GB", "ES", "CH", "BR"};
    return std::all_of(
        description_.statements.begin(), description_.statements.end(),
        [&](const Statement& statement) {
            return statement.code.size() != 2 || statement.phrase == Phrase::outside ||
                   std::find(known.begin(), known.end(), statement.code) != known.end();
        });
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
        gate(t, name, node);
        // A plural that says nothing else is a number of them: retweets, goals.
        const Node* generate = node.find("generate");
        const size_t space = name.rfind('_');
        const std::string last = space == std::string::npos ? name : name.substr(space + 1);
        const bool text = is_unit(last) || last == "details" || last == "preferences" ||
                          last == "settings" || last == "hours" || last == "terms";
        const bool plural =
            singular(last) != last && !text && !last.ends_with("ss") && !last.ends_with("us");
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

namespace {

// The column of those names that the words mean: the same words, else those that end or start so.
std::string best_name(const Node& columns, std::string_view words) {
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
    return best;
}

}  // namespace

// Of the columns that such a table mostly has; empty if there is none, or only some are made.
std::string Composer::known_column(size_t t, std::string_view words) const {
    const Blueprint* blueprint = tables_[t].blueprint;
    if (blueprint == nullptr) return {};
    const std::string best = best_name(blueprint->columns, words);
    const std::string own = singular(tables_[t].name) + "_";
    if (!best.empty() || !words.starts_with(own)) return best;
    return best_name(blueprint->columns, words.substr(own.size()));
}

bool Composer::says_something(size_t t, const std::string& name) const {
    if (!known_column(t, name).empty()) return true;
    const Node made = inferred(t, name);
    const Node* generate = made.find("generate");
    return generate == nullptr || generate->text != "text.word";
}

// A name between commas is a column if it says something, or stands beside one that does.
void Composer::settle_tentative() {
    const auto& all = description_.statements;
    left_out_.assign(all.size(), false);
    const auto is_column = [&](size_t i, int table) {
        const Phrase phrase = all[i].phrase;
        return all[i].table == table && !left_out_[i] &&
               (phrase == Phrase::column || phrase == Phrase::bounds || phrase == Phrase::values ||
                phrase == Phrase::normal || phrase == Phrase::pattern);
    };
    for (size_t i = 0; i < all.size(); i++) {
        if (all[i].phrase != Phrase::column || !all[i].tentative) continue;
        left_out_[i] = !says_something(*table_of(all[i]), all[i].name);
    }
    const auto beside = [&](size_t i, size_t other) {
        if (!left_out_[i] || !is_column(other, all[i].table)) return;
        const size_t begin = std::min(all[i].span.end, all[other].span.end);
        const size_t end = std::max(all[i].span.begin, all[other].span.begin);
        const auto stop = [&](const Token& token) {
            return token.kind == TokenKind::stop && token.span.begin >= begin &&
                   token.span.end <= end;
        };
        if (std::none_of(description_.tokens.begin(), description_.tokens.end(), stop))
            left_out_[i] = false;
    };
    for (size_t i = 1; i < all.size(); i++) beside(i, i - 1);
    for (size_t i = all.size(); i-- > 1;) beside(i - 1, i);
}

std::string Composer::find_column(size_t t, std::string_view words) const {
    const Node& columns = tables_[t].columns;
    std::string best = best_name(columns, words);
    // "claim amount" of claims is the amount.
    const std::string own = singular(tables_[t].name) + "_";
    if (best.empty() && words.starts_with(own)) best = best_name(columns, words.substr(own.size()));
    if (!best.empty() || name_words(words).empty()) return best;
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
