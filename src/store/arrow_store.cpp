#include "store/arrow_store.h"

#include <arrow/buffer.h>
#include <arrow/io/interfaces.h>

#include <algorithm>
#include <atomic>

#include "base/clock.h"
#include "base/text.h"
#include "store/backoff.h"
#include "store/range_source.h"
#include "store/server_words.h"
#include "store/writer_mark.h"

namespace rowsmith {

namespace {

using arrow::fs::FileInfo;
using arrow::fs::FileType;
using Place = std::shared_ptr<const ArrowPlace>;

constexpr i64 range_bytes = 8 << 20;

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(
        words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// What the providers' libraries have tried again already, and once more after a pause.
bool is_passing(const arrow::Status& status) {
    return has_any(status.message(),
                   {"UNAVAILABLE", "DEADLINE_EXCEEDED", "[500]", "[503]", "[429]", "ServerBusy",
                    "InternalError", "OperationTimedOut", "Couldn't connect", "Timeout was reached",
                    "Failed to connect", "Connection was closed", "RESOURCE_EXHAUSTED",
                    "Recv failure", "Send failure", "response code 5"});
}

// Makes a call until it succeeds or fails for good.
template <class Call>
Result<void> persist(const ArrowPlace& place, const std::string& what, const Call& call) {
    Backoff backoff(place.further_tries, place.stop);
    while (true) {
        const arrow::Status status = call();
        if (status.ok()) return {};
        if (backoff.is_stopped())
            return fail({.code = ErrorCode::cancelled, .cause = "cancelled", .message = "stopped"});
        if (!is_passing(status) || !backoff.wait()) return fail(arrow_error(status, place, what));
    }
}

Result<FileInfo> info_of(const ArrowPlace& place, const std::string& path) {
    FileInfo info;
    (void)TRY(persist(place, path, [&] {
        auto found = place.files->GetFileInfo(path);
        if (found.ok()) info = std::move(found).ValueUnsafe();
        return found.status();
    }));
    return info;
}

// Of an object that is to be there.
Result<void> check_size(const ArrowPlace& place, const std::string& path, u64 size_bytes) {
    const FileInfo info = TRY(info_of(place, path));
    if (info.type() == FileType::File && static_cast<u64>(info.size()) == size_bytes) return {};
    return fail({.code = ErrorCode::upstream,
                 .cause = "upload_size",
                 .message = place.uri + ": " + path + " has " +
                            with_commas(static_cast<u64>(std::max<i64>(info.size(), 0))) +
                            " bytes after the upload of " + with_commas(size_bytes),
                 .fix = "try again"});
}

class ArrowUpload final : public Upload {
public:
    ArrowUpload(Place place, const std::string& name)
        : place_(std::move(place)),
          path_(place_->bucket + "/" + name),
          temporary_(place_->bucket + "/" + new_writer_mark()) {}
    // Taking back does what it can; the sweep does the rest. A stream that is neither closed nor
    // aborted would go on by itself.
    ~ArrowUpload() override {
        if (stream_ && !stream_->closed()) (void)stream_->Abort();
        if (is_begun_) (void)place_->files->DeleteFile(temporary_);
    }
    ArrowUpload(const ArrowUpload&) = delete;
    ArrowUpload& operator=(const ArrowUpload&) = delete;

    Result<void> write(std::string_view bytes) override {
        size_bytes_ += bytes.size();
        while (!bytes.empty()) {
            const size_t count = std::min<u64>(bytes.size(), place_->part_bytes - part_.size());
            part_.append(bytes.substr(0, count));
            bytes.remove_prefix(count);
            if (part_.size() == place_->part_bytes) (void)TRY(send_part());
        }
        return {};
    }

    Result<void> close() override {
        (void)TRY(send_part());
        const arrow::Status closed = stream_->Close();
        stream_.reset();
        part_ = Buffer();
        if (!closed.ok()) return fail(arrow_error(closed, *place_, path_));
        return {};
    }

    // The library for Google compares CRC32C after an upload; for Azure the sizes have to do.
    Result<void> commit() override {
        (void)TRY(check_size(*place_, temporary_, size_bytes_));
        (void)TRY(
            persist(*place_, path_, [&] { return place_->files->CopyFile(temporary_, path_); }));
        (void)TRY(check_size(*place_, path_, size_bytes_));
        if (place_->files->DeleteFile(temporary_).ok()) is_begun_ = false;
        return {};
    }

private:
    Result<void> send_part() {
        if (!is_begun_) {
            is_begun_ = true;
            (void)TRY(persist(*place_, path_, [&] {
                auto opened = place_->files->OpenOutputStream(temporary_);
                if (opened.ok()) stream_ = std::move(opened).ValueUnsafe();
                return opened.status();
            }));
        }
        const arrow::Status written = stream_->Write(part_.data(), static_cast<i64>(part_.size()));
        if (!written.ok()) return fail(arrow_error(written, *place_, path_));
        part_.clear();
        return {};
    }

    Place place_;
    std::string path_, temporary_;
    Buffer part_;
    u64 size_bytes_ = 0;
    bool is_begun_ = false;
    std::shared_ptr<arrow::io::OutputStream> stream_;
};

class ArrowStore final : public Store {
public:
    explicit ArrowStore(ArrowPlace place)
        : place_(std::make_shared<const ArrowPlace>(std::move(place))) {}

    const std::string& uri() const override { return place_->uri; }

    Result<std::unique_ptr<Upload>> create(const std::string& name) override {
        (void)TRY(check_name(name));
        return std::make_unique<ArrowUpload>(place_, name);
    }

    Result<std::unique_ptr<ByteSource>> open(const std::string& name, u64 offset) override {
        const auto file = TRY(find(name));
        auto source = std::make_unique<RangeSource>(
            [place = place_, path = path_of(name), file](u64 from) {
                return read_at(*place, path, *file, {from, range_bytes});
            },
            offset);
        (void)TRY(source->begin());
        return source;
    }

    Result<std::unique_ptr<FileBytes>> bytes(const std::string& name) override {
        const auto file = TRY(find(name));
        std::string all;
        while (true) {
            const std::string more =
                TRY(read_at(*place_, path_of(name), *file, {all.size(), range_bytes}));
            if (more.empty()) return std::make_unique<OwnedBytes>(std::move(all));
            all += more;
        }
    }

    Result<std::optional<u64>> size_bytes(const std::string& name) override {
        (void)TRY(check_name(name));
        const FileInfo info = TRY(info_of(*place_, path_of(name)));
        if (info.type() == FileType::File) return static_cast<u64>(info.size());
        if (!is_bucket_known_) {
            const FileInfo bucket =
                TRY(info_of(*place_, place_->bucket.substr(0, place_->bucket.find('/'))));
            if (bucket.type() == FileType::NotFound) return fail(no_bucket(*place_));
            is_bucket_known_ = true;
        }
        return std::nullopt;
    }

    Result<std::vector<StoredFile>> list(const std::string& beginning) override {
        std::vector<StoredFile> files;
        for (const FileInfo& info : TRY(all_below(beginning.substr(0, beginning.rfind('/') + 1)))) {
            std::string name = info.path().substr(place_->bucket.size() + 1);
            if (info.type() == FileType::File && name.starts_with(beginning) && check_name(name))
                files.push_back({std::move(name), static_cast<u64>(info.size())});
        }
        std::ranges::sort(files, {}, &StoredFile::name);
        return files;
    }

    Result<void> remove(const std::string& name) override {
        (void)TRY(check_name(name));
        return remove_path(path_of(name));
    }

    Result<void> sweep() override {
        const i64 now_us = real_clock().now_us();
        for (const FileInfo& info : TRY(all_below(std::string(marks_folder)))) {
            const i64 made_us = std::chrono::duration_cast<std::chrono::microseconds>(
                                    info.mtime().time_since_epoch())
                                    .count();
            const std::string name = info.path().substr(place_->bucket.size() + 1);
            if (is_left_behind(name, {made_us, now_us})) (void)TRY(remove_path(info.path()));
        }
        return {};
    }

private:
    using File = std::shared_ptr<arrow::io::RandomAccessFile>;
    struct Range {
        u64 offset = 0;
        i64 count = 0;
    };

    static Error no_bucket(const ArrowPlace& place) {
        return {.code = ErrorCode::not_found,
                .cause = "no_bucket",
                .message = "there is no " + place.bucket_word + " '" +
                           place.bucket.substr(0, place.bucket.find('/')) + "'",
                .fix = "make the " + place.bucket_word + ", or name another"};
    }

    std::string path_of(const std::string& name) const { return place_->bucket + "/" + name; }

    Result<void> remove_path(const std::string& path) {
        const FileInfo info = TRY(info_of(*place_, path));
        if (info.type() != FileType::File) return {};
        return persist(*place_, path, [&] { return place_->files->DeleteFile(path); });
    }

    Result<File> find(const std::string& name) {
        (void)TRY(check_name(name));
        const FileInfo info = TRY(info_of(*place_, path_of(name)));
        if (info.type() != FileType::File) {
            (void)TRY(size_bytes(name));  // where the bucket is missing, that is what to tell
            return fail(no_such_file(place_->uri, name));
        }
        File file;
        (void)TRY(persist(*place_, path_of(name), [&] {
            auto opened = place_->files->OpenInputFile(info);
            if (opened.ok()) file = std::move(opened).ValueUnsafe();
            return opened.status();
        }));
        return file;
    }

    // Fewer bytes than asked for only at the end of the file.
    static Result<std::string> read_at(const ArrowPlace& place, const std::string& path,
                                       arrow::io::RandomAccessFile& file, Range range) {
        std::string bytes;
        (void)TRY(persist(place, path, [&]() -> arrow::Status {
            ARROW_ASSIGN_OR_RAISE(const i64 size, file.GetSize());
            const i64 left = size - static_cast<i64>(range.offset);
            bytes.clear();
            if (left <= 0) return arrow::Status::OK();
            const i64 count = std::min(left, range.count);
            ARROW_ASSIGN_OR_RAISE(const auto read,
                                  file.ReadAt(static_cast<i64>(range.offset), count));
            if (read->size() != count) return arrow::Status::IOError("[503] a short answer");
            bytes = read->ToString();
            return arrow::Status::OK();
        }));
        return bytes;
    }

    Result<std::vector<FileInfo>> all_below(std::string folder) {
        while (folder.ends_with('/')) folder.pop_back();
        arrow::fs::FileSelector selector;
        selector.base_dir = folder.empty() ? place_->bucket : path_of(folder);
        selector.allow_not_found = true;
        selector.recursive = true;
        std::vector<FileInfo> all;
        (void)TRY(persist(*place_, selector.base_dir, [&] {
            auto found = place_->files->GetFileInfo(selector);
            if (found.ok()) all = std::move(found).ValueUnsafe();
            return found.status();
        }));
        return all;
    }

    Place place_;
    std::atomic<bool> is_bucket_known_ = false;
};

}  // namespace

std::unique_ptr<Store> arrow_store(ArrowPlace place) {
    return std::make_unique<ArrowStore>(std::move(place));
}

Error arrow_error(const arrow::Status& status, const ArrowPlace& place, const std::string& what) {
    constexpr size_t words_max = 400;
    std::string words = status.message();
    for (const std::string& secret : place.secrets) hide(words, secret);
    words = short_line(words, words.size());
    Error error{.code = ErrorCode::upstream,
                .cause = "store_refused",
                .message = place.uri + ": " + what + ": " + words.substr(0, words_max)};
    if (has_any(words, {"[401]", "[403]", "PERMISSION_DENIED", "UNAUTHENTICATED", "401 ", "403 ",
                        "AuthenticationFailed", "AuthorizationFailure", "OAuth2"})) {
        error.code = ErrorCode::unauthorized;
        error.cause = "store_keys";
        error.fix = place.fix_of_keys;
    } else if (has_any(words, {"ContainerNotFound", "bucket does not exist"})) {
        error.code = ErrorCode::not_found;
        error.cause = "no_bucket";
        error.fix = "make the " + place.bucket_word + ", or name another";
    } else if (is_passing(status)) {
        error.cause = "store_unreachable";
        error.fix = "see whether the service works, then go on";
    }
    return error;
}

}  // namespace rowsmith
