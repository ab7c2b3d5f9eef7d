#include "run/executor.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <numeric>
#include <thread>

#include "plan/refusals.h"

namespace rowsmith {

namespace {

// Rows of a unit of free-running text: about a megabyte of usual rows, small enough for the cache.
constexpr u64 text_unit_rows = 1024;

struct Range {
    u64 first;
    u64 end;
};

// What the workers of one table share. A unit's frames are appended when its turn comes.
class Shared {
public:
    Shared(const TableRun& table, const RunOptions& options)
        : table_(table), options_(options), assembler_(table.writer->make_assembler()) {}

    Result<void> begin() {
        out_.clear();
        (void)TRY(assembler_->begin(out_));
        return write(out_.view());
    }
    Result<void> finish() {
        out_.clear();
        (void)TRY(assembler_->finish(out_));
        (void)TRY(write(out_.view()));
        return table_.sink->close();
    }

    bool stopped() const {
        return stop_.load(std::memory_order_relaxed) ||
               (options_.cancelled && options_.cancelled->load(std::memory_order_relaxed));
    }

    // Waits until all units before `unit` are appended.
    void append(u64 unit, Buffer& frame, u64 rows) {
        std::unique_lock lock(mutex_);
        turn_changed_.wait(lock, [&] { return turn_ == unit || stop_; });
        if (stop_) return;
        auto added = append_now(frame);
        if (!added) fail_locked(std::move(added).error());
        if (options_.rows_done) *options_.rows_done += rows;
        turn_++;
        turn_changed_.notify_all();
    }

    Result<void> append_now(std::string_view frame) {
        out_.clear();
        return write(TRY(assembler_->append(frame, out_)));
    }
    // What goes out as it is changes hands without a copy.
    Result<void> append_now(Buffer& frame) {
        out_.clear();
        const std::string_view bytes = TRY(assembler_->append(frame.view(), out_));
        if (bytes.data() != frame.data() || bytes.size() != frame.size()) return write(bytes);
        if (options_.bytes_done) *options_.bytes_done += bytes.size();
        return table_.sink->hand_over(frame);
    }
    void cancel() {
        stop({.code = ErrorCode::cancelled, .cause = "cancelled", .message = "stopped"});
    }

    // The first unit that fails is told, whichever thread is the fastest.
    void stop_at(u64 unit, Error error) {
        std::unique_lock lock(mutex_);
        turn_changed_.wait(lock, [&] { return turn_ == unit || stop_; });
        fail_locked(std::move(error));
        turn_changed_.notify_all();
    }

    void stop(Error error) {
        const std::lock_guard lock(mutex_);
        fail_locked(std::move(error));
        turn_changed_.notify_all();
    }

    Result<void> outcome() {
        if (stopped()) cancel();
        if (failed_) return fail(std::move(error_));
        return {};
    }

private:
    Result<void> write(std::string_view bytes) {
        if (options_.bytes_done) *options_.bytes_done += bytes.size();
        return table_.sink->write(bytes);
    }
    void fail_locked(Error error) {
        if (!failed_) error_ = std::move(error);
        failed_ = true;
        stop_ = true;
    }

    const TableRun& table_;
    const RunOptions& options_;
    std::unique_ptr<Assembler> assembler_;
    Buffer out_;
    std::mutex mutex_;
    std::condition_variable turn_changed_;
    u64 turn_ = 0;
    std::atomic<bool> stop_ = false;
    bool failed_ = false;
    Error error_;
};

// One thread's tools.
class Maker {
public:
    Maker(const TableRun& table, const RunOptions& options)
        : program_(*table.program),
          workspace_(program_),
          encoder_(table.writer->make_encoder()),
          block_(options.block) {
        columns_ = workspace_.results();
    }

    // The bytes of one frame, valid until the next call.
    Result<Buffer*> frame(Range rows, const Shared& shared) {
        bytes_.clear();
        for (u64 first = rows.first; first < rows.end; first += block_) {
            if (shared.stopped()) return &bytes_;
            const auto count = static_cast<u32>(std::min<u64>(block_, rows.end - first));
            workspace_.run_range(first, count);
            if (const Refusal* refusal = workspace_.refusal())
                return fail(refused_row(program_.graph(), *refusal));
            (void)TRY(encoder_->add(columns_, count, bytes_));
        }
        (void)TRY(encoder_->finish(bytes_));
        return &bytes_;
    }

private:
    const Program& program_;
    Workspace workspace_;
    std::unique_ptr<FrameEncoder> encoder_;
    std::vector<const Column*> columns_;
    Buffer bytes_;
    u32 block_;
};

u64 unit_rows(const Writer& writer) {
    return writer.framing() == Framing::fixed ? writer.frame_rows() : text_unit_rows;
}

void work(const TableRun& table, const RunOptions& options, Shared& shared,
          std::atomic<u64>& next) {
    Maker maker(table, options);
    const u64 rows = unit_rows(*table.writer);
    const u64 units = (table.rows + rows - 1) / rows;
    while (!shared.stopped()) {
        const u64 unit = next.fetch_add(1);
        if (unit >= units) return;
        const Range range{unit * rows, std::min((unit + 1) * rows, table.rows)};
        auto bytes = maker.frame(range, shared);
        if (!bytes) return shared.stop_at(unit, std::move(bytes).error());
        if (!shared.stopped()) shared.append(unit, **bytes, range.end - range.first);
    }
    // Others may wait for the turn of a unit that is not made any more.
    shared.cancel();
}

// Chunks in any order: each is made on its own and kept, then all are appended in row order. For
// tests of the promise that the order changes nothing; keeps the table in memory.
Result<void> run_in_chunks(const TableRun& table, const RunOptions& options, Shared& shared) {
    const u64 rows = unit_rows(*table.writer);
    const u64 units = (table.rows + rows - 1) / rows;
    const u64 chunks = options.chunk_order.size();
    std::vector<std::vector<std::string>> kept(chunks);
    const bool free = table.writer->framing() == Framing::free;
    const auto bound = [&](u64 chunk) {
        return free ? table.rows * chunk / chunks
                    : std::min(units * chunk / chunks * rows, table.rows);
    };
    for (const u32 chunk : options.chunk_order) {
        CHECK(chunk < chunks);
        Maker maker(table, options);
        const u64 end = bound(chunk + 1);
        for (u64 first = bound(chunk); first < end; first = std::min(first + rows, end))
            kept[chunk].emplace_back(
                TRY(maker.frame({first, std::min(first + rows, end)}, shared))->view());
    }
    (void)TRY(shared.outcome());
    for (const auto& frames : kept)
        for (const std::string& frame : frames)
            (void)TRY(shared.append_now(std::string_view(frame)));
    if (options.rows_done) *options.rows_done += table.rows;
    return shared.finish();
}

}  // namespace

Result<void> run_table(const TableRun& table, const RunOptions& options) {
    CHECK(options.block >= 1 && options.block <= block_rows);
    Shared shared(table, options);
    (void)TRY(shared.begin());
    if (!options.chunk_order.empty()) return run_in_chunks(table, options, shared);
    std::atomic<u64> next = 0;
    const auto worker = [&] { work(table, options, shared, next); };
    std::vector<std::jthread> others;
    const u64 units = (table.rows + unit_rows(*table.writer) - 1) / unit_rows(*table.writer);
    const u64 threads = std::clamp<u64>(options.threads, 1, std::max<u64>(units, 1));
    for (u64 i = 1; i < threads; i++) others.emplace_back(worker);
    worker();
    others.clear();
    (void)TRY(shared.outcome());
    return shared.finish();
}

}  // namespace rowsmith
