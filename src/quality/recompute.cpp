#include "quality/recompute.h"

#include <algorithm>
#include <deque>
#include <mutex>
#include <thread>

#include "base/lent_sink.h"
#include "base/mix.h"
#include "base/text.h"
#include "quality/compared_sink.h"
#include "quality/row_difference.h"
#include "quality/row_scan.h"
#include "run/hashing_sink.h"

namespace rowsmith {

namespace {

constexpr size_t piece_size_bytes = 1 << 18;
constexpr u64 task_rows = 4096;  // of text; other formats are made by whole frames

Error cancelled() {
    return {.code = ErrorCode::cancelled, .cause = "cancelled", .message = "stopped"};
}

class MemorySink final : public ByteSink {
public:
    Result<void> write(std::string_view bytes) override {
        text += bytes;
        return {};
    }
    Result<void> close() override { return {}; }
    std::string text;
};

// A piece of a file to be held against rows that are made anew.
struct Task {
    size_t file;
    RowRange rows;
    u64 offset = 0;  // in the file
    u64 size = 0;    // of a frame
};

// A file that is not there is no mistake here.
bool is_missing(const Error& error) { return error.code == ErrorCode::not_found; }

class Recomputing {
public:
    Recomputing(Store& store, const Manifest& manifest, const DatasetRequest& request,
                const RecomputeOptions& options)
        : store_(store), manifest_(manifest), request_(request), options_(options) {}

    Result<Recomputation> run() {
        for (const PlannedTable* table : request_.tables) {
            layouts_.push_back(layout_of(*request_.plan, *table));
            writers_.push_back(TRY(request_.format->make_writer(layouts_.back())));
        }
        for (size_t t = 0; t < request_.tables.size(); t++) (void)TRY(add_files(t));
        differences_.resize(files_.size());
        const bool is_whole = !options_.rows && !options_.sample;
        (void)TRY(is_whole ? compare_all() : compare_some());
        for (size_t i = 0; i < files_.size(); i++) {
            if (!differences_[i]) continue;
            auto difference = TRY(row_difference(store_, files_[i], *differences_[i]));
            done_.wrongs.push_back(std::move(difference));
        }
        return std::move(done_);
    }

private:
    Result<void> add_files(size_t t) {
        const PlannedTable& table = *request_.tables[t];
        const auto said = std::ranges::find(manifest_.tables, table.name, &ManifestTable::name);
        if (said == manifest_.tables.end()) return {};
        u64 first = 0;
        for (const ManifestFile& file : said->files) {
            if (said->files.size() > 1 && !file.rows) return fail(parts_unknown(file));
            const u64 end = std::min(first + file.rows.value_or(table.rows), table.rows);
            files_.push_back({.file = &file,
                              .compression = manifest_.compression,
                              .table = &table,
                              .writer = writers_[t].get(),
                              .layout = &layouts_[t],
                              .rows = {first, end}});
            first = end;
        }
        return {};
    }

    Error parts_unknown(const ManifestFile& file) const {
        Error error{.code = ErrorCode::unsupported,
                    .cause = "parts_unknown",
                    .message = "the manifest does not tell how many rows '" + file.name + "' holds",
                    .expected = "rows of each part",
                    .fix = "verify without making rows anew, or generate the dataset again"};
        error.place.file = store_.place_of(std::string(manifest_file_name));
        return error;
    }

    Result<void> compare_all() {
        for (size_t i = 0; i < files_.size(); i++) {
            const FileRows& rows = files_[i];
            auto source = open_rows(store_, rows, 0);
            if (!source && is_missing(source.error())) continue;
            if (!source) return fail(std::move(source).error());
            ComparedSink compared(*std::move(source));
            // What is made is not what the checksum is of, where files are compressed.
            const bool is_plain = rows.compression == Compression::none;
            HashingSink hashed(std::make_unique<LentSink>(compared),
                               is_plain ? manifest_.checksum : ChecksumKind::none);
            const auto made = run_table(
                {rows.table->program.get(), rows.writer, rows.rows, &hashed}, options_.run);
            differences_[i] = compared.difference();
            if (!made && !differences_[i]) (void)TRY(note_broken(i, made.error()));
            done_.rows += rows.rows.count();
            if (made && is_plain && hashed.bytes() == rows.file->size_bytes &&
                hashed.hex() == rows.file->checksum)
                done_.known.push_back(rows.file->name);
        }
        return {};
    }

    Result<void> compare_some() {
        for (size_t i = 0; i < files_.size(); i++) {
            const bool is_text = files_[i].writer->framing() == Framing::free;
            const auto wanted = wanted_rows(files_[i]);
            if (wanted.empty()) continue;
            const auto added = is_text ? add_rows(i, wanted) : add_frames(i, wanted);
            if (!added) (void)TRY(note_broken(i, added.error()));
        }
        (void)TRY(work_all());
        done_.rows += rows_done_;
        return {};
    }

