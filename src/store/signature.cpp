#include "store/signature.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <span>

namespace rowsmith {

namespace {

constexpr size_t digest_bytes = 32;
using Digest = std::array<u8, digest_bytes>;

std::string_view text_of(const Digest& digest) {
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

std::string hex(const Digest& digest) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const u8 byte : digest) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

Digest keyed_digest(std::string_view key, std::string_view bytes) {
    Digest digest{};
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
         reinterpret_cast<const u8*>(bytes.data()), bytes.size(), digest.data(), nullptr);
    return digest;
}

std::string two_digits(u32 number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// 20261123T003653Z
std::string basic_time(i64 us) {
    const std::chrono::sys_time<std::chrono::microseconds> time{std::chrono::microseconds{us}};
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    return std::to_string(static_cast<int>(date.year())) +
           two_digits(static_cast<unsigned>(date.month())) +
           two_digits(static_cast<unsigned>(date.day())) + "T" +
           two_digits(static_cast<u32>(clock.hours().count())) +
           two_digits(static_cast<u32>(clock.minutes().count())) +
           two_digits(static_cast<u32>(clock.seconds().count())) + "Z";
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
    Digest digest{};
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
    return hex(digest);
}

std::string query_text(std::vector<std::pair<std::string, std::string>> query) {
    for (auto& [name, value] : query) {
        name = percent_encoded(name, Slashes::encoded);
        value = percent_encoded(value, Slashes::encoded);
    }
    std::ranges::sort(query);
    std::string text;
    for (const auto& [name, value] : query) {
        if (!text.empty()) text += '&';
        text += name + "=" + value;
    }
    return text;
}

HttpHeaders signed_headers(const SignedRequest& request, const AwsKeys& keys) {
    const std::string time = basic_time(request.now_us), day = time.substr(0, 8);
    const std::string body_digest = sha256_hex(request.body);
    HttpHeaders headers = request.headers;
    headers.emplace_back("host", request.host);
    if (request.service == "s3") headers.emplace_back("x-amz-content-sha256", body_digest);
    headers.emplace_back("x-amz-date", time);
    if (!keys.session_token.empty())
        headers.emplace_back("x-amz-security-token", keys.session_token);
    std::ranges::sort(headers);
    std::string lines, names;
    for (const auto& [name, value] : headers) {
        lines += name + ":" + value + "\n";
        names += (names.empty() ? "" : ";") + name;
    }
    const std::string canonical = std::string(request.method) + "\n" + std::string(request.path) +
                                  "\n" + query_text(request.query) + "\n" + lines + "\n" + names +
                                  "\n" + body_digest;
    const std::string scope = day + "/" + std::string(request.region) + "/" +
                              std::string(request.service) + "/aws4_request";
    const std::string to_sign =
        "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + sha256_hex(canonical);
    Digest key = keyed_digest("AWS4" + keys.secret_key, day);
    key = keyed_digest(text_of(key), request.region);
    key = keyed_digest(text_of(key), request.service);
    key = keyed_digest(text_of(key), "aws4_request");
    headers.emplace_back("authorization", "AWS4-HMAC-SHA256 Credential=" + keys.access_key + "/" +
                                              scope + ",SignedHeaders=" + names + ",Signature=" +
                                              hex(keyed_digest(text_of(key), to_sign)));
    return headers;
}

}  // namespace rowsmith
