// Texts made of several dictionary entries: parts (a name, an e-mail) and words (a sentence). Each
// entry stays a slab; whether the whole stands in quotes is looked up a block at a time, and the
// quotes are slabs too.
#include "format/joined_pieces.h"

#include <algorithm>
#include <set>

#include "format/row_pieces.h"
#include "format/slab.h"

namespace rowsmith {

namespace {

constexpr size_t words_max = 100'000;

std::string entry_of(const CellText& cell, u32 code) {
    std::string plain;
    cell.append_entry(code, plain);
    return plain;
}

u8 flags_of(const Notation& notation, std::string_view plain) {
    const bool has_mark = plain.find_first_of(notation.marks()) != std::string_view::npos;
    return static_cast<u8>((has_mark ? wants_quotes : 0) | (plain.empty() ? 0 : not_empty));
}

// Adds the places in `text` that are reached from `places` over an entry.
void advance(const CellText& cell, std::string_view text, const std::set<size_t>& places,
             std::set<size_t>& reached) {
    const Shape& shape = cell.shape();
    if (shape.form == Form::int64) {
        for (size_t place : places)
            while (place < text.size() &&
                   (text[place] == '-' || (text[place] >= '0' && text[place] <= '9')))
                reached.insert(++place);
        return;
    }
    for (u32 code = 0; code < shape.dictionary->size(); code++) {
        const std::string entry = entry_of(cell, code);
        for (const size_t place : places)
            if (text.substr(place).starts_with(entry)) reached.insert(place + entry.size());
    }
}

bool is_joinable(const Shape& child) {
    return child.form == Form::codes ||
           (child.form == Form::int64 && child.type.kind == Kind::integer);
}

}  // namespace

EntryFlags entry_flags(const Notation& notation, const CellText& cell) {
    EntryFlags flags;
    for (u32 code = 0; code < cell.shape().dictionary->size(); code++) {
        const u8 flag = flags_of(notation, entry_of(cell, code));
        flags.of_code.push_back(flag);
        if ((flag & wants_quotes) != 0) flags.any_wants_quotes = true;
        if ((flag & not_empty) == 0) flags.all_not_empty = false;
    }
    return flags;
}

// Whether the joined entries can make exactly the text that stands for null.
bool PieceBuilder::may_equal_null(const CellText& text) const {
    const std::string& null = notation_.null_text();
    if (null.empty()) return false;
    std::set<size_t> places = {0};
    for (const CellText& child : text.children()) {
        std::set<size_t> reached;
        if (child.shape().nullable) reached = places;
        advance(child, null, places, reached);
        places = std::move(reached);
    }
    return places.contains(null.size());
}

void PieceBuilder::add_joint(u32 field, const Joint& joint, Edge edge) {
    const std::string quote = notation_.quote_text();
    const std::string& null = notation_.null_text();
    switch (joint.way) {
        case Joint::Way::plain:
            break;
        case Joint::Way::quoted:
            add_quotes(field, edge);
            break;
        case Joint::Way::null_only:
            if (edge == Edge::open && !null.empty())
                add_slab({"", null}, {.slot = null_slot(field)});
            break;
        case Joint::Way::by_state:
            add_slab({"", quote, edge == Edge::open ? null : std::string()},
                     {.slot = joint.states});
    }
}

bool PieceBuilder::add_parts(u32 field) {
    const CellText& text = cell(field);
    const Quotes quotes = notation_.quotes_of(text);
    for (const CellText& child : text.children())
        if (!is_joinable(child.shape())) return false;
    if (quotes == Quotes::never) return false;
    const bool by_value = quotes == Quotes::by_value;
    if (by_value && (may_equal_null(text) || !notation_.numbers_are_safe())) return false;
    const Joint joint = by_value ? part_joint(field) : Joint{.way = Joint::Way::quoted};
    add_joint(field, joint, Edge::open);
    for (u32 k = 0; k < text.children().size(); k++) add_part(field, k);
    add_joint(field, joint, Edge::close);
    return true;
}

PieceBuilder::Joint PieceBuilder::part_joint(u32 field) {
    const CellText& text = cell(field);
    std::vector<std::vector<u8>> tables;
    bool may_want_quotes = false, may_be_empty = true;
    for (const CellText& child : text.children()) {
        const bool is_codes = child.shape().form == Form::codes;
        EntryFlags flags = is_codes ? entry_flags(notation_, child) : EntryFlags();
        may_want_quotes |= flags.any_wants_quotes;
        may_be_empty &= child.shape().nullable || !flags.all_not_empty;
        tables.push_back(std::move(flags.of_code));
    }
    if (!may_want_quotes && !may_be_empty)
        return {.way = text.shape().nullable ? Joint::Way::null_only : Joint::Way::plain};
    const u32 slot = plan_.index_slots++;
    plan_.lowerings.push_back([field, slot, tables = std::move(tables)](RowState& state) {
        u8 flags[block_rows] = {};
        const Column& column = *state.columns[field];
        for (size_t k = 0; k < tables.size(); k++) {
            const Column& child = column.children[k];
            const u8* valid = child.shape->nullable ? child.valid.data() : nullptr;
            if (child.shape->form == Form::codes) {
                state.kernels->collect_flags(child.codes.data(), valid, tables[k].data(),
                                             state.count, flags);
                continue;
            }
            for (u32 i = 0; i < state.count; i++)
                if (!child.is_null(i)) flags[i] |= not_empty;
        }
        const u8* valid = column.shape->nullable ? column.valid.data() : nullptr;
        state.kernels->quote_states(flags, valid, state.count, state.indices[slot].data());
    });
    return {.way = Joint::Way::by_state, .states = slot};
}

void PieceBuilder::add_part(u32 field, u32 child) {
    const CellText& text = cell(field).children()[child];
    const Shape& shape = text.shape();
    const ColumnPath path{.field = field, .child = static_cast<i32>(child)};
    const bool may_be_null = shape.nullable || cell(field).shape().nullable;
    const auto escaped = [&](const std::string& plain) {
        std::string out;
        notation_.append_escaped(out, plain);
        return out;
    };
    std::vector<std::string> entries;
    if (shape.form == Form::codes) {
        for (u32 code = 0; code < shape.dictionary->size(); code++)
            entries.push_back(escaped(entry_of(text, code)));
        if (!may_be_null && entries.size() == 1) return add_literal(entries[0]);
        if (!may_be_null) return add_slab(std::move(entries), {.is_direct = true, .path = path});
        const auto null_code = static_cast<u32>(entries.size());
        const u32 slot = plan_.index_slots++;
        plan_.lowerings.push_back([path, slot, null_code](RowState& state) {
            u8 both[block_rows];
            state.kernels->codes_or_null(path.of(state.columns).codes.data(),
                                         valid_of(path, state, both), null_code, state.count,
                                         state.indices[slot].data());
        });
        entries.emplace_back();
        return add_slab(std::move(entries), {.slot = slot});
    }
    const DigitsOptions options{.digits_min = std::max(shape.digits, u32{1})};
    const u32 slot = plan_.packed_slots++;
    plan_.lowerings.push_back([path, slot, options](RowState& state) {
        u8 both[block_rows];
        state.groups[slot] = state.kernels->digits(path.of(state.columns).integers.data(),
                                                   valid_of(path, state, both), options,
                                                   state.count, state.packed[slot]);
    });
    plan_.pieces.push_back({.kind = PieceKind::digits, .slot = slot});
}

bool PieceBuilder::add_words(u32 field) {
    const CellText& text = cell(field);
    const Shape& shape = text.shape();
    const Quotes quotes = notation_.quotes_of(text);
    const std::string& null = notation_.null_text();
    std::vector<std::string> entries;
    std::string separator;
    notation_.append_escaped(separator, shape.separator);
    for (u32 code = 0; code < shape.dictionary->size(); code++) {
        const std::string plain = entry_of(text, code);
        // What could be, or begin, the text of null is left to the slow way.
        if (quotes == Quotes::by_value && !null.empty() && null.starts_with(plain)) return false;
        std::string entry;
        notation_.append_escaped(entry, plain);
        entries.push_back(entry + separator);
    }
    if (slab_width(longest_of(entries)) == 0 || entries.size() > words_max ||
        quotes == Quotes::never)
        return false;
    Piece words{.kind = PieceKind::words,
                .entries = std::move(entries),
                .source = {.is_direct = true, .path = {.field = field}},
                .lengths = {.is_direct = true, .path = {.field = field}},
                .length = static_cast<u32>(separator.size()),
                .count_max = shape.count_max};
    Joint joint{.way = Joint::Way::quoted};
    if (quotes == Quotes::by_value) {
        const EntryFlags flags = entry_flags(notation_, text);
        joint = word_joint(field, flags);
        if (joint.way == Joint::Way::plain) words.quote_if_empty = notation_.quote();
    }
    if (shape.nullable) words.lengths = {.slot = valid_lengths(field)};
    add_joint(field, joint, Edge::open);
    plan_.pieces.push_back(std::move(words));
    add_joint(field, joint, Edge::close);
    return true;
}

u32 PieceBuilder::valid_lengths(u32 field) {
    const u32 slot = plan_.index_slots++;
    plan_.lowerings.push_back([field, slot](RowState& state) {
        const Column& column = *state.columns[field];
        state.kernels->codes_or_null(column.lengths.data(), column.valid.data(), 0, state.count,
                                     state.indices[slot].data());
    });
    return slot;
}

PieceBuilder::Joint PieceBuilder::word_joint(u32 field, const EntryFlags& entries) {
    const CellText& text = cell(field);
    const u8 between = flags_of(notation_, text.shape().separator);
    const bool is_simple = !entries.any_wants_quotes && entries.all_not_empty;
    if (is_simple && (between & wants_quotes) == 0 && !text.shape().nullable) return {};
    const u32 slot = plan_.index_slots++;
    plan_.lowerings.push_back(
        [field, slot, is_simple, table = entries.of_code, between](RowState& state) {
            u8 flags[block_rows] = {};
            const Column& column = *state.columns[field];
            if (is_simple)
                state.kernels->length_flags(column.lengths.data(), between, state.count, flags);
            else
                state.kernels->collect_word_flags(column.codes.data(), column.lengths.data(),
                                                  column.shape->count_max, table.data(), between,
                                                  state.count, flags);
            const u8* valid = column.shape->nullable ? column.valid.data() : nullptr;
            state.kernels->quote_states(flags, valid, state.count, state.indices[slot].data());
        });
    return {.way = Joint::Way::by_state, .states = slot};
}

}  // namespace rowsmith
