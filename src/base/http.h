// HTTP as an interface: one request and its whole answer. Whoever calls bounds the answers by
// asking for ranges.
#pragma once
#include <atomic>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/integers.h"
#include "base/result.h"

namespace rowsmith {

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

struct HttpRequest {
    std::string method = "GET";
    std::string url;
    HttpHeaders headers = {};
    std::string_view body = {};  // stays the caller's
    u64 connect_ms = 10'000;
    u64 silence_ms = 30'000;  // without a byte in either direction
    u64 answer_max_bytes = u64{64} << 20;
    const std::atomic<bool>* stop = nullptr;  // looked at about once a second
};

struct HttpAnswer {
    u32 status = 0;
    HttpHeaders headers = {};  // names in lower case
    std::string body;

    // Empty where there is none. The name in lower case.
    std::string header(std::string_view name) const;
};

// Safe for several threads.
class HttpTransport {
public:
    virtual ~HttpTransport() = default;
    // An answer of any status is no error. Errors: http_interrupted, where another try may do
    // better; http_failed, http_answer_size; cancelled.
    virtual Result<HttpAnswer> perform(const HttpRequest& request) = 0;
};

// Over the network, with connections that are used again. The library for it is loaded by the first
// request, so that programs that never make one start without it. Lives as long as the program.
HttpTransport& real_http();

// For a path or a query: all but letters, digits and -._~ as %XX; '/' too unless it is kept.
enum class Slashes : u8 { kept, encoded };
std::string percent_encoded(std::string_view text, Slashes slashes);

}  // namespace rowsmith
