// Shares of nulls, also of columns that only they name.
#include <algorithm>

#include "extract/composer.h"

namespace rowsmith::extract {

// A column that nobody named otherwise, if its name says what it is.
std::string Composer::null_column(const Statement& statement, size_t t) {
    std::string column = find_column(t, statement.name);
    if (column.empty() || !tables_[t].columns.has(column))
        column = find_column(t, statement.name + "_id");
    if (!column.empty()) return column;
    if (statement.name.ends_with("ed") || statement.name.ends_with("date"))
        return moment_or_new(t, statement.name);
    if (!says_something(t, statement.name)) return {};
    make_named(t, statement.name);
    return statement.name;
}

void Composer::apply_null_share(const Statement& statement) {
    const size_t t = *table_of(statement);
    const std::string column = null_column(statement, t);
    const auto& links = tables_[t].links;
    const bool laid_out = std::any_of(links.begin(), links.end(), [&](const Link& link) {
        return link.column == column && link.is_parent;
    });
    if (laid_out) {
        say(statement, ClauseState::not_applied, column + " lays out the rows",
            {path_of(t, column)});
        return;
    }
    if (column.empty()) {
        say(statement, ClauseState::not_applied,
            tables_[t].name + " has no column '" + statement.name + "'");
        return;
    }
    Node& node = *column_node(t, column);
    if (column == "id") {
        say(statement, ClauseState::contradicted, "a key is never missing", {path_of(t, column)});
        return;
    }
    node.set("null_share", text_node(percent_text(statement.share)));
    node.set("exact", text_node("true"));
    if (node.has("unique")) node.remove("exact");
    say(statement, ClauseState::applied,
        percent_text(statement.share) + " of " + column + " is null", {path_of(t, column)});
}

}  // namespace rowsmith::extract
