#include "format/row_pieces.h"

#include <cstring>

#include "column/moment_text.h"

namespace rowsmith {

namespace {

// Ranges up to this many values become slabs.
constexpr u64 slab_range_max = 2'048;
// Formats of the user's own are slow to write, so they are written once for more values.
constexpr u64 formatted_range_max = 40'000;

struct Word {
    u64 bytes = 0;
    u8 length = 0;
};

Word word_of(std::string_view text) {
    Word word{.length = static_cast<u8>(text.size())};
    for (size_t i = 0; i < text.size(); i++) word.bytes |= u64{static_cast<u8>(text[i])} << (8 * i);
    return word;
}

u64 power_of_10(i32 exponent) {
    u64 power = 1;
    for (i32 i = 0; i < exponent; i++) power *= 10;
    return power;
}

bool has_small_range(const CellText& cell) {
    const Shape& shape = cell.shape();
    const u64 range = static_cast<u64>(shape.high) - static_cast<u64>(shape.low);
    const bool slow = shape.type.kind == Kind::duration || !shape.type.format.empty();
    return shape.low <= shape.high && range < (slow ? formatted_range_max : slab_range_max);
}

bool has_digits(const Type& type) {
    return type.kind == Kind::integer || (type.kind == Kind::decimal && type.scale <= 7);
}

bool is_iso_moment(const Type& type) { return is_moment(type.kind) && type.format.empty(); }

}  // namespace

const u8* valid_of(const ColumnPath& path, const RowState& state, u8* both) {
    const Column& column = path.of(state.columns);
    const Column& parent = *state.columns[path.field];
    if (!parent.shape->nullable || path.child < 0)
        return column.shape->nullable ? column.valid.data() : nullptr;
    if (!column.shape->nullable) return parent.valid.data();
    for (u32 i = 0; i < state.count; i++) both[i] = column.valid[i] & parent.valid[i];
    return both;
}

std::string PieceBuilder::whole_cell(const CellText& cell, std::string_view plain) const {
    std::string text;
    notation_.append_plain_cell(cell, plain, text);
    return text;
}

// Values of this column, which is no text, stand as they are, or in quotes always.
bool PieceBuilder::is_plain(const CellText& cell) const {
    return notation_.numbers_are_safe() && notation_.null_text().size() <= 8 &&
           (notation_.is_json() || cell.shape().type.format.empty());
}

void PieceBuilder::add_literal(std::string text) {
    plan_.pieces.push_back({.kind = PieceKind::literal, .text = std::move(text)});
}

void PieceBuilder::add_slab(std::vector<std::string> entries, IndexSource source) {
    plan_.pieces.push_back(
        {.kind = PieceKind::slab, .entries = std::move(entries), .source = source});
}

u32 PieceBuilder::null_slot(u32 field) {
    null_slots_.resize(cells_.size(), -1);
    if (null_slots_[field] < 0) {
        const u32 slot = plan_.index_slots++;
        null_slots_[field] = slot;
        plan_.lowerings.push_back([field, slot](RowState& state) {
            state.kernels->nulls(state.columns[field]->valid.data(), state.count,
                                 state.indices[slot].data());
        });
    }
    return static_cast<u32>(null_slots_[field]);
}

void PieceBuilder::add_quotes(u32 field, Edge edge) {
    if (notation_.quotes_of(cell(field)) != Quotes::always) return;
    const std::string quote = notation_.quote_text();
    if (quote.empty() && notation_.null_text().empty()) return;
    if (!cell(field).shape().nullable) return add_literal(quote);
    add_slab({quote, edge == Edge::open ? notation_.null_text() : std::string()},
             {.slot = null_slot(field)});
}

void PieceBuilder::add_column(u32 field) {
    const CellText& text = cell(field);
    const Shape& shape = text.shape();
    switch (shape.form) {
        case Form::codes:
            return add_codes(field);
        case Form::int64:
            if (shape.type.kind == Kind::boolean || has_small_range(text))
                return add_small_range(field);
            if (is_plain(text) && has_digits(shape.type)) return add_digits(field);
            if (is_plain(text) && is_iso_moment(shape.type)) return add_moment(field);
            return add_rendered(field);
        case Form::uuid:
            return is_plain(text) ? add_uuid(field) : add_rendered(field);
        case Form::text:
            return text.is_json_string() && shape.type.kind != Kind::binary ? add_text(field)
                                                                            : add_rendered(field);
        case Form::parts:
            return add_parts(field) ? void() : add_rendered(field);
        case Form::words:
            return add_words(field) ? void() : add_rendered(field);
        case Form::float64:
        case Form::list:
        case Form::record:
            return add_rendered(field);
    }
}

void PieceBuilder::add_codes(u32 field) {
    const CellText& text = cell(field);
    const Shape& shape = text.shape();
    std::vector<std::string> entries;
    std::string plain;
    for (u32 code = 0; code < shape.dictionary->size(); code++) {
        plain.clear();
        text.append_entry(code, plain);
        entries.push_back(whole_cell(text, plain));
    }
    if (!shape.nullable) {
        if (entries.size() == 1) return add_literal(entries[0]);
        return add_slab(std::move(entries), {.is_direct = true, .path = {.field = field}});
    }
    const u32 slot = plan_.index_slots++;
    const auto null_code = static_cast<u32>(entries.size());
    entries.push_back(notation_.null_text());
    plan_.lowerings.push_back([field, slot, null_code](RowState& state) {
        const Column& column = *state.columns[field];
        state.kernels->codes_or_null(column.codes.data(), column.valid.data(), null_code,
                                     state.count, state.indices[slot].data());
    });
    add_slab(std::move(entries), {.slot = slot});
}

void PieceBuilder::add_small_range(u32 field) {
    const CellText& text = cell(field);
    const Shape& shape = text.shape();
    const bool is_boolean = shape.type.kind == Kind::boolean;
    const i64 low = is_boolean ? 0 : shape.low;
    const u32 last =
        is_boolean ? 1 : static_cast<u32>(static_cast<u64>(shape.high) - static_cast<u64>(low));
    std::vector<std::string> entries;
    for (u32 k = 0; k <= last; k++) {
        std::string plain;
        text.append_integral(low + i64{k}, plain);
        entries.push_back(whole_cell(text, plain));
    }
    if (shape.nullable) entries.push_back(notation_.null_text());
    const u32 slot = plan_.index_slots++;
    plan_.lowerings.push_back([field, slot, low, last](RowState& state) {
        const Column& column = *state.columns[field];
        const u8* valid = column.shape->nullable ? column.valid.data() : nullptr;
        state.kernels->offsets(column.integers.data(), valid, low, last, state.count,
                               state.indices[slot].data());
    });
    add_slab(std::move(entries), {.slot = slot});
}

void PieceBuilder::add_digits(u32 field) {
    const Shape& shape = cell(field).shape();
    const bool is_quoted = notation_.quotes_of(cell(field)) == Quotes::always;
    const Word null = word_of(is_quoted ? "" : notation_.null_text());
    const bool is_decimal = shape.type.kind == Kind::decimal;
    const DigitsOptions options{.unit = is_decimal ? power_of_10(shape.type.scale) : 1,
                                .digits_min = is_decimal || shape.digits == 0 ? 1 : shape.digits,
                                .null_word = null.bytes,
                                .null_length = null.length};
    const u32 slot = plan_.packed_slots++;
    plan_.lowerings.push_back([field, slot, options](RowState& state) {
        const Column& column = *state.columns[field];
        const u8* valid = column.shape->nullable ? column.valid.data() : nullptr;
        state.groups[slot] = state.kernels->digits(column.integers.data(), valid, options,
                                                   state.count, state.packed[slot]);
    });
    add_quotes(field, Edge::open);
    plan_.pieces.push_back({.kind = PieceKind::digits, .slot = slot});
    if (is_decimal && shape.type.scale > 0) add_fraction(field);
    add_quotes(field, Edge::close);
}

void PieceBuilder::add_fraction(u32 field) {
    const Shape& shape = cell(field).shape();
    const auto digits = static_cast<u32>(shape.type.scale);
    if (digits > 3) {
        const u32 slot = plan_.packed_slots++;
        plan_.lowerings.push_back([field, slot, digits](RowState& state) {
            const Column& column = *state.columns[field];
            const u8* valid = column.shape->nullable ? column.valid.data() : nullptr;
            state.kernels->fraction_texts(column.integers.data(), valid, digits, state.count,
                                          state.packed[slot]);
        });
        plan_.pieces.push_back({.kind = PieceKind::packed,
                                .slot = slot,
                                .nullable = shape.nullable,
                                .length = digits + 1});
        return;
    }
    const auto unit = static_cast<u32>(power_of_10(shape.type.scale));
    std::vector<std::string> entries;
    for (u32 k = 0; k < unit; k++) entries.push_back("." + std::to_string(unit + k).substr(1));
    if (shape.nullable) entries.emplace_back();
    const u32 slot = plan_.index_slots++;
    plan_.lowerings.push_back([field, slot, unit](RowState& state) {
        const Column& column = *state.columns[field];
        const u8* valid = column.shape->nullable ? column.valid.data() : nullptr;
        state.kernels->fractions(column.integers.data(), valid, unit, state.count,
                                 state.indices[slot].data());
    });
    add_slab(std::move(entries), {.slot = slot});
}

void PieceBuilder::add_moment(u32 field) {
    const Shape& shape = cell(field).shape();
    const Type& type = shape.type;
    const bool is_quoted = notation_.quotes_of(cell(field)) == Quotes::always;
    const Word null = word_of(is_quoted ? "" : notation_.null_text());
    MomentOptions options{.null_word = null.bytes, .null_length = null.length};
    const auto digits = static_cast<u32>(fraction_digits(type.resolution_us));
    const u32 fraction = digits == 0 ? 0 : digits + 1;
    u32 length = 10;
    if (type.kind == Kind::time) {
        options.part = MomentPart::time;
        options.fraction_digits = digits;
        length = 8 + fraction;
    } else if (type.kind == Kind::datetime) {
        options.part = MomentPart::datetime;
        options.fraction_digits = digits;
        options.ends_with_z = !type.zone.empty();
        length = 19 + fraction + (options.ends_with_z ? 1 : 0);
    }
    const u32 slot = plan_.packed_slots++;
    plan_.lowerings.push_back([field, slot, options](RowState& state) {
        const Column& column = *state.columns[field];
        const u8* valid = column.shape->nullable ? column.valid.data() : nullptr;
        state.kernels->moments(column.integers.data(), valid, options, state.count,
                               state.packed[slot]);
    });
    add_quotes(field, Edge::open);
    plan_.pieces.push_back(
        {.kind = PieceKind::packed, .slot = slot, .nullable = shape.nullable, .length = length});
    add_quotes(field, Edge::close);
}

// The null text of unquoted uuids is a slab of its own: 36 bytes have no room for it.
void PieceBuilder::add_uuid(u32 field) {
    const Shape& shape = cell(field).shape();
    const bool is_quoted = notation_.quotes_of(cell(field)) == Quotes::always;
    if (is_quoted)
        add_quotes(field, Edge::open);
    else if (shape.nullable && !notation_.null_text().empty())
        add_slab({"", notation_.null_text()}, {.slot = null_slot(field)});
    plan_.pieces.push_back(
        {.kind = PieceKind::uuid, .path = {.field = field}, .nullable = shape.nullable});
    if (is_quoted) add_quotes(field, Edge::close);
}

namespace {

// A block of texts in which nothing is to be escaped, quoted or null is read where it lies.
bool is_clean(const Notation& notation, Quotes quotes, const Column& column,
              const RowState& state) {
    const std::string_view marks = notation.marks();
    const std::string& bytes = column.text.bytes();
    if (state.kernels->has_marks(bytes.data(), bytes.size(), marks.data(),
                                 static_cast<u32>(marks.size())))
        return false;
    if (quotes == Quotes::always) return true;
    for (u32 i = 0; i < state.count; i++)
        if (notation.needs_quotes(column.text.at(i))) return false;
    return true;
}

void finish(TextSlot& slot) {
    slot.limit = slot.bytes.size() + 32;
    slot.bytes.append(64, '\0');
    slot.text = slot.bytes.data();
    slot.text_ends = slot.ends.data();
}

}  // namespace

void PieceBuilder::add_text(u32 field) {
    const CellText& text = cell(field);
    const u32 slot_number = plan_.text_slots++;
    const bool is_nullable = text.shape().nullable;
    if (!is_nullable) add_quotes(field, Edge::open);
    plan_.lowerings.push_back(
        [field, slot_number, &text, is_nullable, notation = notation_](RowState& state) {
            TextSlot& slot = state.texts[slot_number];
            const Column& column = *state.columns[field];
            const Quotes quotes = notation.quotes_of(text);
            if (!is_nullable && is_clean(notation, quotes, column, state)) {
                slot.text = column.text.bytes().data();
                slot.text_ends = column.text.ends().data();
                slot.limit = column.text.bytes().size();
                return;
            }
            slot.bytes.clear();
            slot.ends.clear();
            for (u32 i = 0; i < state.count; i++) {
                if (!is_nullable && quotes == Quotes::always)
                    notation.append_escaped(slot.bytes, column.text.at(i));
                else if (column.is_null(i))
                    slot.bytes += notation.null_text();
                else
                    notation.append_plain_cell(text, column.text.at(i), slot.bytes);
                slot.ends.push_back(static_cast<u32>(slot.bytes.size()));
            }
            finish(slot);
        });
    plan_.pieces.push_back({.kind = PieceKind::span, .slot = slot_number});
    if (!is_nullable) add_quotes(field, Edge::close);
}

void PieceBuilder::add_rendered(u32 field) {
    const CellText& text = cell(field);
    const u32 slot_number = plan_.text_slots++;
    plan_.lowerings.push_back([field, slot_number, &text, notation = notation_](RowState& state) {
        TextSlot& slot = state.texts[slot_number];
        slot.bytes.clear();
        slot.ends.clear();
        for (u32 i = 0; i < state.count; i++) {
            notation.append_cell(text, *state.columns[field], i, slot.bytes);
            slot.ends.push_back(static_cast<u32>(slot.bytes.size()));
        }
        finish(slot);
    });
    plan_.pieces.push_back({.kind = PieceKind::span, .slot = slot_number});
}

}  // namespace rowsmith
