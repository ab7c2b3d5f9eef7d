// Parts of bundles, bound once for each thing that a row describes.
#include "generators/bundles.h"
#include "plan/builder.h"
#include "plan/column_context.h"
#include "random/streams.h"

namespace rowsmith {

namespace {

std::string bundle_name(std::string_view kind, const ColumnSpec& column) {
    return std::string(kind) + ":" + column.bundle;
}

}  // namespace

Result<Ref> Builder::bundle_part(u32 table, const ColumnSpec& column, std::string_view kind,
                                 std::string_view part, u32 output) {
    const std::string name =
        spec(table).name + "." + bundle_name(kind, column) + ":" + std::string(part);
    dependences_.use(Dependences::Thing::part, name);
    if (const auto known = parts_.find(name); known != parts_.end())
        return Ref{.node = known->second.node, .output = output};
    const Dependences::Scope scope(dependences_, Dependences::Thing::part, name);
    const Bundle* bundle = find_bundle(kind);
    CHECK(bundle != nullptr);
    const u64 key = mix(column_key(schema_.seed, spec(table).name, bundle_name(kind, column)) ^
                        text_hash(part));
    const Options options(find_generator(column.generate.text)->about, column.node, {});
    ColumnContext context(*this, {.table = table,
                                  .column = &column,
                                  .name = name,
                                  .key = key,
                                  .type = {},
                                  .options = &options});
    BoundColumn bound = TRY(bundle->bind_part(part, context));
    const u32 node = graph().add({.table = table,
                                  .name = name,
                                  .summary = bound.summary,
                                  .kernel = std::move(bound.kernel),
                                  .outputs = std::move(bound.outputs),
                                  .inputs = context.take_inputs()});
    parts_[name] = Ref{.node = node};
    return Ref{.node = node, .output = output};
}

// The columns of one bundle of a table, with their options as the generators read them.
std::vector<Builder::MemberColumn> Builder::members_of(u32 table, std::string_view kind,
                                                       const std::string& bundle) const {
    std::vector<MemberColumn> members;
    for (const ColumnSpec& column : spec(table).columns) {
        const std::string& name = column.generate.text;
        if (column.bundle != bundle || bundle_kind(name) != kind) continue;
        const Generator* generator = find_generator(name);
        if (!generator) continue;
        Type type = column.type.value_or(Type{.kind = generator->about.kinds.front()});
        members.push_back({&column, Options(generator->about, column.node, std::move(type))});
    }
    return members;
}

void Builder::note_bundle(u32 table, const ColumnSpec& column) {
    const std::string_view kind = bundle_kind(column.generate.text);
    if (kind.empty()) return;
    for (const MemberColumn& member : members_of(table, kind, column.bundle)) {
        const ColumnSpec& other = *member.column;
        const std::string name = spec(table).name + "." + other.name;
        if (is_unique(table, other))
            dependences_.note_columns("unique " + name + " beside it", name);
        else if (other.enum_values || other.min_value || other.max_value || !other.locale.empty())
            dependences_.note_columns("the options of " + name + " beside it", name);
    }
}

const Generator* Builder::find_generator(std::string_view name) const {
    const auto found = generators_.find(name);
    return found == generators_.end() ? nullptr : found->second;
}

}  // namespace rowsmith
