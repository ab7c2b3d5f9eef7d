// How many rows the words give a table, and which word holds when they differ.
#include <algorithm>

#include "base/text.h"
#include "extract/composer.h"
#include "extract/grammar_words.h"
#include "plan/name_words.h"

namespace rowsmith::extract {

u64 rounded_count(double number) { return number < 1 ? 1 : static_cast<u64>(number + 0.5); }

// The first count of a table holds; another one contradicts it.
void Composer::read_counts() {
    std::vector<bool> told(tables_.size(), false);
    for (const Statement& statement : description_.statements) {
        if (statement.phrase != Phrase::relation) continue;
        const auto child = static_cast<size_t>(statement.other);
        const auto& rows = description_.tables[child].rows;
        const auto same = [&](const Statement& other) {
            return other.phrase == Phrase::things && other.table == statement.other &&
                   other.amount.low > 0;
        };
        if (!rows ||
            std::any_of(description_.statements.begin(), description_.statements.end(), same))
            continue;
        tables_[table_numbers_[child]].rows = rows;
        tables_[table_numbers_[child]].rows_stated = true;
    }
    for (const Statement& statement : description_.statements)
        if (statement.phrase == Phrase::names) name_rows(statement);
    for (const Statement& statement : description_.statements) {
        if (statement.phrase != Phrase::things) continue;
        const size_t t = *table_of(statement);
        ComposedTable& table = tables_[t];
        const bool counted = statement.amount.low > 0;
        const u64 count = rounded_count(statement.amount.low);
        Span reach = statement.span;
        if (counted && is_taken_back(statement, &reach)) {
            Statement whole = statement;
            whole.span = reach;
            say(whole, ClauseState::contradicted, "taken back by what follows");
            continue;
        }
        if (counted && table.rows_stated && *table.rows != count) {
            say(statement, ClauseState::contradicted,
                table.name + " has " + with_commas(*table.rows) + " rows already",
                {path_of(t) + ".rows"});
        } else if (counted && !table.rows_stated) {
            table.rows = count;
            table.rows_stated = true;
            say(statement, ClauseState::applied,
                "table " + table.name + " with " + with_commas(count) + " rows",
                {path_of(t) + ".rows"});
        } else if (!told[t]) {
            say(statement, ClauseState::applied, "table " + table.name, {path_of(t)});
        }
        told[t] = true;
    }
}

// "1.5 million players? no: 2,000 players". `reach` is given the words of taking back too.
bool Composer::is_taken_back(const Statement& statement, Span* reach) const {
    for (const Statement& other : description_.statements) {
        const bool later = other.phrase == Phrase::things && other.table == statement.table &&
                           other.amount.low > 0 && other.span.begin > statement.span.end;
        if (!later) continue;
        for (const Token& token : description_.tokens) {
            if (token.span.begin < statement.span.end || token.span.end > other.span.begin)
                continue;
            if (!among(token.meaning, {"no", "actually", "rather", "instead", "sorry"})) continue;
            reach->end = token.span.end;
            return true;
        }
    }
    return false;
}

// departments: Sales, Support: as many rows as names.
void Composer::name_rows(const Statement& statement) {
    ComposedTable& table = tables_[*table_of(statement)];
    if (table.rows_stated) return;
    table.rows = statement.words.size();
    table.rows_stated = true;
}

// "every student takes 3 to 6 courses and gets a grade": the grade is of the table that joins both.
void Composer::follow_links() {
    for (size_t i = 0; i < description_.statements.size(); i++) {
        const Statement relation = description_.statements[i];
        if (relation.phrase != Phrase::relation) continue;
        const auto joins = [&](const ComposedTable& table) {
            return table.relation && !table.unique_group.empty() &&
                   table.relation->span.begin == relation.span.begin;
        };
        const auto made = std::find_if(tables_.begin(), tables_.end(), joins);
        if (made == tables_.end()) continue;
        const int number = static_cast<int>(table_numbers_.size());
        table_numbers_.push_back(static_cast<size_t>(made - tables_.begin()));
        for (size_t k = i + 1; k < description_.statements.size(); k++) {
            Statement& next = description_.statements[k];
            const auto stop = [&](const Token& token) {
                return token.kind == TokenKind::stop && token.span.begin >= relation.span.end &&
                       token.span.end <= next.span.begin;
            };
            if (std::any_of(description_.tokens.begin(), description_.tokens.end(), stop)) break;
            const bool column = next.phrase == Phrase::column || next.phrase == Phrase::bounds ||
                                next.phrase == Phrase::values || next.phrase == Phrase::average;
            if (column && next.table == relation.other) next.table = number;
        }
    }
}

// "10% of the contacts belong to no company": rows without a parent are not laid out per parent.
void Composer::free_optional() {
    for (const Statement& statement : description_.statements) {
        if (statement.phrase != Phrase::null_share) continue;
        ComposedTable& table = tables_[*table_of(statement)];
        if (!table.parent || !table.rows_stated || table.relation) continue;
        const std::string name = singular(tables_[*table.parent].name);
        if (singular(statement.name) != name && statement.name != name + "_id") continue;
        table.links.push_back({.column = name + "_id", .table = *table.parent});
        ComposedTable& parent = tables_[*table.parent];
        if (!parent.rows && !parent.parent)
            parent.rows = rounded_count(static_cast<double>(*table.rows) / mean_of(table));
        table.parent.reset();
    }
}

}  // namespace rowsmith::extract
