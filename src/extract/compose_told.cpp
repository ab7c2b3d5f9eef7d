// Statements that mostly need nothing but to be told: many to many, cities, references.
#include "extract/composer.h"

namespace rowsmith::extract {

// "many to many": what the counts of each have made of it.
void Composer::tell_many(const Statement& statement) {
    for (size_t t = 0; t < tables_.size(); t++) {
        if (tables_[t].unique_group.empty()) continue;
        say(statement, ClauseState::applied, tables_[t].name + " joins the two", {path_of(t)});
        return;
    }
    say(statement, ClauseState::not_applied, "say how many of the other each has");
}

// "everybody except the boss has a manager"
void Composer::tell_root(const Statement& statement) {
    const size_t t = *table_of(statement);
    for (const Link& link : tables_[t].links) {
        if (!link.is_tree) continue;
        Node* node = column_node(t, link.column);
        Node tree = *node->find("tree");
        tree.set("roots", text_node("1"));
        node->set("tree", std::move(tree));
        say(statement, ClauseState::applied, "one row has none", {path_of(t, link.column)});
        return;
    }
    say(statement, ClauseState::not_applied, "no reference to the own table could lack one row");
}

// Columns of cities hold that one.
void Composer::set_city(const Statement& statement) {
    std::vector<std::string> paths = {"locale"};
    if (statement.table >= 0) {
        const size_t t = *table_of(statement);
        const std::string column = find_column(t, "city");
        if (!column.empty()) {
            Node values{.kind = NodeKind::list}, node = map_node();
            // "in Barcelona and Madrid"
            const Node* before = column_node(t, column)->find("enum_values");
            if (before != nullptr && before->kind == NodeKind::list) values = *before;
            values.items.push_back(text_node(statement.label));
            node.set("type", text_node("enum"));
            node.set("enum_values", std::move(values));
            tables_[t].columns.set(column, std::move(node));
            paths.push_back(path_of(t, column));
        }
    }
    say(statement, ClauseState::applied,
        "names and contacts of " + statement.name +
            (paths.size() > 1 ? ", there that city" : ", places of all its cities"),
        std::move(paths));
}

// References that nobody named in a table of named columns.
void Composer::tell_links() {
    for (size_t t = 0; t < tables_.size(); t++) {
        if (!tables_[t].only_named) continue;
        for (const Link& link : tables_[t].links)
            assume(tables_[t].name + " refers to " + tables_[link.table].name,
                   {path_of(t, link.column)}, "so that their rows belong together");
    }
}

}  // namespace rowsmith::extract
