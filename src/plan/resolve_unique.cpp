// Which columns must differ together, and the numbers that make them do so.
#include <algorithm>

#include "base/text.h"
#include "plan/builder.h"
#include "plan/unique_index.h"
#include "random/streams.h"

namespace rowsmith {

namespace {

// Generators whose values differ by themselves, in the table or inside each parent.
bool differs_by_itself(const ColumnSpec& column) {
    const std::string& name = column.generate.text;
    return name == "sequence" || name == "uuid";
}

}  // namespace

// The groups of a table that need work: the primary key and the unique groups, where no member is
// unique alone.
std::vector<Builder::Group> Builder::unique_groups(u32 table) {
    const TableSpec& own = spec(table);
    std::vector<Names> declared = own.unique;
    if (own.primary_key.columns.size() > 1) declared.push_back(own.primary_key);
    for (const ColumnSpec& column : own.columns)
        if (is_unique(table, column))
            declared.push_back({{{column.name, column.place}}, column.place});
    std::vector<Group> groups;
    for (const Names& names : declared) {
        Group group{.names = names};
        bool inside_parent = false, satisfied = false;
        for (const PlacedText& name : names.columns) {
            const ColumnSpec* column = own.find(name.text);
            if (!column) continue;
            if (names.columns.size() > 1 && is_unique(table, *column)) satisfied = true;
            if (differs_by_itself(*column) || has_lines(table, *column)) satisfied = true;
            if (is_parent_column(table, *column))
                inside_parent = true;
            else
                group.members.push_back(column->name);
        }
        for (const std::string& member : group.members)
            if (inside_parent && own.find(member)->generate.text == "sequence_per_parent")
                satisfied = true;
        if (satisfied || group.members.empty()) continue;
        group.scope = inside_parent ? UniqueGroup::Scope::parent : UniqueGroup::Scope::table;
        groups.push_back(std::move(group));
    }
    return groups;
}

// The column's number in its group as an int64 node; the first group that holds the column decides.
Result<Ref> Builder::unique_index(u32 table, const ColumnSpec& column, u64 space) {
    TableState& state = tables_[table];
    if (!state.groups) {
        state.groups = unique_groups(table);
        for (Group& group : *state.groups) {
            std::string name = "unique:";
            for (const std::string& member : group.members) name += member + ",";
            group.index =
                std::make_shared<UniqueGroup>(column_key(schema_.seed, spec(table).name, name),
                                              group.scope, group.members.size());
        }
    }
    for (Group& group : *state.groups) {
        const auto at = std::find(group.members.begin(), group.members.end(), column.name);
        if (at == group.members.end()) continue;
        dependences_.use(Dependences::Thing::part, unique_part(table, column));
        const auto number = static_cast<size_t>(at - group.members.begin());
        group.index->set_space(number, space);
        std::vector<Ref> inputs;
        if (group.scope == UniqueGroup::Scope::parent) {
            const u32 parent = TRY(parent_node(table));
            inputs = {Ref{.node = parent, .output = 0}, Ref{.node = parent, .output = 1}};
        }
        const Shape shape{.type = {.kind = Kind::integer},
                          .form = Form::int64,
                          .low = 0,
                          .high = static_cast<i64>(std::min<u64>(space - 1, INT64_MAX))};
        const u32 node =
            graph().add({.table = table,
                         .name = spec(table).name + "." + column.name + ":unique number",
                         .summary = "a permutation",
                         .kernel = std::make_unique<UniqueIndexKernel>(group.index, number),
                         .outputs = {shape},
                         .inputs = std::move(inputs)});
        return Ref{.node = node};
    }
    return fail({.code = ErrorCode::internal,
                 .cause = "no_unique_group",
                 .message = "column '" + column.name + "' is in no unique group",
                 .place = column.place});
}

std::string Builder::unique_part(u32 table, const ColumnSpec& column) {
    std::string part = spec(table).name + ":unique";
    for (const Group& group : unique_groups(table)) {
        const auto& members = group.members;
        if (std::find(members.begin(), members.end(), column.name) == members.end()) continue;
        for (const std::string& member : members) part += " " + member;
        break;
    }
    return part;
}

bool Builder::needs_unique_index(u32 table, const ColumnSpec& column) {
    for (const Group& group : unique_groups(table))
        if (std::find(group.members.begin(), group.members.end(), column.name) !=
            group.members.end())
            return true;
    return false;
}

// After all columns are bound: every member must have a counted space, and the product must hold
// all rows.
void Builder::close_unique_groups(u32 table) {
    for (const Group& group : unique_groups(table)) {
        const Group* bound = nullptr;
        if (tables_[table].groups)
            for (const Group& other : *tables_[table].groups)
                if (other.members == group.members) bound = &other;
        const bool alone = group.members.size() == 1 && group.scope == UniqueGroup::Scope::table;
        if (!bound && alone) continue;  // the generator saw to it, or refused
        for (size_t i = 0; i < group.members.size(); i++) {
            if (bound && bound->index->is_set(i)) continue;
            if (alone) continue;
            problems_.add(
                {.code = ErrorCode::invalid_schema,
                 .cause = "unique_group_unsupported",
                 .message = "'" + group.members[i] +
                            "' can't be part of a unique group: its "
                            "values are not counted",
                 .place = group.names.place,
                 .expected = "references, choices, integers, moments or patterns",
                 .fix = "make another column of the group unique, or change its generator"});
            return;
        }
        if (!bound || (alone && !bound->index->is_set(0))) continue;
        check_unique_space(table, *bound);
        bound->index->close();
    }
}

void Builder::check_unique_space(u32 table, const Group& group) {
    const u64 space = group.index->space();
    const bool inside = group.scope == UniqueGroup::Scope::parent;
    const u64 needed = inside ? most_children(table) : tables_[table].rows;
    if (needed <= space) return;
    problems_.add(
        {.code = ErrorCode::invalid_schema,
         .cause = "space_too_small",
         .message = "space = " + with_commas(space) + " < " + with_commas(needed) +
                    (inside ? " rows of one parent" : " rows"),
         .place = group.names.place,
         .expected = "at least as many different values as rows",
         .fix = inside ? "give rows a max of " + with_commas(space) + ", or widen the values"
                       : "widen the values, or make at most " + with_commas(space) + " rows"});
}

// The most children that a parent has.
u64 Builder::most_children(u32 table) {
    const auto& layout = tables_[table].layout;
    if (!layout) return 0;
    LayoutReader reader(*layout);
    u64 most = 0;
    const u64 parents = layout->fan_out.parents();
    for (u64 parent = 0; parent < parents; parent++)
        most = std::max<u64>(most, reader.reader().children_of(parent).count);
    return most;
}

}  // namespace rowsmith
