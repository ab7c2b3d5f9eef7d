// What uses what while a plan is bound, for one question: which columns are as they are only for
// this number of rows, or beside these other columns?
//
// Columns and the parts between them (rows of references, child counts, parts of bundles) are
// entries by name. Whoever binds one holds a Scope; what is asked for meanwhile is used by it, also
// when it was bound before. A reason that is noted on an entry then holds for all that use it.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

namespace rowsmith {

class Dependences {
public:
    enum class Thing : unsigned char { column, part };
    struct Reasons {
        std::vector<std::string> rows;
        std::vector<std::string> columns;
    };

    // While it lives, what is used is used by the entry, and notes are on it.
    class Scope {
    public:
        Scope(Dependences& owner, Thing thing, const std::string& name);
        ~Scope();
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;

    private:
        Dependences& owner_;
    };

    // The present scope uses the entry.
    void use(Thing thing, const std::string& name);
    // On the present scope; nothing outside of all.
    void note_rows(std::string_view reason);
    // `about`: the column whose coming or going makes the difference, which is not told of itself.
    void note_columns(std::string_view reason, const std::string& about);
    // On an entry by its name.
    void note_rows_of(const std::string& name, std::string_view reason);
    void note_columns_of(const std::string& name, std::string_view reason);

    // The reasons of a column, of the parts that it uses, and the columns with reasons that it
    // reads.
    Reasons of(const std::string& column) const;

private:
    struct Note {
        std::string reason;
        std::string about;
        auto operator<=>(const Note&) const = default;
    };
    struct Entry {
        Thing thing = Thing::part;
        std::set<std::string> uses = {};
        std::set<Note> rows = {};
        std::set<Note> columns = {};
    };
    using Notes = std::set<Note> Entry::*;

    Entry& entry(Thing thing, const std::string& name);
    std::set<std::string> reached(const std::string& column, bool through_columns) const;
    std::vector<std::string> reasons(const std::string& column, Notes notes) const;
    bool is_marked(const std::string& column, Notes notes) const;

    std::map<std::string, Entry> entries_;
    std::vector<std::string> scopes_;
};

}  // namespace rowsmith
