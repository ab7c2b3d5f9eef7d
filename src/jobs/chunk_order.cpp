#include "jobs/chunk_order.h"

#include <algorithm>

#include "base/check.h"
#include "run/counting_sink.h"

namespace rowsmith {

namespace {

constexpr u64 chunk_bytes = 64'000'000;
constexpr u64 chunk_rows_max = u64{1} << 62;
constexpr u64 sampled_rows = 1024;
constexpr u64 text_chunk_rows = 1024;  // chunks of text end at multiples of this

// Of a row, at least one byte; guessed from the first ones.
Result<u64> row_bytes(const PlannedTable& table, const Writer& writer) {
    const u64 rows = std::min(table.rows, sampled_rows);
    if (rows == 0) return 1;
    CountingSink sink;
    (void)TRY(run_table({table.program.get(), &writer, {0, rows}, &sink}, {}));
    return std::max<u64>(sink.bytes() / rows, 1);
}

u64 rows_for_bytes(u64 row_bytes, const Writer& writer) {
    const bool is_fixed = writer.framing() == Framing::fixed;
    const u64 step = is_fixed ? writer.frame_rows() : text_chunk_rows;
    return std::max<u64>(chunk_bytes / row_bytes / step, 1) * step;
}

// Leading zeros, so that names sort as their numbers do.
std::string padded(u64 number, size_t digits) {
    const std::string text = std::to_string(number);
    return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

}  // namespace

Result<Division> divide(const LoadedJob& data, std::optional<u64> chunk_rows) {
    Division division;
    std::vector<JobTable>& tables = division.tables;
    u64 first_chunk = 0;
    for (size_t i = 0; i < data.tables.size(); i++) {
        const PlannedTable& table = *data.tables[i];
        JobTable part{.name = table.name, .rows = table.rows, .first_chunk = first_chunk};
        const u64 each_bytes = TRY(row_bytes(table, *data.writers[i]));
        division.size_bytes += each_bytes * table.rows;
        part.chunk_rows = chunk_rows.value_or(rows_for_bytes(each_bytes, *data.writers[i]));
        // Sums with a number like 2^64 - 1 would begin at 0 again.
        part.chunk_rows = std::min(part.chunk_rows, chunk_rows_max);
        // A table without rows has a file too.
        part.chunks = std::max<u64>((part.rows + part.chunk_rows - 1) / part.chunk_rows, 1);
        first_chunk += part.chunks;
        tables.push_back(std::move(part));
    }
    return division;
}

ChunkOrder chunk_order(const LoadedJob& data, u64 number) {
    const std::vector<JobTable>& tables = data.spec.tables;
    const auto after = std::ranges::upper_bound(tables, number, {}, &JobTable::first_chunk);
    CHECK(after != tables.begin() && number < data.spec.chunks());
    const JobTable& table = *(after - 1);
    const u64 own = number - table.first_chunk;
    ChunkOrder order{.table = static_cast<size_t>(after - 1 - tables.begin()), .rows = {}};
    order.rows = {own * table.chunk_rows, std::min((own + 1) * table.chunk_rows, table.rows)};
    order.file = data.spec.layout == JobLayout::parts ? table.name + "/part-" + padded(own, 5)
                                                      : "chunk_" + padded(number, 6);
    // Parts stay as they are; other chunks are compressed when they are joined.
    order.file += "." + (data.spec.layout == JobLayout::parts ? ending_of(data.format)
                                                              : data.format.extension);
    return order;
}

}  // namespace rowsmith
