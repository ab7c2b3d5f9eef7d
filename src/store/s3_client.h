// The requests of S3 that a store needs, signed, and tried again where they failed in passing.
// Errors name bucket and key and repeat the server's words, never a key of access.
#pragma once
#include <atomic>
#include <functional>
#include <mutex>
#include <optional>

#include "base/clock.h"
#include "store/signature.h"

namespace rowsmith {

struct S3Place {
    std::string bucket;
    std::string scheme = "https";
    std::string host = {};  // of the service, with its port; empty: Amazon's own for the region
    std::string base_path = {};  // of an endpoint below one; begins with '/' unless empty
    bool is_in_path = false;     // the bucket, else it stands before the host
    std::string region = {};
    HttpHeaders new_object_headers = {};  // encryption
    u64 further_tries = 8;
    u64 silence_ms = 30'000;
    const std::atomic<bool>* stop = nullptr;
};

struct S3Object {
    std::string key;
    u64 size_bytes = 0;
    i64 changed_us = 0;
};

struct S3Range {
    std::string bytes;
    u64 object_bytes = 0;
    std::string etag;
};

class S3Client {
public:
    using KeySource = std::function<Result<AwsKeys>()>;
    S3Client(HttpTransport& http, Clock& clock, S3Place place, KeySource keys);

    Result<void> put(const std::string& key, std::string_view bytes);
    // Removing what is not there is no error.
    Result<void> remove(const std::string& key);
    Result<std::optional<u64>> size_bytes(const std::string& key);
    // What begin_upload was told of the object that stands there; empty where it was not.
    Result<std::string> label(const std::string& key);
    // At most `count` bytes from `offset` on, fewer at the end. With an `etag` only of that very
    // object: object_changed otherwise. Error: file_not_found.
    struct RangeWish {
        u64 offset = 0, count = 0;
        std::string etag = {};
    };
    Result<S3Range> get(const std::string& key, const RangeWish& wish);
    // All keys that begin so, in the order of their bytes.
    Result<std::vector<S3Object>> list(const std::string& beginning);

    // Uploads by parts, which nobody sees before their completion. `tries` tells how often one was
    // begun, perhaps, for one that is known.
    struct Begun {
        std::string upload;
        u64 tries = 1;
    };
    Result<Begun> begin_upload(const std::string& key, const std::string& label);
    // Parts count from 1; gives the part's tag.
    struct Part {
        std::string upload;
        u64 number = 0;
    };
    Result<std::string> put_part(const std::string& key, const Part& part, std::string_view bytes);
    // The same of bytes that the bucket has already, `count` from `offset` on of the object
    // `source`.
    struct CopiedRange {
        std::string source;
        u64 offset = 0, count = 0;
    };
    Result<std::string> copy_part(const std::string& key, const Part& part,
                                  const CopiedRange& range);
    // False where the server knows of no such upload after a try whose answer was lost: the object
    // may be there, or the upload is.
    Result<bool> complete_upload(const std::string& key, const std::string& upload,
                                 const std::vector<std::string>& tags);
    // Aborting what is over is no error.
    Result<void> abort_upload(const std::string& key, const std::string& upload);
    // Those of exactly this key.
    Result<std::vector<std::string>> uploads_of(const std::string& key);

    const std::string& bucket() const { return place_.bucket; }
    i64 now_us() const { return clock_.now_us(); }

private:
    struct Call {
        std::string_view method;
        std::string key = {};  // empty: the bucket
        std::vector<std::pair<std::string, std::string>> query = {};
        HttpHeaders headers = {};
        std::string_view body = {};
        std::string_view answer_has = {};  // a text without which the answer is not whole
        u64 tries = 1;                     // told when it is done
    };
    Result<HttpAnswer> send(Call& call);
    Result<HttpAnswer> send(Call&& call) { return send(call); }
    Result<HttpAnswer> try_once(const Call& call);
    bool learn_region(const HttpAnswer& answer);
    Error refused(const Call& call, const HttpAnswer& answer);
    Error gave_up(const Call& call, const std::string& words, u64 tries);
    Error endless(const Call& call);
    std::string name_of(const Call& call) const;
    std::string service_host();
    Result<void> check_bucket();
    std::string region();

    HttpTransport& http_;
    Clock& clock_;
    const S3Place place_;
    KeySource keys_;
    std::mutex mutex_;
    std::string region_;
    bool bucket_is_known_ = false;
};

}  // namespace rowsmith