    // Ranges of the table's rows that lie in the file, in order.
    std::vector<RowRange> wanted_rows(const FileRows& file) const {
        std::vector<RowRange> wanted;
        const auto add = [&](u64 first, u64 end) {
            first = std::max(first, file.rows.first);
            end = std::min(end, file.rows.end);
            if (first >= end) return;
            if (!wanted.empty() && wanted.back().end >= first)
                wanted.back().end = std::max(wanted.back().end, end);
            else
                wanted.push_back({first, end});
        };
        const u64 all = file.table->rows;
        if (options_.rows) add(options_.rows->first, options_.rows->end);
        if (!options_.sample) return wanted;
        // One of each of so many equal stretches of the table.
        const u64 count = std::min(*options_.sample, all);
        const auto bound = [&](u64 i) { return all / count * i + all % count * i / count; };
        for (u64 i = 0; i < count; i++) {
            const u64 row =
                bound(i) + mix(manifest_.seed + (i + 1) * golden) % (bound(i + 1) - bound(i));
            add(row, row + 1);
        }
        return wanted;
    }

    // Tasks of text: one pass over the file finds where they begin.
    Result<void> add_rows(size_t i, const std::vector<RowRange>& wanted) {
        const FileRows& file = files_[i];
        std::vector<Task> tasks;
        for (const RowRange& range : wanted)
            for (u64 first = range.first; first < range.end; first += task_rows)
                tasks.push_back({i, {first, std::min(first + task_rows, range.end)}});
        const u64 head = file.writer->row_text().head_bytes;
        const auto source = TRY(open_rows(store_, file, head));
        RowScan scan(file.writer->row_text());
        std::vector<char> piece(piece_size_bytes);
        size_t next = 0;
        u64 size = head;
        const auto visit = [&](u64 row, u64 offset) {
            if (next < tasks.size() && file.rows.first + row == tasks[next].rows.first)
                tasks[next++].offset = offset;
        };
        while (next < tasks.size()) {
            if (is_stopped()) return fail(cancelled());
            const size_t got = TRY(source->read(piece));
            if (got == 0) break;
            scan.add({piece.data(), got}, visit);
            size += got;
        }
        if (next < tasks.size()) note_difference(i, size);
        tasks.resize(next, {i, {}});
        if (file.compression != Compression::none) return compare_in_order(i, tasks);
        tasks_.insert(tasks_.end(), tasks.begin(), tasks.end());
        return {};
    }

    // What is compressed is read from its beginning, once.
    Result<void> compare_in_order(size_t i, const std::vector<Task>& tasks) {
        const FileRows& file = files_[i];
        FrameMaker maker(*file.table->program, *file.writer);
        ComparedSink compared(TRY(open_rows(store_, file, 0)));
        u64 offset = 0;
        for (const Task& task : tasks) {
            const std::string_view made = TRY(made_rows(task, maker));
            (void)TRY(compared.skip(task.offset - offset));
            const auto written = compared.write(made);
            if (compared.difference()) note_difference(i, *compared.difference());
            if (!written && !compared.difference()) return written;
            if (compared.difference()) break;
            offset = task.offset + made.size();
            add_done(task);
        }
        return {};
    }

    Result<void> add_frames(size_t i, const std::vector<RowRange>& wanted) {
        const FileRows& file = files_[i];
        const auto bytes = TRY(store_.bytes(file.file->name));
        const auto frames = file.writer->frames_in(bytes->view());
        if (!frames) {
            note_difference(i, 0);
            return {};
        }
        const u64 size = file.writer->frame_rows();
        const u64 first_frame = file.rows.first / size;
        std::optional<u64> last;
        for (const RowRange& range : wanted)
            for (u64 frame = range.first / size; frame <= (range.end - 1) / size; frame++) {
                if (last == frame) continue;
                last = frame;
                if (frame - first_frame >= frames->size()) {
                    note_difference(i, bytes->view().size());
                    return {};
                }
                const std::string_view found = (*frames)[frame - first_frame].bytes;
                tasks_.push_back({i,
                                  {std::max(frame * size, file.rows.first),
                                   std::min((frame + 1) * size, file.rows.end)},
                                  static_cast<u64>(found.data() - bytes->view().data()),
                                  found.size()});
            }
        return {};
    }

    Result<void> work_all() {
        const auto threads = std::clamp<u64>(options_.run.threads, 1, tasks_.size() + 1);
        std::vector<std::jthread> others;
        for (u64 i = 1; i < threads; i++) others.emplace_back([this] { work(); });
        work();
        others.clear();
        if (failed_) return fail(*failed_);
        return {};
    }

