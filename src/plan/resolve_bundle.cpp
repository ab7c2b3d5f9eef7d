// Parts of bundles, bound once for each thing that a row describes; and the row's locale.
#include "generators/bundles.h"
#include "plan/builder.h"
#include "plan/column_context.h"
#include "random/alias.h"
#include "random/streams.h"

namespace rowsmith {

namespace {

std::string bundle_name(std::string_view kind, const ColumnSpec& column) {
    return std::string(kind) + ":" + column.bundle;
}

class LocaleKernel final : public Kernel {
public:
    LocaleKernel(u64 key, AliasTable shares) : key_(key), shares_(std::move(shares)) {}
    void fill(const Fill& block) const override {
        const u64* scaled = block.rows.scaled();
        for (u32 i = 0; i < block.count(); i++)
            block.out().codes[i] = shares_.pick(mix(key_ + scaled[i]));
    }

private:
    u64 key_;
    AliasTable shares_;
};

class OneLocaleKernel final : public Kernel {
public:
    void fill(const Fill& block) const override {
        for (u32 i = 0; i < block.count(); i++) block.out().codes[i] = 0;
    }
};

}  // namespace

Result<Ref> Builder::bundle_part(u32 table, const ColumnSpec& column, std::string_view kind,
                                 std::string_view part, u32 output) {
    const std::string name =
        spec(table).name + "." + bundle_name(kind, column) + ":" + std::string(part);
    if (const auto known = parts_.find(name); known != parts_.end())
        return Ref{.node = known->second.node, .output = output};
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
        if (column.bundle != bundle || name.substr(0, name.find('.')) != kind) continue;
        const Generator* generator = find_generator(name);
        if (!generator) continue;
        Type type = column.type.value_or(Type{.kind = generator->about.kinds.front()});
        members.push_back({&column, Options(generator->about, column.node, std::move(type))});
    }
    return members;
}

const Generator* Builder::find_generator(std::string_view name) const {
    const auto found = generators_.find(name);
    return found == generators_.end() ? nullptr : found->second;
}

// The table's own, else the parent's row's, else the document's; one draw a row for all bundles.
Result<Ref> Builder::locale(u32 table) {
    const std::string name = spec(table).name + ".locale";
    if (const auto known = parts_.find(name); known != parts_.end()) return known->second;
    const TableSpec& own = spec(table);
    Ref value;
    if (own.locale.empty() && own.rows.form == RowsForm::per) {
        value = through({TRY(parent_node(table))}, TRY(locale(TRY(parent_table(table)))));
    } else {
        Locales locales = own.locale.empty() ? schema_.locale : own.locale;
        if (locales.empty()) locales.push_back({.text = "en_US", .share = 1});
        std::vector<std::string> codes;
        std::vector<double> shares;
        for (const ShareEntry& entry : locales) {
            codes.push_back(entry.text);
            shares.push_back(entry.share);
        }
        KernelPointer kernel = std::make_unique<OneLocaleKernel>();
        if (codes.size() > 1)
            kernel = std::make_unique<LocaleKernel>(column_key(schema_.seed, own.name, "locale:"),
                                                    TRY(AliasTable::make(shares)));
        value.node =
            graph().add({.table = table,
                         .name = name,
                         .summary = "the row's locale",
                         .kernel = std::move(kernel),
                         .outputs = {{.form = Form::codes, .dictionary = make_dictionary(codes)}},
                         .inputs = {}});
    }
    return parts_[name] = value;
}

}  // namespace rowsmith
