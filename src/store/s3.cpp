// s3://BUCKET/PREFIX: Amazon's S3, and whatever speaks as it does.
#include <algorithm>

#include "store/aws_keys.h"
#include "store/range_source.h"
#include "store/s3_upload.h"
#include "store/store_kind.h"

namespace rowsmith::stores {

namespace {

constexpr const char* form = "s3://BUCKET/PREFIX";
constexpr u64 range_bytes = 8 << 20;
constexpr u64 reserved_bytes_max = u64{1} << 30;

class S3Store final : public Store {
public:
    S3Store(std::shared_ptr<S3Client> client, const BucketUri& place, u64 part_bytes)
        : client_(std::move(client)),
          uri_("s3://" + place.path()),
          root_(place.prefix.empty() ? "" : place.prefix + "/"),
          part_bytes_(part_bytes) {}

    const std::string& uri() const override { return uri_; }

    Result<std::unique_ptr<Upload>> create(const std::string& name) override {
        (void)TRY(check_name(name));
        return s3_upload(client_, {root_, root_ + name, part_bytes_});
    }

    Result<std::unique_ptr<ByteSource>> open(const std::string& name, u64 offset) override {
        (void)TRY(check_name(name));
        auto source = std::make_unique<RangeSource>(
            [client = client_, key = root_ + name,
             etag = std::string()](u64 from) mutable -> Result<std::string> {
                S3Range range = TRY(client->get(key, {from, range_bytes, etag}));
                etag = range.etag;
                return std::move(range.bytes);
            },
            offset);
        (void)TRY(source->begin());
        return source;
    }

    Result<std::unique_ptr<FileBytes>> bytes(const std::string& name) override {
        (void)TRY(check_name(name));
        S3Range range = TRY(client_->get(root_ + name, {0, range_bytes, {}}));
        std::string all = std::move(range.bytes);
        // What a server says of the size is no reason to take all memory.
        all.reserve(std::min(range.object_bytes, reserved_bytes_max));
        while (all.size() < range.object_bytes) {
            const S3Range more =
                TRY(client_->get(root_ + name, {all.size(), range_bytes, range.etag}));
            if (more.bytes.empty()) return fail(no_such_file(uri_, name));
            all += more.bytes;
        }
        return std::make_unique<OwnedBytes>(std::move(all));
    }

    Result<std::optional<u64>> size_bytes(const std::string& name) override {
        (void)TRY(check_name(name));
        return client_->size_bytes(root_ + name);
    }

    Result<std::vector<StoredFile>> list(const std::string& beginning) override {
        std::vector<StoredFile> files;
        for (S3Object& object : TRY(client_->list(root_ + beginning))) {
            std::string name = object.key.substr(root_.size());
            // What can't be a name of ours is somebody else's, or a mark.
            if (check_name(name)) files.push_back({std::move(name), object.size_bytes});
        }
        std::ranges::sort(files, {}, &StoredFile::name);
        return files;
    }

    Result<void> remove(const std::string& name) override {
        (void)TRY(check_name(name));
        return client_->remove(root_ + name);
    }

    Result<void> sweep() override { return sweep_s3(*client_, root_); }

private:
    std::shared_ptr<S3Client> client_;
    std::string uri_;
    std::string root_;
    u64 part_bytes_;
};

// Where a setting is not set, the next one.
Result<std::string> first_of(const Settings& settings,
                             std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        std::string text = TRY(settings.text(name));
        if (!text.empty()) return text;
    }
    return std::string();
}

// http://127.0.0.1:9000/base
Result<void> set_endpoint(S3Place& place, std::string url) {
    while (url.ends_with('/')) url.pop_back();
    const size_t colon = url.find("://");
    place.scheme = url.substr(0, colon);
    std::string rest = url.substr(colon + 3);
    const size_t slash = rest.find('/');
    if (slash != std::string::npos) place.base_path = rest.substr(slash);
    place.host = rest.substr(0, slash);
    if (rest.find_first_of("@?#") == std::string::npos) return {};
    return fail({.code = ErrorCode::invalid_argument,
                 .cause = "bad_setting",
                 .message = "AWS_ENDPOINT_URL has an '@', a '?' or a '#'",
                 .expected = "http://HOST:PORT or https://HOST:PORT, perhaps with a path",
                 .fix = "keys have settings of their own"});
}

Result<S3Place> place_of(const StoreContext& context, const std::string& bucket) {
    const Settings& settings = context.settings;
    S3Place place{.bucket = bucket};
    place.stop = context.stop;
    place.region =
        TRY(first_of(settings, {"CLOUD_STORAGE_REGION", "AWS_REGION", "AWS_DEFAULT_REGION"}));
    if (place.region.empty()) place.region = "us-east-1";
    const std::string endpoint =
        TRY(first_of(settings, {"AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"}));
    if (!endpoint.empty()) (void)TRY(set_endpoint(place, endpoint));
    const std::string addressing = TRY(settings.text("ROWSMITH_S3_ADDRESSING"));
    // A certificate for *.s3.REGION does not cover buckets with dots.
    const bool is_plain = bucket.find('.') == std::string::npos;
    place.is_in_path =
        addressing == "path" || (addressing == "auto" && (!endpoint.empty() || !is_plain));
    const std::string encryption = TRY(settings.text("ROWSMITH_S3_ENCRYPTION"));
    if (encryption != "default")
        place.new_object_headers.emplace_back("x-amz-server-side-encryption", encryption);
    const std::string key = TRY(settings.text("ROWSMITH_S3_KMS_KEY"));
    if (!key.empty() && encryption.starts_with("aws:"))
        place.new_object_headers.emplace_back("x-amz-server-side-encryption-aws-kms-key-id", key);
    place.further_tries = TRY(settings.integer("ROWSMITH_STORE_RETRIES")).value_or(0);
    place.silence_ms = TRY(settings.integer("ROWSMITH_STORE_TIMEOUT")).value_or(0) * 1000;
    return place;
}

Result<std::unique_ptr<Store>> open(const StoreContext& context, const std::string& uri) {
    const BucketUri parsed = TRY(parse_bucket_uri(uri, form));
    S3Place place = TRY(place_of(context, parsed.bucket));
    auto keys = TRY(aws_keys(context.settings));
    const u64 part_bytes = TRY(context.settings.integer("ROWSMITH_STORE_PART_MB")).value_or(0)
                           << 20;
    auto client =
        std::make_shared<S3Client>(real_http(), real_clock(), std::move(place), std::move(keys));
    return std::make_unique<S3Store>(std::move(client), parsed, part_bytes);
}

}  // namespace

const StoreKind& s3() {
    static const StoreKind kind{.schemes = {"s3"},
                                .summary = "a bucket of Amazon's S3 or of what speaks as it does",
                                .form = form,
                                .open = open};
    return kind;
}

}  // namespace rowsmith::stores