    void work() {
        std::unique_ptr<FrameMaker> maker;
        size_t file = files_.size();
        for (size_t k = next_task_++; k < tasks_.size() && !is_over_; k = next_task_++) {
            const Task& task = tasks_[k];
            const FileRows& rows = files_[task.file];
            const bool is_text = rows.writer->framing() == Framing::free;
            if (is_text && file != task.file)
                maker = std::make_unique<FrameMaker>(*rows.table->program, *rows.writer);
            file = task.file;
            auto done = is_text ? compare_rows(task, *maker) : compare_frame(task);
            if (!done && !is_missing(done.error())) return fail_with(std::move(done).error());
            add_done(task);
        }
    }

    Result<std::string_view> made_rows(const Task& task, FrameMaker& maker) const {
        const FileRows& rows = files_[task.file];
        const Buffer* made = TRY(maker.frame(task.rows, [&] { return is_stopped(); }));
        if (is_stopped()) return fail(cancelled());
        std::string_view text = made->view();
        if (rows.writer->row_text().separated && task.rows.first == rows.rows.first)
            text.remove_prefix(1);
        return text;
    }

    void add_done(const Task& task) {
        rows_done_ += task.rows.count();
        if (options_.run.rows_done) *options_.run.rows_done += task.rows.count();
    }

    Result<void> compare_rows(const Task& task, FrameMaker& maker) {
        return compare(task, TRY(made_rows(task, maker)));
    }

    // The frame as it lies in a file of its own.
    Result<void> compare_frame(const Task& task) {
        const FileRows& rows = files_[task.file];
        MemorySink sink;
        (void)TRY(run_table({rows.table->program.get(), rows.writer, task.rows, &sink},
                            {.cancelled = options_.run.cancelled}));
        const auto frames = TRY(rows.writer->frames_in(sink.text));
        const std::string_view made = frames.front().bytes;
        (void)TRY(compare(task, made));
        if (made.size() != task.size)
            note_difference(task.file, task.offset + std::min<u64>(made.size(), task.size) - 1);
        return {};
    }

    Result<void> compare(const Task& task, std::string_view expected) {
        ComparedSink compared(TRY(store_.open(files_[task.file].file->name, task.offset)));
        const auto written = compared.write(expected);
        if (compared.difference()) note_difference(task.file, task.offset + *compared.difference());
        if (!written && !compared.difference()) return written;
        return {};
    }

    // A file that is not there, or can't be read as what it should be, stops nothing.
    Result<void> note_broken(size_t file, const Error& error) {
        if (is_missing(error)) return {};
        if (error.cause != "bad_compression") return fail(error);
        done_.wrongs.push_back(error);
        done_.wrongs.back().place.file = store_.place_of(files_[file].file->name);
        return {};
    }

    void note_difference(size_t file, u64 offset) {
        const std::lock_guard lock(mutex_);
        if (!differences_[file] || offset < *differences_[file]) differences_[file] = offset;
    }

    void fail_with(Error error) {
        const std::lock_guard lock(mutex_);
        if (!failed_) failed_ = std::move(error);
        is_over_ = true;
    }

    bool is_stopped() const { return options_.run.cancelled && *options_.run.cancelled; }

    Store& store_;
    const Manifest& manifest_;
    const DatasetRequest& request_;
    const RecomputeOptions& options_;
    std::deque<TableLayout> layouts_;
    std::vector<std::unique_ptr<Writer>> writers_;
    std::vector<FileRows> files_;
    std::vector<Task> tasks_;
    std::atomic<size_t> next_task_ = 0;
    std::atomic<bool> is_over_ = false;
    std::atomic<u64> rows_done_ = 0;
    std::mutex mutex_;
    std::vector<std::optional<u64>> differences_;  // the first of each file
    std::optional<Error> failed_;
    Recomputation done_;
};

}  // namespace

Result<Recomputation> recompute(Store& store, const Manifest& manifest,
                                const DatasetRequest& request, const RecomputeOptions& options) {
    return Recomputing(store, manifest, request, options).run();
}

Result<RowRange> read_row_range(const std::string& text) {
    const auto digits = [](std::string_view piece) -> std::optional<u64> {
        u64 number = 0;
        if (piece.empty() || piece.size() > 18) return std::nullopt;
        for (const char c : piece) {
            if (c < '0' || c > '9') return std::nullopt;
            number = number * 10 + static_cast<u64>(c - '0');
        }
        return number;
    };
    const size_t dots = text.find("..");
    const auto first = digits(text.substr(0, dots));
    const auto last = dots == std::string::npos ? first : digits(text.substr(dots + 2));
    if (first && last && *first <= *last) return RowRange{*first, *last + 1};
    return fail({.code = ErrorCode::invalid_argument,
                 .cause = "bad_rows",
                 .message = "rows is '" + text + "'",
                 .expected = "A..B, the first and the last row, counted from 0"});
}

}  // namespace rowsmith
