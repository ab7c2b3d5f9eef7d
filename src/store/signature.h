// Version 4 of the signatures that S3 and its compatibles ask for. The body's SHA-256 is part of
// what is signed: bytes that changed on their way are refused at the other end.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/http.h"

namespace rowsmith {

struct AwsKeys {
    std::string access_key, secret_key;
    std::string session_token = {};  // of temporary keys
};

struct SignedRequest {
    std::string_view method;
    std::string_view host;  // with the port, where it is not the scheme's own
    std::string_view path;  // percent-encoded
    // Not encoded, in any order.
    std::vector<std::pair<std::string, std::string>> query = {};
    HttpHeaders headers = {};  // names in lower case, all of which are signed
    std::string_view body = {};
    std::string_view region;
    std::string_view service = "s3";
    i64 now_us = 0;
};

// The headers of the request: those that it has, those that the signature needs, and itself.
HttpHeaders signed_headers(const SignedRequest& request, const AwsKeys& keys);

// name=value&…, encoded and sorted.
std::string query_text(std::vector<std::pair<std::string, std::string>> query);

std::string sha256_hex(std::string_view bytes);

}  // namespace rowsmith
