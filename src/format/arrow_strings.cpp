#include "format/arrow_strings.h"

#include "format/joined_dictionary.h"

namespace rowsmith {

namespace {

class TextColumn final : public FrameColumn {
public:
    explicit TextColumn(const ArrowColumn& column) : FrameColumn(column) {
        offsets_.add(0);
        if (column.rows) program_.emplace(column.rows);
    }

    void clear() override {
        FrameColumn::clear();
        bytes_.clear();
        offsets_.clear();
        offsets_.add(0);
    }
    size_t largest_offset() const override { return bytes_.size(); }

protected:
    void append_values(const Column& column, RowSpan rows, const u8* present) override {
        i32* const ends = offsets_.grow(rows.count);
        if (column.shape->form == Form::text && present == nullptr)
            return append_block(column.text, rows, ends);
        if (program_ && is_whole_block(column, rows, present)) {
            const Column* const columns[] = {&column};
            return program_->append(columns, rows.count, bytes_.bytes(), ends);
        }
        const CellBytes& cells = *column_.bytes;
        Buffer& bytes = bytes_.bytes();
        for (u32 i = 0; i < rows.count; i++) {
            if (present == nullptr || present[i] != 0) cells.append(column, rows.first + i, bytes);
            ends[i] = static_cast<i32>(bytes.size());
        }
    }
    Parts parts() override { return {.buffers = {offsets_.view(), bytes_.view()}}; }

private:
    // From the first row on, and no nulls but its own.
    static bool is_whole_block(const Column& column, RowSpan rows, const u8* present) {
        return rows.first == 0 && rows.count <= block_rows &&
               (present == nullptr || present == column.valid.data());
    }

    // All rows at once: the bytes as they are, the ends moved.
    void append_block(const TextBlock& text, RowSpan rows, i32* ends) {
        if (rows.count == 0) return;
        const u32 start = rows.first == 0 ? 0 : text.ends()[rows.first - 1];
        const u32 end = text.ends()[rows.first + rows.count - 1];
        const size_t shift = bytes_.size() - start;
        bytes_.bytes().append(std::string_view(text.bytes()).substr(start, end - start));
        for (u32 i = 0; i < rows.count; i++)
            ends[i] = static_cast<i32>(text.ends()[rows.first + i] + shift);
    }

    FrameArray<i32> offsets_;
    FrameArray<char> bytes_;
    std::optional<RowProgram> program_;
};

class DictionaryColumn final : public FrameColumn {
public:
    DictionaryColumn(const ArrowColumn& column, DictionaryPart part)
        : FrameColumn(column), dictionary_(*column.dictionary), part_(part) {}

    void clear() override {
        FrameColumn::clear();
        codes_.clear();
        present_.clear();
    }

protected:
    void append_values(const Column& column, RowSpan rows, const u8* present) override {
        u32* const to = codes_.grow(rows.count);
        const u32* const from = codes_of(column, rows);
        const u32* const new_codes =
            dictionary_.new_codes().empty() ? nullptr : dictionary_.new_codes().data();
        if (present == nullptr && new_codes == nullptr) {
            std::memcpy(to, from, rows.count * sizeof(u32));
        } else {
            for (u32 i = 0; i < rows.count; i++) {
                const bool is_null = present != nullptr && present[i] == 0;
                to[i] = is_null ? 0 : new_codes == nullptr ? from[i] : new_codes[from[i]];
            }
        }
        if (part_ == DictionaryPart::whole) return;
        u8* const kept = present_.grow(rows.count);
        if (present == nullptr)
            std::memset(kept, 1, rows.count);
        else
            std::memcpy(kept, present, rows.count);
    }

    Parts parts() override {
        if (part_ == DictionaryPart::whole)
            return {.buffers = {codes_.view()}, .dictionary = dictionary_.all()};
        find_used();
        if (used_.size() == dictionary_.size())
            return {.buffers = {codes_.view()}, .dictionary = dictionary_.all()};
        const size_t count = codes_.size();
        frame_codes_.clear();
        u32* const to = frame_codes_.grow(count);
        for (size_t i = 0; i < count; i++)
            to[i] = present_.data()[i] != 0 ? place_of_[codes_.data()[i]] : 0;
        return {.buffers = {frame_codes_.view()},
                .dictionary = dictionary_.some(used_, offsets_, bytes_)};
    }

private:
    const u32* codes_of(const Column& column, RowSpan rows) {
        if (column_.strides.empty()) return column.codes.data() + rows.first;
        joined_.resize(rows.count);
        join_codes(column, rows.first, column_.strides, joined_);
        return joined_.data();
    }

    // Lists the codes that occur, ascending, and where each stands in that list.
    void find_used() {
        place_of_.assign(dictionary_.size(), 0);
        for (size_t i = 0; i < codes_.size(); i++)
            if (present_.data()[i] != 0) place_of_[codes_.data()[i]] = 1;
        used_.clear();
        for (u32 code = 0; code < place_of_.size(); code++)
            if (place_of_[code] != 0) {
                place_of_[code] = static_cast<u32>(used_.size());
                used_.push_back(code);
            }
    }

    const ArrowDictionary& dictionary_;
    DictionaryPart part_;
    FrameArray<u32> codes_, frame_codes_;
    FrameArray<u8> present_;  // a byte a row: not null here, nor its parent
    std::vector<u32> place_of_, used_, joined_;
    FrameArray<i32> offsets_;
    FrameArray<char> bytes_;
};

}  // namespace

FrameColumnPointer make_text_column(const ArrowColumn& column) {
    return std::make_unique<TextColumn>(column);
}

FrameColumnPointer make_dictionary_column(const ArrowColumn& column, DictionaryPart part) {
    return std::make_unique<DictionaryColumn>(column, part);
}

}  // namespace rowsmith
