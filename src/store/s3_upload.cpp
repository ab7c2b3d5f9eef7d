#include "store/s3_upload.h"

#include <algorithm>
#include <future>

#include "base/entropy.h"
#include "base/text.h"
#include "store/writer_mark.h"

namespace rowsmith {

namespace {

// An upload by parts takes five requests instead of one.
constexpr u64 small_bytes = 256 << 10;
constexpr u64 parts_max = 10'000;

// Part of a mark's name: uploads of one key know of each other by it.
std::string key_digest(const std::string& key) { return sha256_hex(key).substr(0, 32); }

class S3Upload final : public Upload {
public:
    S3Upload(std::shared_ptr<S3Client> client, S3Target target)
        : client_(std::move(client)), target_(std::move(target)) {}
    // Taking back does what it can; the sweep does the rest.
    ~S3Upload() override {
        if (sending_.valid()) (void)sending_.get();
        if (!upload_.empty() && client_->abort_upload(target_.key, upload_)) remove_mark();
    }
    S3Upload(const S3Upload&) = delete;
    S3Upload& operator=(const S3Upload&) = delete;

    Result<void> write(std::string_view bytes) override {
        size_bytes_ += bytes.size();
        while (!bytes.empty()) {
            const size_t count = std::min<u64>(bytes.size(), target_.part_bytes - part_.size());
            part_.append(bytes.substr(0, count));
            bytes.remove_prefix(count);
            if (part_.size() == target_.part_bytes) (void)TRY(send_part());
        }
        return {};
    }

    // Parts but the last have at least so many bytes: what is waiting is filled up to it first.
    Result<void> write_stored(std::string_view bytes, const StoredRange& range) override {
        constexpr size_t part_min_bytes = 5 << 20;
        const std::string bucket = "s3://" + client_->bucket() + "/";
        const size_t filling =
            part_.size() == 0 ? 0 : part_min_bytes - std::min(part_.size(), part_min_bytes);
        if (!range.store.starts_with(bucket) || bytes.size() < filling + part_min_bytes)
            return write(bytes);
        (void)TRY(write(bytes.substr(0, filling)));
        if (part_.size() > 0) (void)TRY(send_part());
        if (upload_.empty()) (void)TRY(begin());
        (void)TRY(await_part());
        (void)TRY(check_parts());
        bytes.remove_prefix(filling);
        const std::string source = range.store.substr(bucket.size()) + "/" + range.name;
        tags_.push_back(TRY(client_->copy_part(target_.key, {upload_, tags_.size() + 1},
                                               {source, range.offset + filling, bytes.size()})));
        size_bytes_ += bytes.size();
        return {};
    }

    Result<void> close() override {
        if (upload_.empty() && part_.size() <= small_bytes) return {};
        if (part_.size() > 0) (void)TRY(send_part());
        (void)TRY(await_part());
        // Others may be under way until all are named together.
        part_ = Buffer();
        on_its_way_ = Buffer();
        return {};
    }

    Result<void> commit() override {
        if (upload_.empty()) return client_->put(target_.key, part_.view());
        const bool is_sure = TRY(client_->complete_upload(target_.key, upload_, tags_));
        upload_.clear();
        // An object of the key may also be an older one.
        if (!is_sure && TRY(client_->label(target_.key)) != label_)
            return fail({.code = ErrorCode::upstream,
                         .cause = "upload_lost",
                         .message = "s3://" + client_->bucket() + "/" + target_.key +
                                    ": the server does not know the upload any more",
                         .fix = "try again"});
        // Each part came with its SHA-256, which the server had to find right; that it has put all
        // of them together shows in the size.
        const auto size = TRY(client_->size_bytes(target_.key));
        if (size != size_bytes_)
            return fail({.code = ErrorCode::upstream,
                         .cause = "upload_size",
                         .message = "s3://" + client_->bucket() + "/" + target_.key + " has " +
                                    with_commas(size.value_or(0)) + " bytes after the upload of " +
                                    with_commas(size_bytes_),
                         .fix = "try again"});
        remove_mark();
        return {};
    }

private:
    // The last part goes while the next one is filled: two buffers an upload.
    Result<void> send_part() {
        if (upload_.empty()) (void)TRY(begin());
        (void)TRY(await_part());
        (void)TRY(check_parts());
        std::swap(part_, on_its_way_);
        part_.clear();
        const S3Client::Part part{upload_, tags_.size() + 1};
        sending_ = std::async(std::launch::async, [this, part] {
            return client_->put_part(target_.key, part, on_its_way_.view());
        });
        return {};
    }

    Result<void> check_parts() const {
        if (tags_.size() == parts_max)
            return fail({.code = ErrorCode::limit,
                         .cause = "upload_parts",
                         .message = "s3://" + client_->bucket() + "/" + target_.key +
                                    " has more than " + with_commas(parts_max) + " parts of " +
                                    with_commas(target_.part_bytes) + " bytes",
                         .fix = "set ROWSMITH_STORE_PART_MB higher, or write a folder of parts"});
        return {};
    }

    Result<void> await_part() {
        if (sending_.valid()) tags_.push_back(TRY(sending_.get()));
        return {};
    }

    Result<void> begin() {
        mark_ = target_.root + new_writer_mark(key_digest(target_.key));
        (void)TRY(client_->put(mark_, target_.key));
        auto begun = client_->begin_upload(target_.key, label_);
        // A try whose answer was lost may have begun one that has no name here: the mark stays for
        // the sweep after this process.
        if (!begun) return fail(begun.error());
        if (begun->tries > 1) mark_.clear();
        upload_ = begun->upload;
        return {};
    }

    void remove_mark() {
        if (!mark_.empty()) (void)client_->remove(mark_);
    }

    std::shared_ptr<S3Client> client_;
    S3Target target_;
    Buffer part_, on_its_way_;
    u64 size_bytes_ = 0;
    std::string mark_, upload_;
    std::string label_ = new_uuid(real_entropy());
    std::vector<std::string> tags_;
    std::future<Result<std::string>> sending_;
};

}  // namespace

std::unique_ptr<Upload> s3_upload(std::shared_ptr<S3Client> client, S3Target target) {
    return std::make_unique<S3Upload>(std::move(client), std::move(target));
}

Result<void> sweep_s3(S3Client& client, const std::string& root) {
    const std::vector<S3Object> marks = TRY(client.list(root + std::string(marks_folder)));
    std::vector<std::string> left, in_use;
    for (const S3Object& mark : marks) {
        const std::string name = mark.key.substr(root.size());
        const bool is_left = is_left_behind(name, {mark.changed_us, client.now_us()});
        if (is_left)
            left.push_back(mark.key);
        else
            in_use.emplace_back(rest_of_mark(name));
    }
    for (const std::string& mark : left) {
        // Where somebody else is writing the same key, a later sweep does it.
        if (std::ranges::count(in_use, rest_of_mark(std::string_view(mark).substr(root.size()))))
            continue;
        constexpr u64 key_bytes_max = 2'000;
        auto named = client.get(mark, {.offset = 0, .count = key_bytes_max});
        if (!named && named.error().code == ErrorCode::not_found) continue;  // swept by another
        const std::string key = TRY(std::move(named)).bytes;
        // A mark speaks of files of its own place only.
        if (key.starts_with(root))
            for (const std::string& upload : TRY(client.uploads_of(key)))
                (void)TRY(client.abort_upload(key, upload));
        (void)TRY(client.remove(mark));
    }
    return {};
}

}  // namespace rowsmith
