#include "quality/row_difference.h"

#include <algorithm>
#include <vector>

#include "archive/decompressing_source.h"
#include "base/text.h"
#include "quality/compared_sink.h"
#include "quality/row_scan.h"

namespace rowsmith {

namespace {

constexpr size_t piece_size_bytes = 1 << 18;
constexpr size_t row_size_max_bytes = 1 << 20;  // what is looked at of a row
constexpr size_t shown_max_bytes = 60;

std::string shown(std::string_view text) {
    const std::string more = text.size() > shown_max_bytes ? "…" : "";
    std::string kept(text.substr(0, shown_max_bytes));
    for (char& c : kept)
        if (static_cast<u8>(c) < 0x20) c = ' ';
    return "'" + kept + more + "'";
}

std::string row_text_of(u64 row) { return "row " + with_commas(row); }

Result<std::string> read_from(Store& store, const FileRows& rows, u64 offset) {
    const auto source = TRY(open_rows(store, rows, offset));
    std::string text(row_size_max_bytes, '\0');
    size_t size = 0;
    while (size < text.size()) {
        const auto got = source->read({text.data() + size, text.size() - size});
        if (!got && size == 0) return fail(got.error());
        if (!got || *got == 0) break;  // what was read tells enough
        size += *got;
    }
    text.resize(size);
    return text;
}

class Difference {
public:
    Difference(Store& store, const FileRows& rows, u64 offset)
        : store_(store), rows_(rows), name_(rows.file->name), offset_(offset) {}

    Result<Error> tell() {
        if (rows_.writer->framing() == Framing::fixed) return in_frames();
        if (offset_ < text_.head_bytes) return said("its head is not as the schema makes it");
        (void)TRY(find_row());
        if (row_ >= rows_.rows.end) return said("it goes on behind the last row that is made");
        FrameMaker maker(*rows_.table->program, *rows_.writer);
        const Buffer* made = TRY(maker.frame({row_, row_ + 1}, [] { return false; }));
        std::string_view expected = made->view();
        if (text_.separated && row_ == rows_.rows.first) expected.remove_prefix(1);
        const std::string found = TRY(read_from(store_, rows_, row_begin_));
        return in_row(expected, found);
    }

private:
    // The last row that begins at the byte or before it.
    Result<void> find_row() {
        const auto source = TRY(open_rows(store_, rows_, text_.head_bytes));
        RowScan scan(text_);
        std::vector<char> piece(piece_size_bytes);
        row_ = rows_.rows.first;
        row_begin_ = text_.head_bytes;
        const auto visit = [&](u64 row, u64 begin) {
            if (begin > offset_) return;
            row_ = rows_.rows.first + row;
            row_begin_ = begin;
        };
        for (u64 at = text_.head_bytes; at < offset_;) {
            const size_t got =
                TRY(source->read({piece.data(), std::min<u64>(piece.size(), offset_ - at)}));
            if (got == 0) break;
            scan.add({piece.data(), got}, visit);
            at += got;
        }
        return {};
    }

    Error in_row(std::string_view expected, std::string_view found) const {
        const size_t at = offset_ - row_begin_;
        if (found.size() <= at && at == 0) return said("it ends before " + row_text_of(row_));
        if (found.size() <= at) return said("it ends inside of " + row_text_of(row_));
        if (at >= expected.size())
            return said("what stands behind " + row_text_of(row_) + " is not as it is made");
        const CellPlace wanted = cell_at(text_, expected, at);
        const CellPlace held = cell_at(text_, found, at);
        Error error = said(row_text_of(row_) + " holds " +
                           shown(found.substr(held.first, held.end - held.first)) +
                           ", which is not what is made");
        error.expected = shown(expected.substr(wanted.first, wanted.end - wanted.first));
        set_column(error, wanted.number);
        return error;
    }

    void set_column(Error& error, size_t number) const {
        const auto& fields = rows_.layout->fields;
        if (number < fields.size())
            error.place.path = rows_.layout->table + "." + fields[number].name;
    }

    // Frames follow each other; what stands around them is told as such.
    Result<Error> in_frames() {
        const auto bytes = TRY(store_.bytes(name_));
        const std::string_view file = bytes->view();
        const auto frames = rows_.writer->frames_in(file);
        const std::string generally = "byte " + with_commas(offset_) + " is not what is made";
        if (!frames) return said(generally + "; its frames can't be told apart");
        const u64 size = rows_.writer->frame_rows();
        u64 frame = rows_.rows.first / size;
        for (const FrameBytes& each : *frames) {
            const RowRange rows{std::max(frame * size, rows_.rows.first),
                                std::min((frame + 1) * size, rows_.rows.end)};
            frame++;
            const auto begin = static_cast<u64>(each.bytes.data() - file.data());
            if (offset_ < begin || offset_ >= begin + each.bytes.size()) continue;
            if (rows.first >= rows.end) return said("it goes on behind the last row that is made");
            Error error = said("rows " + with_commas(rows.first) + " to " +
                               with_commas(rows.end - 1) + " are not those that are made");
            for (const auto& [column, end] : each.columns) {
                if (offset_ - begin >= end) continue;
                error.place.path = rows_.layout->table + "." + column;
                break;
            }
            return error;
        }
        return said(generally + ", in its head or foot");
    }

    Error said(std::string message) const {
        Error error{.code = ErrorCode::invalid_data,
                    .cause = "row_differs",
                    .message = std::move(message),
                    .expected = "the rows that schema.yaml makes",
                    .fix = "generate the dataset again"};
        error.place.file = store_.place_of(name_);
        error.place.path = rows_.layout->table;
        return error;
    }

    Store& store_;
    const FileRows& rows_;
    const std::string& name_;
    const u64 offset_;
    const RowText text_ = rows_.writer->row_text();
    u64 row_ = 0;
    u64 row_begin_ = 0;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_rows(Store& store, const FileRows& rows, u64 offset) {
    const std::string& name = rows.file->name;
    if (rows.compression == Compression::none) return store.open(name, offset);
    auto source = decompressed(TRY(store.open(name)), rows.compression);
    std::vector<char> piece(piece_size_bytes);
    while (offset > 0) {
        const size_t got = TRY(source->read({piece.data(), std::min<u64>(piece.size(), offset)}));
        if (got == 0) break;
        offset -= got;
    }
    return source;
}

Result<Error> row_difference(Store& store, const FileRows& rows, u64 offset) {
    return Difference(store, rows, offset).tell();
}

}  // namespace rowsmith
