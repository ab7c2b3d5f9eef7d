#include "run/executor.h"

#include <algorithm>
#include <thread>

#include "run/frame_order.h"

namespace rowsmith {

namespace {

// Rows of a unit of free-running text: about a megabyte of usual rows, small enough for the cache.
constexpr u64 text_unit_rows = 1024;
// Of such text a thread may be ahead of the others; whole frames are too large to lie about.
constexpr u64 kept_bytes_max = 1 << 20;

// The units that a run's rows lie in; the first and the last may be cut by its ends.
struct Units {
    explicit Units(const TableRun& table)
        : rows_of_unit(table.writer->framing() == Framing::fixed ? table.writer->frame_rows()
                                                                 : text_unit_rows),
          rows(table.rows),
          first(rows.first / rows_of_unit),
          count(rows.count() == 0 ? 0 : (rows.end + rows_of_unit - 1) / rows_of_unit - first) {}

    RowRange range(u64 unit) const {
        return {std::max((first + unit) * rows_of_unit, rows.first),
                std::min((first + unit + 1) * rows_of_unit, rows.end)};
    }

    u64 rows_of_unit;
    RowRange rows;
    u64 first;
    u64 count;
};

u64 kept_bytes(const TableRun& table, const RunOptions& options) {
    return table.writer->framing() == Framing::fixed ? 0 : kept_bytes_max * options.threads;
}

// What workers take units from.
struct Work {
    const TableRun& table;
    const RunOptions& options;
    FrameOrder& order;
    std::atomic<u64> next = 0;
};

void work(Work& work, u32 worker) {
    FrameMaker maker(*work.table.program, *work.table.writer, work.options.block);
    FrameOrder& order = work.order;
    const auto is_stopped = [&] { return order.stopped(); };
    const Units units(work.table);
    while (!order.stopped()) {
        const u64 unit = work.next.fetch_add(1);
        if (unit >= units.count) return;
        const RowRange range = units.range(unit);
        auto bytes = maker.frame(range, is_stopped);
        if (!bytes) return order.stop_at(unit, std::move(bytes).error());
        if (!order.stopped()) order.append({unit, range.count(), worker}, **bytes);
    }
    // Others may wait for the turn of a unit that is not made any more.
    order.cancel();
}

// Chunks in any order: each is made on its own and kept, then all are appended in row order. For
// tests of the promise that the order changes nothing; keeps the table in memory.
Result<void> run_in_chunks(const TableRun& table, const RunOptions& options, FrameOrder& order) {
    const Units units(table);
    const u64 rows = units.rows_of_unit, all = table.rows.end;
    const u64 chunks = options.chunk_order.size();
    std::vector<std::vector<std::string>> kept(chunks);
    const bool free = table.writer->framing() == Framing::free;
    const auto bound = [&](u64 chunk) {
        return free ? all * chunk / chunks : std::min(units.count * chunk / chunks * rows, all);
    };
    const auto is_stopped = [&] { return order.stopped(); };
    for (const u32 chunk : options.chunk_order) {
        CHECK(chunk < chunks);
        FrameMaker maker(*table.program, *table.writer, options.block);
        const u64 end = bound(chunk + 1);
        for (u64 first = bound(chunk); first < end; first = std::min(first + rows, end))
            kept[chunk].emplace_back(
                TRY(maker.frame({first, std::min(first + rows, end)}, is_stopped))->view());
    }
    (void)TRY(order.outcome());
    for (const auto& frames : kept)
        for (const std::string& frame : frames)
            (void)TRY(order.append_now(std::string_view(frame)));
    if (options.rows_done) *options.rows_done += all;
    return order.finish();
}

}  // namespace

Result<void> run_table(const TableRun& table, const RunOptions& options) {
    CHECK(options.block >= 1 && options.block <= block_rows);
    FrameOrder order(table, options, kept_bytes(table, options));
    (void)TRY(order.begin());
    if (!options.chunk_order.empty()) return run_in_chunks(table, options, order);
    Work shared{.table = table, .options = options, .order = order};
    const auto threads =
        static_cast<u32>(std::clamp<u64>(options.threads, 1, std::max<u64>(Units(table).count, 1)));
    std::vector<std::jthread> others;
    for (u32 i = 1; i < threads; i++) others.emplace_back([&shared, i] { work(shared, i); });
    work(shared, 0);
    others.clear();
    (void)TRY(order.outcome());
    return order.finish();
}

}  // namespace rowsmith
