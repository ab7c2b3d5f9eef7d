#include "generators/template_pieces.h"

#include <algorithm>
#include <array>

#include "column/convert.h"

namespace rowsmith {

namespace {

std::optional<u32> equal_length(const std::vector<std::string>& texts) {
    for (const std::string& text : texts)
        if (text.size() != texts.front().size()) return std::nullopt;
    return texts.empty() ? std::nullopt
                         : std::optional<u32>(static_cast<u32>(texts.front().size()));
}

void copy_valid(const Column& from, u32 count, Column& to) {
    if (!to.shape->nullable) return;
    for (u32 i = 0; i < count; i++) to.valid[i] = from.is_null(i) ? 0 : 1;
}

class LiteralPiece final : public TextPiece {
public:
    explicit LiteralPiece(std::string text) : dictionary_(make_dictionary({std::move(text)})) {}
    Shape shape() const override { return {.form = Form::codes, .dictionary = dictionary_}; }
    void fill(const Fill& block, Column& child) const override {
        std::fill_n(child.codes.data(), block.count(), 0u);
    }
    void append(const Fill&, u32, std::string& out) const override { out += dictionary_->texts[0]; }
    std::optional<u32> fixed_bytes() const override { return equal_length(dictionary_->texts); }

private:
    DictionaryPointer dictionary_;
};

class WordPiece final : public TextPiece {
public:
    WordPiece(u64 key, AliasTable table, std::vector<std::string> words)
        : key_(key), table_(std::move(table)), dictionary_(make_dictionary(std::move(words))) {}
    Shape shape() const override { return {.form = Form::codes, .dictionary = dictionary_}; }
    void fill(const Fill& block, Column& child) const override {
        table_.pick_at(key_, {block.rows.scaled(), block.count()}, child.codes.data());
    }
    void append(const Fill& block, u32 i, std::string& out) const override {
        out += dictionary_->texts[table_.pick(mix(key_ + block.rows.scaled()[i]))];
    }
    std::optional<u32> fixed_bytes() const override { return equal_length(dictionary_->texts); }

private:
    u64 key_;
    AliasTable table_;
    DictionaryPointer dictionary_;
};

class CodesPiece final : public TextPiece {
public:
    CodesPiece(u32 input, const Shape& shape, Rewrite rewrite)
        : input_(input), nullable_(shape.nullable), dictionary_(shape.dictionary) {
        if (!rewrite) return;
        Dictionary rewritten;
        for (const std::string& text : dictionary_->texts)
            rewrite(rewritten.texts.emplace_back(), text);
        dictionary_ = std::make_shared<const Dictionary>(std::move(rewritten));
    }
    Shape shape() const override {
        return {.form = Form::codes, .nullable = nullable_, .dictionary = dictionary_};
    }
    void fill(const Fill& block, Column& child) const override {
        const Column& from = *block.inputs[input_];
        std::copy_n(from.codes.data(), block.count(), child.codes.data());
        copy_valid(from, block.count(), child);
    }
    void append(const Fill& block, u32 i, std::string& out) const override {
        const Column& from = *block.inputs[input_];
        if (!from.is_null(i)) out += dictionary_->texts[from.codes[i]];
    }
    std::optional<u32> fixed_bytes() const override {
        return nullable_ ? std::nullopt : equal_length(dictionary_->texts);
    }

private:
    u32 input_;
    bool nullable_;
    DictionaryPointer dictionary_;
};

class IntegerPiece final : public TextPiece {
public:
    IntegerPiece(u32 input, const Shape& shape, u32 digits)
        : input_(input), shape_{.type = {.kind = Kind::integer}, .form = Form::int64} {
        shape_.nullable = shape.nullable;
        shape_.digits = digits;
        shape_.low = shape.low;
        shape_.high = shape.high;
    }
    Shape shape() const override { return shape_; }
    void fill(const Fill& block, Column& child) const override {
        const Column& from = *block.inputs[input_];
        for (u32 i = 0; i < block.count(); i++) child.integers[i] = integer_at(from, i);
        copy_valid(from, block.count(), child);
    }
    void append(const Fill& block, u32 i, std::string& out) const override {
        const Column& from = *block.inputs[input_];
        if (from.is_null(i)) return;
        const std::string digits = std::to_string(integer_at(from, i));
        if (digits.size() < shape_.digits) out.append(shape_.digits - digits.size(), '0');
        out += digits;
    }
    std::optional<u32> fixed_bytes() const override {
        if (shape_.nullable || shape_.low < 0) return std::nullopt;
        const auto width = [&](i64 number) {
            return std::max(static_cast<u32>(std::to_string(number).size()), shape_.digits);
        };
        return width(shape_.low) == width(shape_.high) ? std::optional(width(shape_.low))
                                                       : std::nullopt;
    }

private:
    u32 input_;
    Shape shape_;
};

class ValuePiece final : public TextPiece {
public:
    ValuePiece(u32 input, const Shape& shape, ValueText text, Rewrite rewrite)
        : input_(input), nullable_(shape.nullable), text_(std::move(text)), rewrite_(rewrite) {
        is_uuid_ = shape.form == Form::uuid;
    }
    Shape shape() const override {
        // Upper case may need a byte more for two (ß).
        const u32 longest = text_.bytes_max() * (rewrite_ ? 2 : 1);
        return {.form = Form::text, .nullable = nullable_, .bytes_max = longest};
    }
    void fill(const Fill& block, Column& child) const override {
        std::string text;
        child.text.clear();
        for (u32 i = 0; i < block.count(); i++) {
            text.clear();
            append(block, i, text);
            child.text.add(text);
        }
        copy_valid(*block.inputs[input_], block.count(), child);
    }
    void append(const Fill& block, u32 i, std::string& out) const override {
        const Column& from = *block.inputs[input_];
        if (from.is_null(i)) return;
        if (!rewrite_) return text_.append(from, i, out);
        std::string plain;
        text_.append(from, i, plain);
        rewrite_(out, plain);
    }
    std::optional<u32> fixed_bytes() const override {
        return is_uuid_ && !nullable_ && !rewrite_ ? std::optional(36u) : std::nullopt;
    }

private:
    u32 input_;
    bool nullable_;
    bool is_uuid_;
    ValueText text_;
    Rewrite rewrite_;
};

class CheckPiece final : public TextPiece {
public:
    CheckPiece(CheckDigit kind, std::vector<TextPiecePointer> before)
        : kind_(kind), before_(std::move(before)) {}
    Shape shape() const override { return {.form = Form::text, .bytes_max = 2}; }
    void fill(const Fill& block, Column& child) const override {
        std::string text;
        child.text.clear();
        for (u32 i = 0; i < block.count(); i++) {
            text.clear();
            for (const TextPiecePointer& piece : before_) piece->append(block, i, text);
            child.text.add(check_digits(kind_, text));
        }
    }
    // `out` may hold more than this template's own text, so that is written anew.
    void append(const Fill& block, u32 i, std::string& out) const override {
        std::string text;
        for (const TextPiecePointer& piece : before_) piece->append(block, i, text);
        out += check_digits(kind_, text);
    }
    std::optional<u32> fixed_bytes() const override { return kind_ == CheckDigit::mod97 ? 2 : 1; }

private:
    CheckDigit kind_;
    std::vector<TextPiecePointer> before_;
};

}  // namespace

TextPiecePointer literal_piece(std::string text) {
    return std::make_shared<LiteralPiece>(std::move(text));
}

TextPiecePointer word_piece(u64 key, AliasTable table, std::vector<std::string> words) {
    return std::make_shared<WordPiece>(key, std::move(table), std::move(words));
}

TextPiecePointer codes_piece(u32 input, const Shape& shape, Rewrite rewrite) {
    return std::make_shared<CodesPiece>(input, shape, rewrite);
}

TextPiecePointer integer_piece(u32 input, const Shape& shape, u32 digits) {
    return std::make_shared<IntegerPiece>(input, shape, digits);
}

TextPiecePointer value_piece(u32 input, const Shape& shape, ValueText text, Rewrite rewrite) {
    return std::make_shared<ValuePiece>(input, shape, std::move(text), rewrite);
}

TextPiecePointer check_piece(CheckDigit kind, std::vector<TextPiecePointer> before) {
    return std::make_shared<CheckPiece>(kind, std::move(before));
}

}  // namespace rowsmith
