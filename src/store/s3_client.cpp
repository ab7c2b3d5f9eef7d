#include "store/s3_client.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "base/text.h"
#include "store/backoff.h"
#include "store/server_words.h"
#include "store/store.h"
#include "store/xml_text.h"

namespace rowsmith {

namespace {

constexpr u64 listed_max = 10'000'000;

u64 number_in(std::string_view text) {
    u64 number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// 2026-11-23T00:36:53.000Z; parts of a second are left out.
i64 instant_us(std::string_view text) {
    const auto part = [&](size_t at, size_t count) {
        return at + count <= text.size() ? static_cast<unsigned>(number_in(text.substr(at, count)))
                                         : 0U;
    };
    const std::chrono::sys_days day{std::chrono::year(static_cast<int>(part(0, 4))) /
                                    std::chrono::month(part(5, 2)) / std::chrono::day(part(8, 2))};
    const i64 seconds = i64{day.time_since_epoch().count()} * 86'400 + part(11, 2) * 3600 +
                        part(14, 2) * 60 + part(17, 2);
    return seconds * 1'000'000;
}

// Of objects that were uploaded by parts: which upload it was.
constexpr const char* label_header = "x-amz-meta-rowsmith-upload";

bool is_passing(const HttpAnswer& answer) {
    constexpr u32 statuses[] = {408, 429, 500, 502, 503, 504};
    constexpr std::string_view codes[] = {"RequestTimeout", "SlowDown", "InternalError",
                                          "OperationAborted", "ServiceUnavailable"};
    const bool has_error = answer.status >= 400 || answer.body.find("<Error>") != std::string::npos;
    return std::ranges::count(statuses, answer.status) > 0 ||
           (has_error && std::ranges::count(codes, xml_element(answer.body, "Code")) > 0);
}

// What the server says of an error, on one short line.
std::string words_of(const HttpAnswer& answer) {
    constexpr size_t words_max = 300;
    std::string words = std::to_string(answer.status);
    const std::string code = xml_unescaped(xml_element(answer.body, "Code"));
    const std::string message = xml_unescaped(xml_element(answer.body, "Message"));
    if (!code.empty()) words += " " + code;
    if (!message.empty()) words += ": " + message;
    return short_line(std::move(words), words_max);
}

// A server's word becomes part of the name of a host that gets signed requests.
bool is_region(std::string_view word) {
    constexpr size_t bytes_max = 40;
    return !word.empty() && word.size() <= bytes_max && std::ranges::all_of(word, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

Error stopped() {
    return {.code = ErrorCode::cancelled, .cause = "cancelled", .message = "stopped"};
}

}  // namespace

S3Client::S3Client(HttpTransport& http, Clock& clock, S3Place place, KeySource keys)
    : http_(http),
      clock_(clock),
      place_(std::move(place)),
      keys_(std::move(keys)),
      region_(place_.region) {}

std::string S3Client::region() {
    const std::lock_guard lock(mutex_);
    return region_;
}

std::string S3Client::service_host() {
    return place_.host.empty() ? "s3." + region() + ".amazonaws.com" : place_.host;
}

std::string S3Client::name_of(const Call& call) const {
    return "s3://" + place_.bucket + (call.key.empty() ? "" : "/" + call.key);
}

Result<HttpAnswer> S3Client::try_once(const Call& call) {
    const AwsKeys keys = TRY(keys_());
    const std::string service = service_host();
    const std::string host = place_.is_in_path ? service : place_.bucket + "." + service;
    std::string path = place_.base_path + (place_.is_in_path ? "/" + place_.bucket : "");
    if (!call.key.empty()) path += "/" + percent_encoded(call.key, Slashes::kept);
    if (path.empty()) path = "/";
    SignedRequest request{.method = call.method, .host = host, .path = path, .region = {}};
    const std::string own_region = region();
    request.region = own_region;
    request.query = call.query;
    request.headers = call.headers;
    request.headers.emplace_back("content-type", "application/octet-stream");
    request.body = call.body;
    request.now_us = clock_.now_us();
    std::string url = place_.scheme + "://" + host + path;
    if (!call.query.empty()) url += "?" + query_text(call.query);
    auto answer = http_.perform({.method = std::string(call.method),
                                 .url = std::move(url),
                                 .headers = signed_headers(request, keys),
                                 .body = call.body,
                                 .silence_ms = place_.silence_ms,
                                 // What takes something back goes on after all.
                                 .stop = call.method == "DELETE" ? nullptr : place_.stop});
    if (answer && (answer->status >= 300 || answer->body.find("<Error>") != std::string::npos)) {
        hide(answer->body, keys.secret_key);
        hide(answer->body, keys.session_token);
    }
    const bool is_cut = answer && answer->status < 300 && !call.answer_has.empty() &&
                        answer->body.find(call.answer_has) == std::string::npos &&
                        answer->body.find("</Error>") == std::string::npos;
    if (is_cut)
        return fail({.code = ErrorCode::upstream,
                     .cause = "http_interrupted",
                     .message = "the answer is cut off"});
    return answer;
}

// A bucket that lives elsewhere says where.
bool S3Client::learn_region(const HttpAnswer& answer) {
    if (answer.status != 301 && answer.status != 400 && answer.status != 403) return false;
    std::string told = answer.header("x-amz-bucket-region");
    if (told.empty()) told = xml_element(answer.body, "Region");
    const std::lock_guard lock(mutex_);
    if (!is_region(told) || told == region_) return false;
    region_ = told;
    return true;
}

Result<HttpAnswer> S3Client::send(Call& call) {
    Backoff backoff(place_.further_tries, place_.stop);
    bool has_moved = false;
    while (true) {
        std::string words;
        u64 asked_ms = 0;
        auto answer = try_once(call);
        call.tries = backoff.tries();
        if (!answer) {
            if (answer.error().cause != "http_interrupted") return answer;
            words = answer.error().message;
        } else if (is_passing(*answer)) {
            words = words_of(*answer);
            asked_ms = std::min<u64>(number_in(answer->header("retry-after")), 60) * 1000;
        } else if (!has_moved && learn_region(*answer)) {
            has_moved = true;
            continue;
        } else {
            if (answer->status < 300) {
                const std::lock_guard lock(mutex_);
                bucket_is_known_ = true;
            }
            return answer;
        }
        if (backoff.wait(asked_ms)) continue;
        if (backoff.is_stopped()) return fail(stopped());
        return fail(gave_up(call, words, backoff.tries()));
    }
}

Error S3Client::gave_up(const Call& call, const std::string& words, u64 tries) {
    return {.code = ErrorCode::upstream,
            .cause = "store_unreachable",
            .message = name_of(call) + ": " + std::string(call.method) + " failed " +
                       with_commas(tries) + (tries == 1 ? " time: " : " times: ") + words,
            .fix = "see whether " + place_.scheme + "://" + service_host() +
                   " works, then go on; ROWSMITH_STORE_RETRIES sets how often is tried"};
}

Error S3Client::refused(const Call& call, const HttpAnswer& answer) {
    const std::string_view code = xml_element(answer.body, "Code");
    Error error{.code = ErrorCode::upstream,
                .cause = "store_refused",
                .message = name_of(call) + ": " + std::string(call.method) +
                           " is refused: " + words_of(answer)};
    if (code == "NoSuchBucket") {
        error.code = ErrorCode::not_found;
        error.cause = "no_bucket";
        error.message = "there is no bucket '" + place_.bucket + "' at " + place_.scheme + "://" +
                        service_host() + ": " + words_of(answer);
        error.fix = "make the bucket, or name another";
    } else if (code == "InvalidAccessKeyId" || code == "SignatureDoesNotMatch" ||
               code == "ExpiredToken" || code == "InvalidToken" || answer.status == 401) {
        error.code = ErrorCode::unauthorized;
        error.cause = "store_keys";
        error.fix = "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to keys that hold";
    } else if (answer.status == 403) {
        error.code = ErrorCode::unauthorized;
        error.cause = "store_permission";
        error.fix = "give the keys leave to read, write, list and delete below " + name_of(call);
    } else if (code == "RequestTimeTooSkewed") {
        error.fix = "set this machine's clock";
    }
    return error;
}

Error S3Client::endless(const Call& call) {
    return {.code = ErrorCode::upstream,
            .cause = "store_refused",
            .message = name_of(call) + ": the list of what is there has no end",
            .expected = "at most " + with_commas(listed_max) + " names, each page once"};
}

// An answer without a body does not tell whether the object or its bucket is missing.
Result<void> S3Client::check_bucket() {
    {
        const std::lock_guard lock(mutex_);
        if (bucket_is_known_) return {};
    }
    Call call{.method = "GET", .query = {{"list-type", "2"}, {"max-keys", "1"}}};
    const auto answer = TRY(send(call));
    if (answer.status != 200) return fail(refused(call, answer));
    return {};
}

Result<void> S3Client::put(const std::string& key, std::string_view bytes) {
    Call call{.method = "PUT", .key = key, .headers = place_.new_object_headers, .body = bytes};
    const auto answer = TRY(send(call));
    if (answer.status != 200) return fail(refused(call, answer));
    return {};
}

Result<void> S3Client::remove(const std::string& key) {
    Call call{.method = "DELETE", .key = key};
    const auto answer = TRY(send(call));
    const bool is_gone = answer.status < 300 || xml_element(answer.body, "Code") == "NoSuchKey";
    if (!is_gone) return fail(refused(call, answer));
    return {};
}

Result<std::optional<u64>> S3Client::size_bytes(const std::string& key) {
    Call call{.method = "HEAD", .key = key};
    const auto answer = TRY(send(call));
    if (answer.status == 200) return number_in(answer.header("content-length"));
    (void)TRY(check_bucket());
    if (answer.status == 404) return std::nullopt;
    return fail(refused(call, answer));
}

Result<std::string> S3Client::label(const std::string& key) {
    Call call{.method = "HEAD", .key = key};
    const auto answer = TRY(send(call));
    if (answer.status == 404) return std::string();
    if (answer.status != 200) return fail(refused(call, answer));
    return answer.header(label_header);
}

Result<S3Range> S3Client::get(const std::string& key, const RangeWish& wish) {
    const std::string last = std::to_string(wish.offset + wish.count - 1);
    Backoff backoff(place_.further_tries, place_.stop);
    while (true) {
        Call call{.method = "GET", .key = key};
        call.headers.emplace_back("range", "bytes=" + std::to_string(wish.offset) + "-" + last);
        if (!wish.etag.empty()) call.headers.emplace_back("if-match", wish.etag);
        auto answer = TRY(send(call));
        if (answer.status == 416) return S3Range{};  // begins behind the end
        if (answer.status == 412)
            return fail({.code = ErrorCode::conflict,
                         .cause = "object_changed",
                         .message = name_of(call) + " was replaced while it was read",
                         .fix = "read it again"});
        if (answer.status == 404 && xml_element(answer.body, "Code") != "NoSuchBucket")
            return fail(no_such_file("s3://" + place_.bucket, key));
        if (answer.status != 206 && answer.status != 200) return fail(refused(call, answer));
        S3Range range{
            .bytes = std::move(answer.body), .object_bytes = 0, .etag = answer.header("etag")};
        if (answer.status == 200) {  // the server knows no ranges, or it is all
            range.object_bytes = range.bytes.size();
            range.bytes.erase(0, wish.offset);
            range.bytes.resize(std::min<u64>(range.bytes.size(), wish.count));
            return range;
        }
        const std::string told = answer.header("content-range");  // bytes 0-9/100
        range.object_bytes = number_in(std::string_view(told).substr(told.find('/') + 1));
        const u64 end = std::min(range.object_bytes, wish.offset + wish.count);
        if (wish.offset + range.bytes.size() == end) return range;
        if (backoff.wait()) continue;
        if (backoff.is_stopped()) return fail(stopped());
        return fail(gave_up(call, "the answer is cut off", backoff.tries()));
    }
}

Result<std::vector<S3Object>> S3Client::list(const std::string& beginning) {
    std::vector<S3Object> all;
    std::string more;
    do {
        Call call{.method = "GET",
                  .query = {{"list-type", "2"}, {"prefix", beginning}},
                  .answer_has = "</ListBucketResult>"};
        if (!more.empty()) call.query.emplace_back("continuation-token", more);
        const auto answer = TRY(send(call));
        if (answer.status != 200) return fail(refused(call, answer));
        for (const std::string_view entry : xml_elements(answer.body, "Contents")) {
            std::string key = xml_unescaped(xml_element(entry, "Key"));
            // Nobody has asked for others.
            if (!key.starts_with(beginning)) continue;
            all.push_back({.key = std::move(key),
                           .size_bytes = number_in(xml_element(entry, "Size")),
                           .changed_us = instant_us(xml_element(entry, "LastModified"))});
        }
        std::string next = xml_unescaped(xml_element(answer.body, "NextContinuationToken"));
        if ((!next.empty() && next == more) || all.size() > listed_max) return fail(endless(call));
        more = std::move(next);
    } while (!more.empty());
    return all;
}

Result<S3Client::Begun> S3Client::begin_upload(const std::string& key, const std::string& label) {
    Call call{.method = "POST",
              .key = key,
              .query = {{"uploads", ""}},
              .headers = place_.new_object_headers,
              .answer_has = "</UploadId>"};
    call.headers.emplace_back(label_header, label);
    const auto answer = TRY(send(call));
    Begun begun{xml_unescaped(xml_element(answer.body, "UploadId")), call.tries};
    if (answer.status != 200 || begun.upload.empty()) return fail(refused(call, answer));
    return begun;
}

Result<std::string> S3Client::put_part(const std::string& key, const Part& part,
                                       std::string_view bytes) {
    Call call{.method = "PUT",
              .key = key,
              .query = {{"partNumber", std::to_string(part.number)}, {"uploadId", part.upload}},
              .body = bytes};
    const auto answer = TRY(send(call));
    std::string tag = answer.header("etag");
    if (answer.status != 200 || tag.empty()) return fail(refused(call, answer));
    return tag;
}

Result<std::string> S3Client::copy_part(const std::string& key, const Part& part,
                                        const CopiedRange& range) {
    Call call{.method = "PUT",
              .key = key,
              .query = {{"partNumber", std::to_string(part.number)}, {"uploadId", part.upload}},
              .answer_has = "</CopyPartResult>"};
    call.headers.emplace_back(
        "x-amz-copy-source",
        percent_encoded("/" + place_.bucket + "/" + range.source, Slashes::kept));
    call.headers.emplace_back("x-amz-copy-source-range",
                              "bytes=" + std::to_string(range.offset) + "-" +
                                  std::to_string(range.offset + range.count - 1));
    const auto answer = TRY(send(call));
    std::string tag = xml_unescaped(xml_element(answer.body, "ETag"));
    if (answer.status != 200 || tag.empty()) return fail(refused(call, answer));
    return tag;
}

Result<bool> S3Client::complete_upload(const std::string& key, const std::string& upload,
                                       const std::vector<std::string>& tags) {
    std::string body = "<CompleteMultipartUpload>";
    for (size_t i = 0; i < tags.size(); i++)
        body += "<Part><PartNumber>" + std::to_string(i + 1) + "</PartNumber><ETag>" +
                xml_escaped(tags[i]) + "</ETag></Part>";
    body += "</CompleteMultipartUpload>";
    Call call{.method = "POST",
              .key = key,
              .query = {{"uploadId", upload}},
              .body = body,
              .answer_has = "</CompleteMultipartUploadResult>"};
    const auto answer = TRY(send(call));
    const bool has_error =
        answer.body.find("<Error>") != std::string::npos;  // also with status 200
    if (answer.status == 200 && !has_error) return true;
    if (call.tries > 1 && xml_element(answer.body, "Code") == "NoSuchUpload") return false;
    return fail(refused(call, answer));
}

Result<void> S3Client::abort_upload(const std::string& key, const std::string& upload) {
    Call call{.method = "DELETE", .key = key, .query = {{"uploadId", upload}}};
    const auto answer = TRY(send(call));
    const bool is_over = answer.status < 300 || xml_element(answer.body, "Code") == "NoSuchUpload";
    if (!is_over) return fail(refused(call, answer));
    return {};
}

Result<std::vector<std::string>> S3Client::uploads_of(const std::string& key) {
    std::vector<std::string> uploads;
    std::string key_marker, upload_marker;
    u64 pages = 0;
    do {
        Call call{.method = "GET",
                  .query = {{"uploads", ""}, {"prefix", key}},
                  .answer_has = "</ListMultipartUploadsResult>"};
        if (!key_marker.empty()) call.query.emplace_back("key-marker", key_marker);
        if (!upload_marker.empty()) call.query.emplace_back("upload-id-marker", upload_marker);
        const auto answer = TRY(send(call));
        if (answer.status != 200) return fail(refused(call, answer));
        for (const std::string_view entry : xml_elements(answer.body, "Upload"))
            if (xml_unescaped(xml_element(entry, "Key")) == key)
                uploads.push_back(xml_unescaped(xml_element(entry, "UploadId")));
        const bool has_more = xml_element(answer.body, "IsTruncated") == "true";
        if (uploads.size() > listed_max || ++pages > listed_max / 1000) return fail(endless(call));
        key_marker =
            has_more ? xml_unescaped(xml_element(answer.body, "NextKeyMarker")) : std::string();
        upload_marker = has_more ? xml_unescaped(xml_element(answer.body, "NextUploadIdMarker"))
                                 : std::string();
    } while (!key_marker.empty());
    return uploads;
}

}  // namespace rowsmith
