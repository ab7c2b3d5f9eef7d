#include "format/parquet_assembly.h"

#include <arrow/util/key_value_metadata.h>
#include <parquet/arrow/writer.h>
#include <parquet/file_writer.h>
#include <parquet/size_statistics.h>
#include <parquet/statistics.h>

#include <map>

#include "format/arrow_edge.h"
#include "format/arrow_sink.h"
#include "format/parquet_frames.h"

namespace rowsmith {

namespace {

constexpr std::string_view doing = "put a row group into its file";
constexpr std::string_view magic = "PAR1";
constexpr size_t tail_bytes = 8;  // the footer's length and the magic

Error bad_frame(const std::string& message) {
    return {.code = ErrorCode::invalid_data,
            .cause = "bad_frame",
            .message = "a row group cannot be used: " + message,
            .expected = "a row group as it was encoded for this table",
            .fix = "make the rows anew"};
}

Result<std::shared_ptr<parquet::FileMetaData>> read_footer(std::string_view frame) {
    if (frame.size() < magic.size() + tail_bytes || !frame.starts_with(magic) ||
        !frame.ends_with(magic))
        return fail(bad_frame("it is no Parquet file"));
    u32 size = 0;
    std::memcpy(&size, frame.data() + frame.size() - tail_bytes, sizeof size);
    const size_t room = frame.size() - magic.size() - tail_bytes;
    if (size == 0 || size > room)
        return fail(bad_frame("its footer has " + std::to_string(size) + " of " +
                              std::to_string(room) + " bytes"));
    auto footer = parquet::FileMetaData::Make(frame.data() + frame.size() - tail_bytes - size,
                                              static_cast<i64>(size));
    if (footer->size() != size) return fail(bad_frame("its footer ends early"));
    return footer;
}

i64 chunk_start(const parquet::ColumnChunkMetaData& chunk) {
    return chunk.has_dictionary_page() ? chunk.dictionary_page_offset() : chunk.data_page_offset();
}

// Moves `place` behind the pages of a row group, whose columns follow each other.
Result<void> pass_group(const parquet::RowGroupMetaData& group, i64 end, i64& place) {
    for (int k = 0; k < group.num_columns(); k++) {
        const auto chunk = group.ColumnChunk(k);
        const i64 size = chunk->total_compressed_size();
        if (chunk_start(*chunk) != place || size < 0 || size > end - place)
            return fail(bad_frame("column " + std::to_string(k) + " is not where it should be"));
        const i64 data = chunk->data_page_offset();
        if (data < place || data > place + size || chunk->num_values() < 0)
            return fail(bad_frame("column " + std::to_string(k) + " has its data elsewhere"));
        place += size;
    }
    return {};
}

// The bytes of all pages: row groups follow each other from behind the magic to the footer.
Result<std::string_view> pages_of(const parquet::FileMetaData& footer, std::string_view frame) {
    const auto end =
        static_cast<i64>(frame.size() - tail_bytes - static_cast<size_t>(footer.size()));
    const auto start = static_cast<i64>(magic.size());
    i64 place = start;
    for (int g = 0; g < footer.num_row_groups(); g++)
        (void)TRY(pass_group(*footer.RowGroup(g), end, place));
    if (place != end) return fail(bad_frame("its pages end early"));
    return frame.substr(magic.size(), static_cast<size_t>(place - start));
}

Result<std::vector<FrameBytes>> find_row_groups(std::string_view file) {
    const auto footer = TRY(read_footer(file));
    (void)TRY(pages_of(*footer, file));
    std::vector<FrameBytes> groups;
    size_t place = magic.size();
    for (int g = 0; g < footer->num_row_groups(); g++) {
        const auto group = footer->RowGroup(g);
        FrameBytes found;
        u64 size = 0;
        for (int k = 0; k < group->num_columns(); k++) {
            size += static_cast<u64>(group->ColumnChunk(k)->total_compressed_size());
            found.columns.emplace_back(footer->schema()->GetColumnRoot(k)->name(), size);
        }
        found.bytes = file.substr(place, size);
        place += size;
        groups.push_back(std::move(found));
    }
    return groups;
}

}  // namespace

Result<std::vector<FrameBytes>> row_groups_in(std::string_view file) {
    return guarded("find the row groups of a file", [&] { return find_row_groups(file); });
}

Result<void> ParquetAssembler::begin(Buffer& out) {
    out.append(magic);
    position_ = static_cast<i64>(magic.size());
    return guarded(doing, [&]() -> Result<void> {
        Buffer empty;
        (void)TRY(ParquetEncoder(plan_).finish(empty));
        expected_ = TRY(read_footer(empty.view()));
        footer_ =
            parquet::FileMetaDataBuilder::Make(plan_->parquet_schema.get(), plan_->properties);
        return {};
    });
}

Result<std::string_view> ParquetAssembler::append(std::string_view frame, Buffer&) {
    return guarded(doing, [&] { return splice(frame); });
}

Result<void> ParquetAssembler::append_file(std::string_view file, const Emit& emit) {
    const std::string_view pages = TRY(guarded(doing, [&] { return splice(file); }));
    return emit(pages);
}

Result<std::string_view> ParquetAssembler::splice(std::string_view frames) {
    const auto footer = TRY(read_footer(frames));
    if (footer->num_row_groups() == 0) return std::string_view();
    if (!footer->schema()->Equals(*expected_->schema()))
        return fail(bad_frame("it has other columns"));
    for (int g = 0; g < footer->num_row_groups(); g++) {
        const auto group = footer->RowGroup(g);
        if (group->num_rows() < 0 || group->num_columns() != plan_->parquet_schema->num_columns())
            return fail(bad_frame("it has another number of columns"));
    }
    const std::string_view pages = TRY(pages_of(*footer, frames));
    const i64 shift = position_ - static_cast<i64>(magic.size());
    for (int g = 0; g < footer->num_row_groups(); g++) {
        const auto group = footer->RowGroup(g);
        parquet::RowGroupMetaDataBuilder& builder = *footer_->AppendRowGroup();
        builder.set_num_rows(group->num_rows());
        for (int k = 0; k < group->num_columns(); k++)
            describe_chunk(*group->ColumnChunk(k), *builder.NextColumnChunk(), shift);
        builder.Finish(group->total_byte_size());
    }
    position_ += static_cast<i64>(pages.size());
    return pages;
}

void ParquetAssembler::describe_chunk(const parquet::ColumnChunkMetaData& chunk,
                                      parquet::ColumnChunkMetaDataBuilder& builder,
                                      i64 shift) const {
    if (const auto statistics = chunk.encoded_statistics()) {
        // A footer does not say how values compare, and without it the bounds would be dropped.
        statistics->set_is_signed(builder.descr()->sort_order() == parquet::SortOrder::SIGNED);
        builder.SetStatistics(*statistics);
    }
    if (const auto sizes = chunk.size_statistics()) builder.SetSizeStatistics(*sizes);
    if (const auto& metadata = chunk.key_value_metadata())
        builder.SetKeyValueMetadata(metadata->Copy());
    std::map<parquet::Encoding::type, i32> dictionary_pages, data_pages;
    for (const parquet::PageEncodingStats& pages : chunk.encoding_stats()) {
        const bool is_dictionary = pages.page_type == parquet::PageType::DICTIONARY_PAGE;
        (is_dictionary ? dictionary_pages : data_pages)[pages.encoding] += pages.count;
    }
    const bool has_dictionary = chunk.has_dictionary_page();
    constexpr i64 no_index_page = -1;
    constexpr bool dictionary_fallback = false;  // the pages' encodings above tell it already
    builder.Finish(chunk.num_values(), has_dictionary ? chunk.dictionary_page_offset() + shift : 0,
                   no_index_page, chunk.data_page_offset() + shift, chunk.total_compressed_size(),
                   chunk.total_uncompressed_size(), has_dictionary, dictionary_fallback,
                   dictionary_pages, data_pages);
}

Result<void> ParquetAssembler::finish(Buffer& out) {
    return guarded("write a Parquet footer", [&]() -> Result<void> {
        BufferSink sink(out);
        const auto footer = footer_->Finish(plan_->metadata);
        parquet::WriteFileMetaData(*footer, &sink);
        return {};
    });
}

}  // namespace rowsmith
