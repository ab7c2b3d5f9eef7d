#include "quality/key_check.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>

#include "base/text.h"

namespace rowsmith {

namespace {

void append_bits(std::string& out, u64 bits) {
    for (int shift = 0; shift < 64; shift += 8) out.push_back(static_cast<char>(bits >> shift));
}

// Equal values have equal bytes, whatever format they came from.
void append_value(std::string& out, const FieldValue& value, Kind kind) {
    if (kind == Kind::float_) {
        append_bits(out, std::bit_cast<u64>(value.real == 0 ? 0.0 : value.real));
    } else if (is_integral(kind)) {
        append_bits(out, static_cast<u64>(value.integer));
    } else if (kind == Kind::uuid) {
        append_bits(out, value.high);
        append_bits(out, value.low);
    } else {
        append_bits(out, value.text.size());
        out += value.text;
    }
}

KeyEntry hashed(std::string_view bytes) {
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return {.high = hash.high64, .low = hash.low64};
}

// Their numbers; none when one of them is hidden.
std::optional<std::vector<size_t>> numbers_of(const ShownColumns& shown, u32 table,
                                              const std::vector<std::string>& names) {
    std::vector<size_t> numbers;
    for (const std::string& name : names) {
        const auto found = shown.find(table, name);
        if (!found) return std::nullopt;
        numbers.push_back(*found);
    }
    return numbers;
}

std::vector<std::string> names_of(const std::vector<PlacedText>& columns) {
    std::vector<std::string> names;
    for (const PlacedText& column : columns) names.push_back(column.text);
    return names;
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

struct UniqueSpec {
    std::vector<std::string> columns;
    Mistake mistake;
};

std::vector<UniqueSpec> unique_of(const TableSpec& table) {
    std::vector<UniqueSpec> found;
    if (!table.primary_key.columns.empty())
        found.push_back({names_of(table.primary_key.columns), Mistake::primary_key});
    for (const ColumnSpec& column : table.columns)
        if (column.unique) found.push_back({{column.name}, Mistake::not_unique});
    for (const Names& group : table.unique)
        found.push_back({names_of(group.columns), Mistake::not_unique});
    return found;
}

}  // namespace

KeyEntry fingerprint_of(const FieldValue& value, Kind kind) {
    std::string bytes;
    append_value(bytes, value, kind);
    return hashed(bytes);
}

KeyCheck KeyCheck::make(const ShownColumns& shown, const std::vector<bool>& present,
                        const Place& place, std::vector<Unchecked>& unchecked) {
    KeyCheck check;
    const std::vector<TableSpec>& tables = shown.schema().asked.tables;
    const auto set_of = [&](u32 table, const std::vector<size_t>& columns) {
        std::vector<Kind> kinds;
        for (const size_t column : columns) kinds.push_back(shown.shape(table, column).type.kind);
        return check.set_of(table, columns, std::move(kinds));
    };
    for (u32 t = 0; t < tables.size(); t++) {
        if (!present[t]) continue;
        for (const UniqueSpec& unique : unique_of(tables[t])) {
            const auto columns = numbers_of(shown, t, unique.columns);
            if (!columns) {
                unchecked.push_back(
                    {tables[t].name, joined(unique.columns), "a column of it is not in the data"});
                continue;
            }
            Set& set = check.sets_[set_of(t, *columns)];
            if (set.unique) continue;  // said twice
            set.unique = LedgerKey{tables[t].name, joined(unique.columns), unique.mistake};
            check.columns_[*set.unique] = *columns;
        }
        for (const ColumnSpec& column : tables[t].columns) {
            if (!column.references || column.hidden) continue;
            const auto parent = shown.table_named(column.references->table);
            if (!parent) continue;
            if (!present[*parent]) {
                unchecked.push_back({tables[t].name, column.name,
                                     "no data of '" + tables[*parent].name + "' to look into"});
                continue;
            }
            const auto from = numbers_of(shown, t, {column.name});
            const auto to = numbers_of(shown, *parent, {column.references->column});
            if (!from || !to) {
                unchecked.push_back(
                    {tables[t].name, column.name, "what it references is not in the data"});
                continue;
            }
            Link link{.child = set_of(t, *from),
                      .parent = set_of(*parent, *to),
                      .key = {tables[t].name, column.name, Mistake::no_parent},
                      .expected = "a value of " + column.references->table + "." +
                                  column.references->column};
            check.columns_[link.key] = *from;
            check.links_.push_back(std::move(link));
        }
    }
    const size_t sets = std::max<size_t>(check.sets_.size(), 1);
    const size_t entries = place.memory_max_bytes / sizeof(KeyEntry) / 2 / sets;  // vectors double
    for (size_t s = 0; s < check.sets_.size(); s++)
        check.stores_.emplace_back(KeyStore::Place{.files = place.files,
                                                   .path = place.path + std::to_string(s) + "-",
                                                   .entries_max = std::max<size_t>(entries, 64)});
    return check;
}

size_t KeyCheck::set_of(u32 table, const std::vector<size_t>& columns, std::vector<Kind> kinds) {
    for (size_t s = 0; s < sets_.size(); s++)
        if (sets_[s].table == table && sets_[s].columns == columns) return s;
    sets_.push_back({.table = table, .columns = columns, .kinds = std::move(kinds)});
    return sets_.size() - 1;
}

Result<void> KeyCheck::add(u32 table, const CheckedBlock& block) {
    std::string bytes;
    for (size_t s = 0; s < sets_.size(); s++) {
        const Set& set = sets_[s];
        if (set.table != table) continue;
        for (u32 row = 0; row < block.count; row++) {
            bytes.clear();
            bool is_whole = true;
            for (size_t k = 0; k < set.columns.size() && is_whole; k++) {
                const CheckedColumn& column = block.columns[set.columns[k]];
                is_whole = column.states[row] == CellState::value;
                if (is_whole) append_value(bytes, column.values[row], set.kinds[k]);
            }
            if (!is_whole) continue;
            KeyEntry entry = hashed(bytes);
            entry.row = block.first_row + row;
            (void)TRY(stores_[s].add(entry));
        }
    }
    return {};
}

Result<void> KeyCheck::find_repeated(size_t set, Ledger& ledger) {
    KeyStream stream = TRY(stores_[set].sorted());
    std::optional<KeyEntry> first;
    while (const auto entry = TRY(stream.next())) {
        if (!first || !first->same_key(*entry)) {
            first = entry;
            continue;
        }
        ledger.count(*sets_[set].unique, entry->row, [&] {
            return Finding{
                .row = entry->row,
                .expected = "another value than row " + with_commas(first->row) + " has"};
        });
    }
    return {};
}

Result<void> KeyCheck::find_orphans(const Link& link, Ledger& ledger) {
    KeyStream children = TRY(stores_[link.child].sorted());
    KeyStream parents = TRY(stores_[link.parent].sorted());
    const auto before = [](const KeyEntry& a, const KeyEntry& b) {
        return a.high != b.high ? a.high < b.high : a.low < b.low;
    };
    std::optional<KeyEntry> parent = TRY(parents.next());
    while (const auto child = TRY(children.next())) {
        while (parent && before(*parent, *child)) parent = TRY(parents.next());
        if (parent && parent->same_key(*child)) continue;
        ledger.count(link.key, child->row,
                     [&] { return Finding{.row = child->row, .expected = link.expected}; });
    }
    return {};
}

Result<void> KeyCheck::finish(Ledger& ledger) {
    for (size_t s = 0; s < sets_.size(); s++)
        if (sets_[s].unique) (void)TRY(find_repeated(s, ledger));
    for (const Link& link : links_) (void)TRY(find_orphans(link, ledger));
    return {};
}

const std::vector<size_t>* KeyCheck::columns_of(const LedgerKey& key) const {
    const auto found = columns_.find(key);
    return found == columns_.end() ? nullptr : &found->second;
}

}  // namespace rowsmith
