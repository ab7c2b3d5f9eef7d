#include "generators/template_slots.h"

#include "base/text.h"
#include "expression/letters.h"
#include "random/streams.h"

namespace rowsmith {

namespace {

Error wrong(const TemplatePiece& slot, std::string cause, std::string message, std::string expected,
            std::string fix) {
    return schema_error(std::move(cause), std::move(message), slot.place, std::move(expected),
                        std::move(fix));
}

Rewrite rewrite_of(SlotFormat format) {
    switch (format) {
        case SlotFormat::upper:
            return append_upper;
        case SlotFormat::lower:
            return append_lower;
        case SlotFormat::slug:
            return append_slug;
        default:
            return nullptr;
    }
}

const Node* words_of(BindContext& context, const std::string& name) {
    const Node* words = context.options().node("words");
    return words ? words->find(name) : nullptr;
}

// One word may stand in a template twice: each place draws for itself.
Result<TextPiecePointer> bind_words(BindContext& context, const TemplatePiece& slot,
                                    const Node& node, size_t place) {
    const bool is_rewritten = slot.format <= SlotFormat::slug;
    if (!is_rewritten)
        return fail(wrong(slot, "template_format_of_other_type",
                          "'" + slot.text + "' is a word, which has no digits or moments",
                          "upper, lower or slug", "remove the format"));
    const auto entries = TRY(read_shares(node));
    std::vector<double> shares;
    std::vector<std::string> texts;
    const Rewrite rewrite = rewrite_of(slot.format);
    for (const ShareEntry& entry : entries) {
        shares.push_back(entry.share);
        if (rewrite)
            rewrite(texts.emplace_back(), entry.text);
        else
            texts.push_back(entry.text);
    }
    auto table = AliasTable::make(shares);
    if (!table) {
        Error error = std::move(table).error();
        error.place = node.place();
        return fail(std::move(error));
    }
    const u64 key = subkey(context.key(1) ^ text_hash(slot.text), place);
    return word_piece(key, *std::move(table), std::move(texts));
}

Result<void> check_format(const TemplatePiece& slot, const Shape& shape) {
    const Kind kind = shape.type.kind;
    const bool whole = kind == Kind::integer;
    const bool number = whole || kind == Kind::decimal || kind == Kind::float_;
    const auto refuse = [&](std::string expected) {
        return fail(wrong(slot, "template_format_of_other_type",
                          "'" + slot.text + "' is " + std::string(name_of(kind)) +
                              ", which the format does not fit",
                          std::move(expected), "remove the format of the slot"));
    };
    if (slot.format == SlotFormat::padded && !whole) return refuse("an integer");
    if (slot.format == SlotFormat::decimals && !number) return refuse("a number");
    if (slot.format == SlotFormat::moment && !is_moment(kind)) return refuse("a date or time");
    return {};
}

// A slot that is no column may have meant one of the words.
Error with_words(BindContext& context, const TemplatePiece& slot, Error error) {
    const Node* words = context.options().node("words");
    if (error.cause != "unknown_column" || words == nullptr) return error;
    std::vector<std::string> names;
    for (const Key& key : words->keys) names.push_back(key.text);
    error.expected = "one of the words " + quoted_list(names) + ", or a column";
    const std::string near = nearest(slot.text, names);
    if (!near.empty()) error.fix = "write " + near;
    return error;
}

Result<TextPiecePointer> bind_path(BindContext& context, const TemplatePiece& slot) {
    const auto found = context.path({slot.text, slot.place});
    if (!found) return fail(with_words(context, slot, found.error()));
    const u32 input = *found;
    const Shape& shape = context.input_shape(input);
    TRY(check_format(slot, shape));
    const Rewrite rewrite = rewrite_of(slot.format);
    const bool coded = shape.form == Form::codes && !shape.dictionary->texts.empty();
    if (coded && shape.type.kind != Kind::binary) return codes_piece(input, shape, rewrite);
    const bool integers = shape.type.kind == Kind::integer && !rewrite &&
                          (shape.form == Form::int64 || shape.form == Form::codes);
    if (integers && slot.format != SlotFormat::decimals)
        return integer_piece(input, shape, slot.digits > 0 ? slot.digits : shape.digits);
    auto text = ValueText::of(shape);
    if (!text)
        return fail(wrong(slot, "template_slot_no_text",
                          "'" + slot.text + "' is " + std::string(name_of(shape.type.kind)) +
                              ", which has no plain text",
                          "a text, a number, a moment or a truth value", "name another column"));
    if (slot.format == SlotFormat::decimals) text->round(slot.digits);
    if (slot.format == SlotFormat::moment)
        text->use(TRY(MomentFormat::parse(slot.moment, slot.place)));
    return value_piece(input, shape, *std::move(text), rewrite);
}

bool is_separator(const TextPiecePointer& piece, const TemplatePiece& from, bool at_start) {
    if (from.kind != TemplatePiece::Kind::literal || !piece->fixed_bytes()) return false;
    const char c = at_start ? from.text.front() : from.text.back();
    return c < '0' || c > '9';
}

}  // namespace

Result<std::vector<TextPiecePointer>> bind_pieces(BindContext& context,
                                                  const std::vector<TemplatePiece>& pieces) {
    std::vector<TextPiecePointer> bound;
    for (size_t i = 0; i < pieces.size(); i++) {
        const TemplatePiece& piece = pieces[i];
        switch (piece.kind) {
            case TemplatePiece::Kind::literal:
                bound.push_back(literal_piece(piece.text));
                break;
            case TemplatePiece::Kind::check:
                bound.push_back(check_piece(piece.check, bound));
                break;
            case TemplatePiece::Kind::slot:
                if (const Node* words = words_of(context, piece.text))
                    bound.push_back(TRY(bind_words(context, piece, *words, i)));
                else
                    bound.push_back(TRY(bind_path(context, piece)));
                break;
        }
    }
    return bound;
}

// The unique text stands at a known place if what is before it or behind it has one length; where
// its own length varies, the other side must have one too, or be set apart by a sign that no
// integer has.
bool is_one_to_one(BindContext& context, const std::vector<TemplatePiece>& pieces,
                   const std::vector<TextPiecePointer>& bound) {
    const auto all_fixed = [&](size_t from, size_t to) {
        for (size_t i = from; i < to; i++)
            if (!bound[i]->fixed_bytes()) return false;
        return true;
    };
    for (size_t i = 0; i < pieces.size(); i++) {
        const TemplatePiece& slot = pieces[i];
        const bool verbatim = slot.format == SlotFormat::plain || slot.format == SlotFormat::padded;
        const bool is_path =
            slot.kind == TemplatePiece::Kind::slot && !words_of(context, slot.text);
        if (!is_path || !verbatim || !context.is_unique_path(slot.text)) continue;
        const Shape shape = bound[i]->shape();
        if (shape.nullable) continue;
        const bool before = all_fixed(0, i), behind = all_fixed(i + 1, pieces.size());
        if (before && behind) return true;
        if (bound[i]->fixed_bytes() && (before || behind)) return true;
        if (shape.form != Form::int64) continue;
        const bool set_apart_before = i > 0 && is_separator(bound[i - 1], pieces[i - 1], false);
        const bool set_apart_behind =
            i + 1 < pieces.size() && is_separator(bound[i + 1], pieces[i + 1], true);
        if ((before && set_apart_behind) || (behind && set_apart_before && shape.low >= 0))
            return true;
    }
    return false;
}

}  // namespace rowsmith
