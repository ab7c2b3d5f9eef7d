#include "jobs/chunk_order.h"

#include <algorithm>

#include "base/check.h"

namespace rowsmith {

namespace {

constexpr u64 chunk_bytes = 64'000'000;
constexpr u64 sampled_rows = 1024;
constexpr u64 text_chunk_rows = 1024;  // chunks of text end at multiples of this

class CountingSink final : public ByteSink {
public:
    Result<void> write(std::string_view bytes) override {
        bytes_ += bytes.size();
        return {};
    }
    Result<void> close() override { return {}; }
    u64 bytes() const { return bytes_; }

private:
    u64 bytes_ = 0;
};

Result<u64> rows_for_bytes(const PlannedTable& table, const Writer& writer) {
    const bool is_fixed = writer.framing() == Framing::fixed;
    const u64 step = is_fixed ? writer.frame_rows() : text_chunk_rows;
    const u64 rows = std::min(table.rows, sampled_rows);
    if (rows == 0) return step;
    CountingSink sink;
    (void)TRY(run_table({table.program.get(), &writer, {0, rows}, &sink}, {}));
    const u64 row_bytes = std::max<u64>(sink.bytes() / rows, 1);
    return std::max<u64>(chunk_bytes / row_bytes / step, 1) * step;
}

// Leading zeros, so that names sort as their numbers do.
std::string padded(u64 number, size_t digits) {
    const std::string text = std::to_string(number);
    return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

}  // namespace

Result<std::vector<JobTable>> divide(const LoadedJob& data, std::optional<u64> chunk_rows) {
    std::vector<JobTable> tables;
    u64 first_chunk = 0;
    for (size_t i = 0; i < data.tables.size(); i++) {
        const PlannedTable& table = *data.tables[i];
        JobTable part{.name = table.name, .rows = table.rows, .first_chunk = first_chunk};
        part.chunk_rows = chunk_rows ? *chunk_rows : TRY(rows_for_bytes(table, *data.writers[i]));
        // A table without rows has a file too.
        part.chunks = std::max<u64>((part.rows + part.chunk_rows - 1) / part.chunk_rows, 1);
        first_chunk += part.chunks;
        tables.push_back(std::move(part));
    }
    return tables;
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
    order.file += "." + data.format.extension;
    return order;
}

}  // namespace rowsmith
