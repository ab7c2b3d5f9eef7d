#include "plan/dependences.h"

#include <algorithm>

namespace rowsmith {

Dependences::Scope::Scope(Dependences& owner, Thing thing, const std::string& name)
    : owner_(owner) {
    owner_.entry(thing, name);
    owner_.scopes_.push_back(name);
}

Dependences::Scope::~Scope() { owner_.scopes_.pop_back(); }

Dependences::Entry& Dependences::entry(Thing thing, const std::string& name) {
    Entry& found = entries_[name];
    if (thing == Thing::column) found.thing = thing;
    return found;
}

void Dependences::use(Thing thing, const std::string& name) {
    entry(thing, name);
    if (!scopes_.empty() && scopes_.back() != name) entries_[scopes_.back()].uses.insert(name);
}

void Dependences::note_rows(std::string_view reason) {
    if (!scopes_.empty()) note_rows_of(scopes_.back(), reason);
}

void Dependences::note_rows_of(const std::string& name, std::string_view reason) {
    entries_[name].rows.insert({std::string(reason), ""});
}

void Dependences::note_columns_of(const std::string& name, std::string_view reason) {
    entries_[name].columns.insert({std::string(reason), ""});
}

void Dependences::note_columns(std::string_view reason, const std::string& about) {
    if (!scopes_.empty()) entries_[scopes_.back()].columns.insert({std::string(reason), about});
}

// The parts that a column uses and the columns that it reads; with `through_columns` all that those
// use as well.
std::set<std::string> Dependences::reached(const std::string& column, bool through_columns) const {
    std::set<std::string> seen = {column};
    std::vector<std::string> open = {column};
    while (!open.empty()) {
        const std::string name = open.back();
        open.pop_back();
        const auto found = entries_.find(name);
        if (found == entries_.end()) continue;
        if (name != column && found->second.thing == Thing::column && !through_columns) continue;
        for (const std::string& used : found->second.uses)
            if (seen.insert(used).second) open.push_back(used);
    }
    return seen;
}

bool Dependences::is_marked(const std::string& column, Notes notes) const {
    const auto names = reached(column, true);
    return std::ranges::any_of(names, [&](const std::string& name) {
        const auto found = entries_.find(name);
        return found != entries_.end() &&
               std::ranges::any_of(found->second.*notes,
                                   [&](const Note& note) { return note.about != column; });
    });
}

std::vector<std::string> Dependences::reasons(const std::string& column, Notes notes) const {
    std::set<std::string> all;
    for (const std::string& name : reached(column, false)) {
        const auto found = entries_.find(name);
        if (found == entries_.end()) continue;
        if (name != column && found->second.thing == Thing::column) {
            if (is_marked(name, notes)) all.insert("reads " + name);
            continue;
        }
        for (const Note& note : found->second.*notes)
            if (note.about != column) all.insert(note.reason);
    }
    return {all.begin(), all.end()};
}

Dependences::Reasons Dependences::of(const std::string& column) const {
    return {.rows = reasons(column, &Entry::rows), .columns = reasons(column, &Entry::columns)};
}

}  // namespace rowsmith
