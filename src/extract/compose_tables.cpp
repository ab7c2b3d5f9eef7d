// Which tables there are, whose children they are, how many rows they have.
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "extract/composer.h"
#include "extract/grammar_words.h"
#include "plan/name_words.h"
#include "schema/literals.h"

namespace rowsmith::extract {

std::optional<size_t> Composer::find_table(std::string_view name) const {
    for (size_t t = 0; t < tables_.size(); t++)
        if (tables_[t].name == name) return t;
    return std::nullopt;
}

size_t Composer::add_table(const std::string& name, const Blueprint* blueprint) {
    if (const auto known = find_table(name)) return *known;
    tables_.push_back({.name = name, .blueprint = blueprint});
    return tables_.size() - 1;
}

std::optional<size_t> Composer::table_of(const Statement& statement) const {
    if (statement.table < 0) return std::nullopt;
    return table_numbers_[static_cast<size_t>(statement.table)];
}

void Composer::make_tables() {
    for (const DescribedTable& table : description_.tables)
        table_numbers_.push_back(add_table(table.name, table.blueprint));
    read_counts();
    link_statements();
    read_relations();
    guess_parents();
    free_sorted();
    free_optional();
    add_links();
    follow_links();
    settle_rows();
}

// "with a manager and a department": a tree, or a reference to a table that nobody named.
void Composer::link_statements() {
    for (const Statement& statement : description_.statements) {
        if (statement.phrase != Phrase::link) continue;
        const size_t t = *table_of(statement);
        const Blueprint* blueprint = tables_[t].blueprint;
        if (const Node* tree = blueprint ? blueprint->trees.find(statement.name) : nullptr) {
            tables_[t].links.push_back({.column = tree->text, .table = t, .is_tree = true});
            say(statement, ClauseState::applied, "a reference to another row of " + tables_[t].name,
                {path_of(t, tree->text)});
            continue;
        }
        if (statement.name == tables_[t].name) {
            const auto& links = tables_[t].links;
            const bool tree = std::any_of(links.begin(), links.end(),
                                          [](const Link& link) { return link.is_tree; });
            say(statement, tree ? ClauseState::applied : ClauseState::not_applied,
                tree ? "of the same table" : "no word says how rows of one table relate",
                {path_of(t)});
            continue;
        }
        const bool implied = !find_table(statement.name);
        const size_t target = add_table(statement.name, blueprint_named(statement.name));
        tables_[target].is_implied = tables_[target].is_implied || implied;
        const std::string column = singular(statement.name) + "_id";
        const auto same = [&](const Link& link) { return link.column == column; };
        if (std::none_of(tables_[t].links.begin(), tables_[t].links.end(), same))
            tables_[t].links.push_back({.column = column, .table = target});
        say(statement, ClauseState::applied, "a reference to " + statement.name,
            {path_of(t, column)});
    }
}

bool Composer::is_below(size_t table, size_t other) const {
    for (std::optional<size_t> at = table; at; at = tables_[*at].parent)
        if (*at == other) return true;
    return false;
}

// Where the counts exclude that the children are shared out, rows of both meet in a third table.
bool Composer::is_many_to_many(const Statement& relation) const {
    const ComposedTable& parent = tables_[*table_of(relation)];
    const ComposedTable& child = tables_[table_numbers_[static_cast<size_t>(relation.other)]];
    if (parent.blueprint && parent.blueprint->links.has(child.name)) return true;
    if (!parent.rows_stated || !child.rows_stated) return false;
    const double most = static_cast<double>(*parent.rows) * relation.amount.high;
    const double least = static_cast<double>(*parent.rows) * relation.amount.low;
    const auto count = static_cast<double>(*child.rows);
    const bool known = child.blueprint && child.blueprint->parents.has(parent.name);
    return !known && least > count * 1.5 && most > count && relation.amount.high <= count;
}

void Composer::add_link_table(const Statement& relation) {
    const size_t left = *table_of(relation);
    const size_t right = table_numbers_[static_cast<size_t>(relation.other)];
    const Blueprint* blueprint = nullptr;
    std::string name = singular(tables_[left].name) + "_" + tables_[right].name;
    if (tables_[left].blueprint)
        if (const Node* known = tables_[left].blueprint->links.find(tables_[right].name)) {
            name = known->text;
            blueprint = blueprint_named(name);
        }
    const size_t made = add_table(name, blueprint);
    ComposedTable& table = tables_[made];
    table.is_implied = true;
    table.parent = left;
    table.relation = relation;
    table.unique_group = {singular(tables_[left].name) + "_id",
                          singular(tables_[right].name) + "_id"};
    table.links.push_back({.column = table.unique_group[0], .table = left, .is_parent = true});
    table.links.push_back({.column = table.unique_group[1], .table = right});
    table.only_named = blueprint == nullptr;
    say(relation, ClauseState::applied,
        "both sides may have several of the other, so " + name + " joins them",
        {path_of(made) + ".rows"});
}

void Composer::read_relations() {
    for (const Statement& statement : description_.statements) {
        if (statement.phrase != Phrase::relation) continue;
        const size_t parent = *table_of(statement);
        const size_t child = table_numbers_[static_cast<size_t>(statement.other)];
        const Blueprint* own = tables_[parent].blueprint;
        if (statement.amount.is_one() && statement.amount.low == 1 && own &&
            own->refers_to(tables_[child].name)) {
            const std::string column = singular(tables_[child].name) + "_id";
            tables_[parent].links.push_back({.column = column, .table = child});
            say(statement, ClauseState::applied, "a reference to " + tables_[child].name,
                {path_of(parent, column)});
        } else if (statement.amount.low > statement.amount.high) {
            say(statement, ClauseState::contradicted,
                "the range is empty: its low end is above its high end");
        } else if (is_many_to_many(statement)) {
            add_link_table(statement);
        } else if (tables_[child].relation || is_below(parent, child)) {
            say(statement, ClauseState::contradicted,
                "how many " + tables_[child].name + " there are is told already");
        } else {
            tables_[child].parent = parent;
            tables_[child].relation = statement;
        }
    }
}

// "2,000 bolts of 50 machines": of what stands on both sides.
std::string Composer::words_between(const DescribedTable& a, const DescribedTable& b) const {
    if (b.span.begin < a.span.end) return {};
    std::string words;
    for (const Token& token : description_.tokens)
        if (token.span.begin >= a.span.end && token.span.end <= b.span.begin)
            words += " " + (token.kind == TokenKind::word ? token.meaning : std::string("#"));
    return words + " ";
}

bool Composer::is_comma_between(size_t begin, size_t end) const {
    return std::any_of(
        description_.tokens.begin(), description_.tokens.end(), [&](const Token& token) {
            return token.is_sign() && token.span.begin >= begin && token.span.end <= end;
        });
}

std::optional<size_t> Composer::neighbour_parent(size_t table) const {
    const auto& all = description_.tables;
    for (size_t i = 0; i < all.size(); i++) {
        if (table_numbers_[i] != table) continue;
        if (all[i].owner >= 0) return table_numbers_[static_cast<size_t>(all[i].owner)];
        if (i > 0) {
            const std::string words = words_between(all[i - 1], all[i]);
            for (const char* joint : {" with ", " have ", " including ", " contain "})
                if (words.find(joint) != std::string::npos) return table_numbers_[i - 1];
        }
        if (i + 1 < all.size()) {
            const std::string words = words_between(all[i], all[i + 1]);
            if (is_comma_between(all[i].span.end, all[i + 1].span.begin)) continue;
            const auto after = split(trimmed(words), ' ');
            const Blueprint* own = all[i].blueprint;
            const Blueprint* head = i > 0 ? all[i - 1].blueprint : nullptr;
            // "deliveries from 3 warehouses by 40 drivers": the drivers are of the deliveries.
            const bool of_head = head && head->refers_to(all[i + 1].name) &&
                                 !(own && own->refers_to(all[i + 1].name));
            const bool short_way = !after.empty() && after.size() <= 4 && !of_head;
            if (short_way && among(after[0], {"of", "from", "by", "across", "for", "per",
                                              "belonging", "made", "in", "on", "at"}))
                return table_numbers_[i + 1];
        }
    }
    return std::nullopt;
}

// Rows of both meet in a third table.
bool Composer::are_joined(size_t a, size_t b) const {
    return std::any_of(tables_.begin(), tables_.end(), [&](const ComposedTable& table) {
        if (table.unique_group.empty() || table.links.size() < 2) return false;
        const size_t left = table.links[0].table, right = table.links[1].table;
        return (left == a && right == b) || (left == b && right == a);
    });
}

void Composer::guess_parents() {
    for (size_t t = 0; t < tables_.size(); t++) {
        ComposedTable& table = tables_[t];
        if (table.parent || table.is_implied) continue;
        const auto neighbour = neighbour_parent(t);
        // What the words say goes before what is known of such tables.
        if (neighbour && *neighbour != t && !is_below(*neighbour, t)) {
            const Blueprint* other = tables_[*neighbour].blueprint;
            const bool reversed =
                other && other->parents.has(table.name) &&
                !(table.blueprint && table.blueprint->parents.has(tables_[*neighbour].name));
            if (!reversed) table.parent = *neighbour;
        }
        if (table.parent || !table.blueprint) continue;
        for (const Key& key : table.blueprint->parents.keys) {
            const auto parent = find_table(key.text);
            if (!parent || is_below(*parent, t) || are_joined(t, *parent)) continue;
            table.parent = *parent;
            break;
        }
    }
}

// In the order of time over the whole table, rows cannot lie parent by parent.
void Composer::free_sorted() {
    for (const Statement& statement : description_.statements) {
        if (statement.phrase != Phrase::sorted) continue;
        const size_t t = *table_of(statement);
        ComposedTable& table = tables_[t];
        if (!table.parent || !table.rows_stated || table.relation) continue;
        table.links.push_back(
            {.column = singular(tables_[*table.parent].name) + "_id", .table = *table.parent});
        ComposedTable& parent = tables_[*table.parent];
        if (!parent.rows && !parent.parent)
            parent.rows = rounded_count(static_cast<double>(*table.rows) / mean_of(table));
        table.parent.reset();
    }
}

// "donations by 600 donors to 12 charities": to each of them, unless another way leads there.
void Composer::add_object_links(size_t t) {
    for (size_t i = 0; i < description_.tables.size(); i++) {
        const int subject = description_.tables[i].object_of;
        const size_t other = table_numbers_[i];
        if (subject < 0 || table_numbers_[static_cast<size_t>(subject)] != t || other == t)
            continue;
        const auto& links = tables_[t].links;
        const bool linked = std::any_of(links.begin(), links.end(),
                                        [&](const Link& link) { return link.table == other; });
        if (linked || is_below(t, other) || is_below(other, t) || are_joined(t, other) ||
            tables_[other].parent)
            continue;
        tables_[t].links.push_back(
            {.column = singular(tables_[other].name) + "_id", .table = other});
    }
}

void Composer::add_links() {
    for (size_t t = 0; t < tables_.size(); t++) {
        ComposedTable& table = tables_[t];
        const auto leads_to = [&](size_t other) {
            return std::any_of(table.links.begin(), table.links.end(),
                               [&](const Link& link) { return link.table == other; });
        };
        if (table.parent && !leads_to(*table.parent))
            table.links.insert(table.links.begin(),
                               {.column = singular(tables_[*table.parent].name) + "_id",
                                .table = *table.parent,
                                .is_parent = true});
        add_object_links(t);
        if (!table.blueprint) continue;
        for (const std::string& name : table.blueprint->references) {
            const auto other = find_table(name);
            if (!other || *other == t || leads_to(*other) || are_joined(t, *other) ||
                is_below(t, *other) || is_below(*other, t))
                continue;
            table.links.push_back({.column = singular(name) + "_id", .table = *other});
        }
    }
}

double Composer::mean_of(const ComposedTable& table) const {
    if (table.relation && table.relation->amount.mean > 0) return table.relation->amount.mean;
    if (table.relation) return (table.relation->amount.low + table.relation->amount.high) / 2;
    const Node* form = table.blueprint && table.parent
                           ? table.blueprint->parents.find(tables_[*table.parent].name)
                           : nullptr;
    const Node* mean = form != nullptr ? form->find("mean") : nullptr;
    return mean != nullptr ? read_number(*mean).value_or(3) : form != nullptr ? 1 : 3;
}

void Composer::settle_rows() {
    // Parents of a counted child first: 500 animals, 3 to 8 per keeper, so about 91 keepers.
    for (size_t t = 0; t < tables_.size(); t++)
        if (tables_[t].parent && tables_[t].rows_stated) settle_child(t);
    for (size_t t = 0; t < tables_.size(); t++) {
        ComposedTable& table = tables_[t];
        if (table.relation && !table.rows_stated && table.unique_group.empty())
            say(*table.relation, ClauseState::applied,
                "rows of " + table.name + " for each row of " + tables_[*table.parent].name,
                {path_of(t) + ".rows"});
        if (table.rows || table.parent) continue;
        table.rows = table.blueprint ? table.blueprint->rows : 1000;
        assume(table.name + " has " + with_commas(*table.rows) + " rows", {path_of(t) + ".rows"},
               "nobody says how many");
    }
}

// The rows of a child are counted: they are shared out over the parents.
void Composer::settle_child(size_t t) {
    ComposedTable& table = tables_[t];
    ComposedTable& parent = tables_[*table.parent];
    table.total_stated = true;
    const auto total = static_cast<double>(*table.rows);
    if (!parent.rows && !parent.parent) {
        parent.rows = rounded_count(total / std::max(mean_of(table), 0.1));
        assume(parent.name + " has " + with_commas(*parent.rows) + " rows",
               {path_of(*table.parent) + ".rows"},
               "so that " + with_commas(*table.rows) + " " + table.name + " come to about " +
                   number_words_text(mean_of(table)) + " each");
    }
    if (!table.relation) return;
    Amount& amount = table.relation->amount;
    const double parents =
        parent.rows ? static_cast<double>(*parent.rows) : total / std::max(mean_of(table), 0.1);
    const double least = amount.open_low || amount.average ? 0 : parents * amount.low;
    const double most = amount.open_high || amount.average ? total : parents * amount.high;
    const bool near = !amount.average || std::abs(parents * amount.low - total) <= total * 0.05;
    if (least <= total && total <= most && near) {
        say(*table.relation, ClauseState::applied,
            "rows of " + table.name + " for each row of " + parent.name, {path_of(t) + ".rows"});
        return;
    }
    say(*table.relation, ClauseState::contradicted,
        with_commas(*table.rows) + " " + table.name + " of " + with_commas(rounded_count(parents)) +
            " " + parent.name + " are " + number_words_text(total / parents) +
            " each; the counts were kept");
    table.relation.reset();
}

Node Composer::rows_node(size_t t) {
    ComposedTable& table = tables_[t];
    if (!table.parent) return text_node(std::to_string(*table.rows));
    Node node = map_node();
    node.set("per", text_node(tables_[*table.parent].name));
    if (table.total_stated) node.set("total", text_node(std::to_string(*table.rows)));
    const Node form = per_node(table);
    for (size_t i = 0; i < form.items.size(); i++) {
        const std::string& key = form.keys[i].text;
        // Beside an exact total only what keeps within bounds or shapes it.
        const bool fits = !table.total_stated || (table.relation ? among(key, {"min", "max"})
                                                                 : among(key, {"dispersion"}));
        if (fits) node.set(key, form.items[i]);
    }
    return node;
}

Node Composer::per_node(ComposedTable& table) {
    Node node = map_node();
    if (!table.relation) {
        const Node* known =
            table.blueprint ? table.blueprint->parents.find(tables_[*table.parent].name) : nullptr;
        if (known != nullptr) return *known;
        node.set("mean", text_node("3"));
        return node;
    }
    const Amount& amount = table.relation->amount;
    const std::string low = number_words_text(amount.low), high = number_words_text(amount.high);
    if (table.total_stated) {
        if (!amount.average && !amount.open_low) node.set("min", text_node(low));
        if (!amount.average && !amount.open_high) node.set("max", text_node(high));
    } else if (amount.mean > 0) {
        node.set("mean", text_node(number_words_text(amount.mean)));
        node.set("min", text_node(low));
        node.set("max", text_node(high));
    } else if (amount.average) {
        node.set("mean", text_node(number_words_text(mean_of(table))));
    } else if (amount.open_high) {
        node.set("mean",
                 text_node(number_words_text(std::max(amount.low * 1.6, amount.low + 0.5))));
        node.set("min", text_node(low));
    } else if (amount.open_low) {
        node.set("count", text_node("0.." + high));
    } else {
        node.set("count", text_node(low == high ? low : low + ".." + high));
    }
    return node;
}

}  // namespace rowsmith::extract
