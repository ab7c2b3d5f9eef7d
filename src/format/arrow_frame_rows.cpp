#include "format/arrow_frame_rows.h"

#include "base/text.h"

namespace rowsmith {

namespace {

constexpr u64 most_rows = 131'072;
constexpr u64 frame_bytes = 64'000'000;
constexpr u64 chosen_bytes_max = 1'000'000'000;
constexpr u64 unknown_text_bytes = 32;

u64 mean_size(const Dictionary& dictionary) {
    u64 total = 0;
    for (const std::string& text : dictionary.texts) total += text.size();
    return dictionary.texts.empty()
               ? 8
               : (total + dictionary.texts.size() - 1) / dictionary.texts.size();
}

// In memory, of one value.
u64 estimated_bytes(const Shape& shape) {
    const u64 end = 4;  // of a text or list
    switch (shape.form) {
        case Form::codes:
        case Form::int64:
        case Form::float64:
            return shape.type.kind == Kind::decimal ? 16 : 8;
        case Form::uuid:
            return 16;
        case Form::text:
            return end + (shape.bytes_max > 0 ? shape.bytes_max : unknown_text_bytes);
        case Form::words:
            return end + shape.count_max * (mean_size(*shape.dictionary) + shape.separator.size());
        case Form::list:
            return end + shape.count_max * estimated_bytes(shape.children[0]);
        case Form::parts:
        case Form::record:
            break;
    }
    u64 sum = end;
    for (const Shape& child : shape.children)
        sum += child.form == Form::codes ? mean_size(*child.dictionary) : estimated_bytes(child);
    return sum;
}

u64 row_bytes(const TableLayout& layout) {
    u64 sum = 0;
    for (const Field& field : layout.fields) sum += 1 + estimated_bytes(*field.shape);
    return sum;
}

}  // namespace

u64 arrow_frame_rows(const TableLayout& layout) {
    const u64 bytes = row_bytes(layout);
    u64 rows = most_rows;
    while (rows > 1 && rows * bytes >= frame_bytes) rows /= 2;
    return rows;
}

OptionSpec row_group_rows_option() {
    return {.name = "row_group_rows",
            .kind = OptionKind::integer,
            .doc = "rows of a row group; left out: 131,072, fewer where rows are wide",
            .minimum = 1,
            .maximum = 1'048'576};
}

Result<u64> chosen_frame_rows(const TableLayout& layout, const Options& options) {
    if (!options.has("row_group_rows")) return arrow_frame_rows(layout);
    const auto rows = static_cast<u64>(TRY(options.integer("row_group_rows")));
    const u64 bytes = row_bytes(layout);
    if (rows * bytes <= chosen_bytes_max) return rows;
    const std::string most = with_commas(chosen_bytes_max / bytes);
    return fail(options.wrong("row_group_rows", "row_group_too_large",
                              "a row of table " + layout.table + " takes about " +
                                  with_commas(bytes) + " bytes, " + with_commas(rows) +
                                  " of them more than 1 GB",
                              "at most " + most + " rows", "write row_group_rows: " + most));
}

}  // namespace rowsmith
