#include "quality/locate.h"

#include <algorithm>

#include "quality/field_value.h"

namespace rowsmith {

namespace {

std::string values_text(const RowBatch& batch, u32 row, const std::vector<size_t>& columns) {
    std::string text;
    for (const size_t column : columns)
        text += (text.empty() ? "" : ", ") + cell_text(batch.column(column)[row]);
    return text;
}

}  // namespace

Result<void> locate(FileSystem& files, const TableData& data,
                    const std::vector<std::string>& columns, std::vector<PendingFinding> pending) {
    std::sort(pending.begin(), pending.end(), [](const PendingFinding& a, const PendingFinding& b) {
        return a.finding->row < b.finding->row;
    });
    auto next = pending.begin();
    u64 rows = 0;
    for (const std::string& file : data.files) {
        if (file == "-" || next == pending.end()) break;
        const auto reader = data.reader->open(
            {.files = files, .path = file, .columns = columns, .dialect = data.dialect});
        if (!reader && reader.error().code == ErrorCode::invalid_data) continue;
        if (!reader) return fail(reader.error());
        RowBatch batch(columns.size());
        while (next != pending.end()) {
            const auto read = (*reader)->next(batch);
            if (!read && read.error().code != ErrorCode::invalid_data) return fail(read.error());
            if (!read || batch.count() == 0) break;
            for (; next != pending.end() && next->finding->row <= rows + batch.count(); next++) {
                const u32 row = static_cast<u32>(next->finding->row - rows - 1);
                next->finding->file = file;
                next->finding->line = batch.line(row);
                next->finding->found = values_text(batch, row, *next->columns);
            }
            rows += batch.count();
        }
    }
    for (; next != pending.end(); next++) next->finding->found = "the row's value";
    return {};
}

}  // namespace rowsmith
