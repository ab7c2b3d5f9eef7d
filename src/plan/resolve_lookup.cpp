// Lookups: which line of another table a row reads.
#include "base/text.h"
#include "plan/builder.h"
#include "plan/choice_kernels.h"
#include "plan/match_kernel.h"
#include "plan/weights.h"
#include "random/streams.h"

namespace rowsmith {

namespace {

// An index holds all lines in memory.
constexpr u64 most_lines = 1'000'000;

// Wishes are equal where their lines are.
std::string text_of(const LineWish& wish) {
    std::string text = wish.table.text + "\n" + wish.weight.text;
    for (const auto& [theirs, own] : wish.match) text += "\n" + theirs.text + "\n" + own.text;
    return text;
}

}  // namespace

Result<Ref> Builder::line(u32 table, const ColumnSpec& column, const LineWish& wish) {
    const u32 target = TRY(table_named(wish.table));
    if (target == table)
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = "lookup_in_own_table",
                     .message = "a lookup in the own table '" + wish.table.text + "'",
                     .place = wish.table.place,
                     .expected = "another table",
                     .fix = "take it through a reference to an earlier row, or use previous()"});
    const u32 node = TRY(line_node(table, column, target, wish));
    const Ref value = through({node}, TRY(path(target, wish.take)));
    const Ref row{.node = node};
    return graph().shape(row).nullable ? masked(table, value, row) : value;
}

Result<u32> Builder::line_node(u32 table, const ColumnSpec& column, u32 target,
                               const LineWish& wish) {
    const std::string shared = column.bundle.empty() ? column.name : "lookup:" + column.bundle;
    const std::string name = spec(table).name + "." + shared;
    const std::string wished = text_of(wish);
    dependences_.use(Dependences::Thing::part, name + ":line");
    if (const auto known = lines_.find(name); known != lines_.end()) {
        if (known->second.first == wished) return known->second.second;
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = "bundle_of_two_lookups",
                     .message = "lookups of bundle '" + column.bundle + "' read different lines",
                     .place = wish.table.place,
                     .expected = "one table, weight and match for all columns of a bundle",
                     .fix = "name another bundle"});
    }
    const Dependences::Scope scope(dependences_, Dependences::Thing::part, name + ":line");
    const u64 lines = TRY(rows_of(target));
    if (lines == 0)
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = "lookup_in_no_lines",
                     .message = "table '" + wish.table.text + "' has no rows to look up",
                     .place = wish.table.place,
                     .expected = "a table with at least one row",
                     .fix = "give " + wish.table.text + " rows"});
    if (spec(target).values.empty())
        note_depends_on_rows("the choice of a line of " + spec(target).name);
    GraphNode node{.table = table,
                   .name = name + ":line",
                   .summary = "a line of " + spec(target).name,
                   .kernel = nullptr,
                   .outputs = {{.type = {.kind = Kind::integer},
                                .form = Form::int64,
                                .nullable = !wish.match.empty(),
                                .low = 0,
                                .high = static_cast<i64>(lines - 1)}},
                   .inputs = {}};
    const u64 key = column_key(schema_.seed, spec(table).name, shared);
    (void)TRY(wish.match.empty() ? choose_line(table, target, key, wish, node)
                                 : match_lines(table, target, key, wish, node));
    const u32 made = graph().add(std::move(node));
    lines_[name] = {wished, made};
    return made;
}

Result<void> Builder::choose_line(u32, u32 target, u64 key, const LineWish& wish, GraphNode& node) {
    const u64 lines = tables_[target].rows;
    if (wish.weight.text.empty()) {
        node.kernel = std::make_unique<UniformChoiceKernel>(key, lines);
        return {};
    }
    const Ref wanted[] = {TRY(path(target, wish.weight))};
    auto kernel =
        WeightChoiceKernel::make(key, lines, std::make_shared<const Program>(graph(), wanted));
    if (!kernel) {
        kernel.error().place = wish.weight.place;
        return fail(std::move(kernel).error());
    }
    node.kernel = std::move(*kernel);
    return {};
}

Result<void> Builder::match_lines(u32 table, u32 target, u64 key, const LineWish& wish,
                                  GraphNode& node) {
    const u64 lines = tables_[target].rows;
    if (lines > most_lines)
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = "lookup_too_large",
                     .message = "table '" + spec(target).name + "' has " + std::to_string(lines) +
                                " rows to match",
                     .place = wish.table.place,
                     .expected = "at most " + std::to_string(most_lines),
                     .fix = "reference the table, and read its columns through the reference"});
    std::vector<Ref> wanted;
    for (const auto& [theirs, own] : wish.match) {
        wanted.push_back(TRY(path(target, theirs)));
        node.inputs.push_back(TRY(path(table, own)));
        const Type &there = graph().shape(wanted.back()).type,
                   &here = graph().shape(node.inputs.back()).type;
        if (!have_equal_values(there, here) || here.kind == Kind::float_)
            return fail({.code = ErrorCode::invalid_schema,
                         .cause = "match_of_other_type",
                         .message = "'" + theirs.text + "' is of type " +
                                    std::string(name_of(there.kind)) + ", '" + own.text +
                                    "' of type " + std::string(name_of(here.kind)),
                         .place = own.place,
                         .expected = "two columns of one type and scale, which is no float",
                         .fix = "match columns of one type"});
    }
    const auto keys = static_cast<u32>(wanted.size());
    if (!wish.weight.text.empty()) {
        wanted.push_back(TRY(path(target, wish.weight)));
        auto checked = check_weight(graph().shape(wanted.back()));
        if (!checked) {
            checked.error().place = wish.weight.place;
            return fail(std::move(checked).error());
        }
    }
    LineIndex index(Program(graph(), wanted), lines, keys);
    node.kernel = std::make_unique<MatchKernel>(key, std::move(index));
    return {};
}

}  // namespace rowsmith
