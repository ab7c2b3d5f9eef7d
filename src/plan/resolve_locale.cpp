// The locale of a row. What decides it, in this order: a `locale` of the column's bundle, a drawn
// country, the table's own, the parent's row, the document's. One draw a row serves all bundles; a
// bundle whose unique texts are read from a point takes the locale from that point, and the others
// follow it.
#include "generators/bundles.h"
#include "generators/place_parts.h"
#include "plan/builder.h"
#include "random/alias.h"
#include "random/streams.h"
#include "values/locale.h"

namespace rowsmith {

namespace {

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

std::string bundle_name(const ColumnSpec& column) {
    return std::string(bundle_kind(column.generate.text)) + ":" + column.bundle;
}

// The `locale` of the first column of the bundle that has one; of a column without bundle its own.
const ColumnSpec* column_with_locale(const TableSpec& table, const ColumnSpec& column) {
    if (!column.locale.empty()) return &column;
    if (bundle_kind(column.generate.text).empty()) return nullptr;
    for (const ColumnSpec& other : table.columns)
        if (!other.locale.empty() && bundle_name(other) == bundle_name(column)) return &other;
    return nullptr;
}

bool is_country(const ColumnSpec& column) { return column.generate.text == "place.country"; }

}  // namespace

Result<Locales> Builder::checked(Locales locales) const {
    for (ShareEntry& entry : locales) {
        auto known = values::locale_named(entry.text);
        if (!known) {
            Error error = known.error();
            error.place = entry.place;
            return fail(std::move(error));
        }
        entry.text = *known;
    }
    return locales;
}

Result<Builder::LocaleSource> Builder::locale_source(u32 table) {
    const TableSpec& own = spec(table);
    const ColumnSpec* country = nullptr;
    for (const ColumnSpec& column : own.columns) {
        if (!is_country(column)) continue;
        country = &column;
        const std::string name = own.name + "." + column.name;
        dependences_.note_columns("the country of " + name, name);
        if (column.enum_values) return LocaleSource{.country = country};
    }
    if (!own.locale.empty()) {
        auto shares = TRY(checked(own.locale));
        return LocaleSource{.shares = std::move(shares)};
    }
    if (own.rows.form == RowsForm::per) return LocaleSource{.from_parent = true};
    if (!schema_.locale.empty()) {
        auto shares = TRY(checked(schema_.locale));
        return LocaleSource{.shares = std::move(shares)};
    }
    if (country) return LocaleSource{.shares = locales_of_the_world()};
    return LocaleSource{.shares = {{.text = "en_US", .share = 1}}};
}

// The first bundle by kind and name that reads the row's locale from its point.
const ColumnSpec* Builder::locale_chooser(u32 table) const {
    const ColumnSpec* first = nullptr;
    for (const ColumnSpec& column : spec(table).columns) {
        const std::string_view kind = bundle_kind(column.generate.text);
        const Bundle* bundle = kind.empty() ? nullptr : find_bundle(kind);
        if (!bundle || !bundle->chooses_locale) continue;
        if (column_with_locale(spec(table), column)) continue;
        if (first && bundle_name(*first) <= bundle_name(column)) continue;
        if (reads_point(table, column)) first = &column;
    }
    return first;
}

bool Builder::reads_point(u32 table, const ColumnSpec& column) const {
    const std::string_view kind = bundle_kind(column.generate.text);
    const Bundle* bundle = kind.empty() ? nullptr : find_bundle(kind);
    if (!bundle || !bundle->chooses_locale) return false;
    std::vector<Member> members;
    const auto columns = members_of(table, kind, column.bundle);
    for (const MemberColumn& member : columns)
        members.push_back({.column = member.column->name,
                           .generator = member.column->generate.text,
                           .options = &member.options,
                           .unique = is_unique(table, *member.column)});
    return bundle->chooses_locale(members);
}

Result<Locales> Builder::own_locales(u32 table, const ColumnSpec& column) {
    if (const ColumnSpec* given = column_with_locale(spec(table), column))
        return checked(given->locale);
    LocaleSource source = TRY(locale_source(table));
    u32 root = table;
    while (source.from_parent) {
        root = TRY(parent_table(root));
        source = TRY(locale_source(root));
    }
    if (source.shares.size() <= 1) return source.shares;  // the same for all, or a drawn country
    const ColumnSpec* chooser = root == table ? locale_chooser(table) : nullptr;
    if (chooser && bundle_name(*chooser) == bundle_name(column)) return source.shares;
    return Locales{};
}

Result<Ref> Builder::drawn_locale(u32 table, const std::string& name, const Locales& locales) {
    const std::string full_name = spec(table).name + "." + name;
    if (const auto known = parts_.find(full_name); known != parts_.end()) return known->second;
    std::vector<std::string> codes;
    std::vector<double> shares;
    for (const ShareEntry& entry : locales) {
        codes.push_back(entry.text);
        shares.push_back(entry.share);
    }
    KernelPointer kernel = std::make_unique<OneLocaleKernel>();
    if (codes.size() > 1)
        kernel = std::make_unique<LocaleKernel>(column_key(schema_.seed, spec(table).name, name),
                                                TRY(AliasTable::make(shares)));
    Ref value;
    value.node =
        graph().add({.table = table,
                     .name = full_name,
                     .summary = "the row's locale",
                     .kernel = std::move(kernel),
                     .outputs = {{.form = Form::codes, .dictionary = make_dictionary(codes)}},
                     .inputs = {}});
    return parts_[full_name] = value;
}

Result<Ref> Builder::locale(u32 table, const ColumnSpec* column) {
    const auto part = [&](const ColumnSpec& of) {
        return bundle_part(table, of, bundle_kind(of.generate.text), "locale", 0);
    };
    const ColumnSpec* given = column ? column_with_locale(spec(table), *column) : nullptr;
    if (given) {
        const Locales locales = TRY(checked(given->locale));
        if (locales.size() > 1 && reads_point(table, *column)) return part(*column);
        const bool alone = bundle_kind(column->generate.text).empty();
        return drawn_locale(table, "locale:" + (alone ? column->name : bundle_name(*column)),
                            locales);
    }
    const LocaleSource source = TRY(locale_source(table));
    if (source.country) return part(*source.country);
    if (source.from_parent) {
        const u32 parent = TRY(parent_node(table));
        return through({parent}, TRY(locale(TRY(parent_table(table)), nullptr)));
    }
    const ColumnSpec* chooser = source.shares.size() > 1 ? locale_chooser(table) : nullptr;
    if (chooser) {
        const std::string name = spec(table).name + "." + chooser->name;
        dependences_.note_columns("the locale that the bundle of " + name + " chooses", name);
        return part(*chooser);
    }
    return drawn_locale(table, "locale:", source.shares);
}

}  // namespace rowsmith
