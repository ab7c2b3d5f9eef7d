#include "format/arrow_texts.h"

#include <algorithm>

#include "format/notation.h"
#include "format/row_glue.h"
#include "format/row_pieces.h"

namespace rowsmith {

namespace {

constexpr u32 overrun = 16;  // of FlatTexts::copy

bool is_flat(const Shape& shape) {
    return (shape.form == Form::codes || shape.form == Form::words) &&
           shape.dictionary->integers.empty() && shape.dictionary->floats.empty();
}

bool has_binary(const Shape& shape) {
    return shape.type.kind == Kind::binary || std::ranges::any_of(shape.children, has_binary);
}

}  // namespace

FlatTexts::FlatTexts(const std::vector<std::string>& texts) {
    size_t total = 0;
    for (const std::string& text : texts) total += text.size();
    bytes_ = Aligned<char>(total);
    for (const std::string& text : texts) {
        const u32 start = starts_.back(), size = static_cast<u32>(text.size());
        if (size > 0) std::memcpy(bytes_.data() + start, text.data(), size);
        starts_.push_back(start + size);
        longest_ = std::max(longest_, size);
    }
}

Result<CellBytes> CellBytes::bind(const Shape& shape, const Place& place) {
    CellBytes bytes(shape);
    if (is_flat(shape)) {
        bytes.entries_ = FlatTexts(shape.dictionary->texts);
    } else if (shape.form == Form::parts) {
        for (const Shape& child : shape.children)
            bytes.parts_.push_back(TRY(CellBytes::bind(child, place)));
    } else if (shape.form != Form::text) {
        bytes.other_ = TRY(CellText::bind(shape, place));
    }
    return bytes;
}

void CellBytes::append(const Column& column, u32 i, Buffer& out) const {
    if (other_) {
        std::string text;
        other_->append_plain(column, i, text);
        out.append(text);
        return;
    }
    switch (shape_->form) {
        case Form::codes:
            out.end_at(entries_.copy(column.codes[i], out.reserve(entries_.longest() + overrun)));
            return;
        case Form::words:
            append_words(column, i, out);
            return;
        case Form::parts:
            for (size_t k = 0; k < parts_.size(); k++)
                if (const Column& child = column.children[k]; !child.is_null(i))
                    parts_[k].append(child, i, out);
            return;
        default:
            out.append(column.text.at(i));
    }
}

void CellBytes::append_words(const Column& column, u32 i, Buffer& out) const {
    const u32 count = column.lengths[i];
    if (count == 0) return;
    const std::string& separator = shape_->separator;
    const u32* const codes = column.codes.data() + size_t{i} * shape_->count_max;
    char* end = out.reserve(count * (entries_.longest() + separator.size()) + overrun);
    end = entries_.copy(codes[0], end);
    for (u32 k = 1; k < count; k++) {
        std::memcpy(end, separator.data(), separator.size());
        end = entries_.copy(codes[k], end + separator.size());
    }
    out.end_at(end);
}

Result<std::shared_ptr<const BoundRows>> bind_cell_rows(const Shape& shape, const Place& place) {
    const bool is_joined = shape.form == Form::parts || shape.form == Form::words;
    if (!is_joined || has_binary(shape)) return nullptr;
    const Notation notation = Notation::bare();
    std::vector<CellText> cells;
    cells.push_back(TRY(CellText::bind(shape, place)));
    PieceBuilder builder(notation, cells);
    builder.add_column(0);
    RowPlan plan = builder.take();
    if (plan.text_slots > 0) return nullptr;  // a text that refers to `cells`, value by value
    glue(plan);
    return std::make_shared<const BoundRows>(std::move(plan));
}

}  // namespace rowsmith
