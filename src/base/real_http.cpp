// HTTP by libcurl, which is loaded when it is first needed: with what it brings along it would
// double the time that the program takes to start.
#include <dlfcn.h>

#include <algorithm>
#include <memory>
#include <mutex>

#include "base/http.h"

#ifdef ROWSMITH_WITH_CURL
#include <curl/curl.h>
#endif

namespace rowsmith {

namespace {

Error missing(std::string why) {
    return {.code = ErrorCode::unsupported,
            .cause = "http_missing",
            .message = std::move(why),
            .fix = "install libcurl 4 (Debian: libcurl4)"};
}

#ifdef ROWSMITH_WITH_CURL

// The functions of the library, none before load() has succeeded.
struct Curl {
    decltype(&curl_global_init) global_init = nullptr;
    decltype(&curl_easy_init) easy_init = nullptr;
    decltype(&curl_easy_reset) easy_reset = nullptr;
    decltype(&curl_easy_setopt) easy_setopt = nullptr;
    decltype(&curl_easy_perform) easy_perform = nullptr;
    decltype(&curl_easy_getinfo) easy_getinfo = nullptr;
    decltype(&curl_easy_strerror) easy_strerror = nullptr;
    decltype(&curl_easy_cleanup) easy_cleanup = nullptr;
    decltype(&curl_slist_append) slist_append = nullptr;
    decltype(&curl_slist_free_all) slist_free_all = nullptr;

    Result<void> load() {
        void* library = ::dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
        if (library == nullptr) return fail(missing("libcurl can't be loaded"));
        const bool is_whole = find(library, "curl_global_init", global_init) &&
                              find(library, "curl_easy_init", easy_init) &&
                              find(library, "curl_easy_reset", easy_reset) &&
                              find(library, "curl_easy_setopt", easy_setopt) &&
                              find(library, "curl_easy_perform", easy_perform) &&
                              find(library, "curl_easy_getinfo", easy_getinfo) &&
                              find(library, "curl_easy_strerror", easy_strerror) &&
                              find(library, "curl_easy_cleanup", easy_cleanup) &&
                              find(library, "curl_slist_append", slist_append) &&
                              find(library, "curl_slist_free_all", slist_free_all);
        if (!is_whole || global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
            return fail(missing("libcurl is not as expected"));
        return {};
    }

private:
    template <class Function>
    static bool find(void* library, const char* name, Function& function) {
        function = reinterpret_cast<Function>(::dlsym(library, name));
        return function != nullptr;
    }
};

struct Receiving {
    HttpAnswer answer;
    u64 bytes_max = 0;
    bool is_too_large = false;
    u64 header_bytes = 0;
    bool are_headers_too_large = false;
};

constexpr u64 headers_max_bytes = 256 << 10;

size_t take_body(char* bytes, size_t, size_t count, void* to) {
    auto& receiving = *static_cast<Receiving*>(to);
    if (receiving.answer.body.size() + count > receiving.bytes_max) {
        receiving.is_too_large = true;
        return 0;
    }
    receiving.answer.body.append(bytes, count);
    return count;
}

// Another value than 0 ends the request.
int look_at_stop(void* stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<const std::atomic<bool>*>(stop)->load() ? 1 : 0;
}

// A line "Name: value\r\n"; a status line begins the headers anew, as after 100 Continue.
size_t take_header(char* bytes, size_t, size_t count, void* to) {
    auto& receiving = *static_cast<Receiving*>(to);
    receiving.header_bytes += count;
    if (receiving.header_bytes > headers_max_bytes) {
        receiving.are_headers_too_large = true;
        return 0;
    }
    auto& headers = receiving.answer.headers;
    const std::string_view line(bytes, count);
    if (line.starts_with("HTTP/")) headers.clear();
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos) return count;
    std::string name(line.substr(0, colon));
    for (char& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    std::string_view value = line.substr(colon + 1);
    while (!value.empty() && static_cast<u8>(value.front()) <= ' ') value.remove_prefix(1);
    while (!value.empty() && static_cast<u8>(value.back()) <= ' ') value.remove_suffix(1);
    headers.emplace_back(std::move(name), value);
    return count;
}

// What may pass by itself: the network or the other end gave up half-way.
bool is_interruption(CURLcode code) {
    constexpr CURLcode passing[] = {CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT,
                                    CURLE_OPERATION_TIMEDOUT,   CURLE_GOT_NOTHING,
                                    CURLE_SEND_ERROR,           CURLE_RECV_ERROR,
                                    CURLE_PARTIAL_FILE,         CURLE_SSL_CONNECT_ERROR,
                                    CURLE_WEIRD_SERVER_REPLY,   CURLE_HTTP2,
                                    CURLE_HTTP2_STREAM};
    return std::ranges::find(passing, code) != std::end(passing);
}

// The address without what stands behind '?', which may be a signature.
std::string shown(const std::string& url) { return url.substr(0, url.find('?')); }

class CurlTransport final : public HttpTransport {
public:
    Result<HttpAnswer> perform(const HttpRequest& request) override {
        std::call_once(loading_, [&] { loaded_ = curl_.load(); });
        (void)TRY(loaded_);
        CURL* handle = borrow();
        if (handle == nullptr) return fail(missing("libcurl has no memory"));
        Receiving receiving{.answer = {}, .bytes_max = request.answer_max_bytes};
        curl_slist* headers = nullptr;
        for (const auto& [name, value] : request.headers)
            headers = curl_.slist_append(headers, (name + ": " + value).c_str());
        // libcurl's own wish for a leave to send costs a round trip.
        headers = curl_.slist_append(headers, "Expect:");
        set(handle, request, headers, receiving);
        const CURLcode code = curl_.easy_perform(handle);
        long status = 0;
        curl_.easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
        curl_.slist_free_all(headers);
        give_back(handle);
        if (receiving.is_too_large)
            return fail({.code = ErrorCode::limit,
                         .cause = "http_answer_size",
                         .message = shown(request.url) + " answers with more than " +
                                    std::to_string(request.answer_max_bytes) + " bytes"});
        if (code == CURLE_ABORTED_BY_CALLBACK)
            return fail({.code = ErrorCode::cancelled, .cause = "cancelled", .message = "stopped"});
        if (receiving.are_headers_too_large)
            return fail({.code = ErrorCode::limit,
                         .cause = "http_answer_size",
                         .message = shown(request.url) + " answers with headers of more than " +
                                    std::to_string(headers_max_bytes) + " bytes"});
        if (code != CURLE_OK)
            return fail({.code = ErrorCode::upstream,
                         .cause = is_interruption(code) ? "http_interrupted" : "http_failed",
                         .message = request.method + " " + shown(request.url) + ": " +
                                    curl_.easy_strerror(code)});
        receiving.answer.status = static_cast<u32>(status);
        return std::move(receiving.answer);
    }

private:
    void set(CURL* handle, const HttpRequest& request, curl_slist* headers, Receiving& receiving) {
        const auto option = [&](CURLoption name, auto value) {
            curl_.easy_setopt(handle, name, value);
        };
        option(CURLOPT_URL, request.url.c_str());
        option(CURLOPT_PROTOCOLS_STR, "http,https");
        option(CURLOPT_PATH_AS_IS, 1L);
        option(CURLOPT_NOSIGNAL, 1L);
        option(CURLOPT_HTTPHEADER, headers);
        option(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request.connect_ms));
        option(CURLOPT_LOW_SPEED_LIMIT, 1L);
        option(CURLOPT_LOW_SPEED_TIME, static_cast<long>((request.silence_ms + 999) / 1000));
        option(CURLOPT_WRITEFUNCTION, &take_body);
        option(CURLOPT_WRITEDATA, static_cast<void*>(&receiving));
        option(CURLOPT_HEADERFUNCTION, &take_header);
        option(CURLOPT_HEADERDATA, static_cast<void*>(&receiving));
        if (request.stop != nullptr) {
            option(CURLOPT_NOPROGRESS, 0L);
            option(CURLOPT_XFERINFOFUNCTION, &look_at_stop);
            option(CURLOPT_XFERINFODATA, const_cast<void*>(static_cast<const void*>(request.stop)));
        }
        if (request.method == "HEAD") {
            option(CURLOPT_NOBODY, 1L);
        } else if (request.method == "GET") {
            option(CURLOPT_HTTPGET, 1L);
        } else {
            option(CURLOPT_CUSTOMREQUEST, request.method.c_str());
            if (request.method != "DELETE") {
                option(CURLOPT_POSTFIELDS, request.body.data() ? request.body.data() : "");
                option(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
            }
        }
    }

    CURL* borrow() {
        const std::lock_guard lock(mutex_);
        if (idle_.empty()) return curl_.easy_init();
        CURL* handle = idle_.back();
        idle_.pop_back();
        return handle;
    }
    // Its connections stay open for the next request.
    void give_back(CURL* handle) {
        constexpr size_t idle_max = 16;
        curl_.easy_reset(handle);
        const std::lock_guard lock(mutex_);
        if (idle_.size() < idle_max)
            idle_.push_back(handle);
        else
            curl_.easy_cleanup(handle);
    }

    Curl curl_;
    std::once_flag loading_;
    Result<void> loaded_ = {};
    std::mutex mutex_;
    std::vector<CURL*> idle_;
};

#else

class CurlTransport final : public HttpTransport {
public:
    Result<HttpAnswer> perform(const HttpRequest&) override {
        return fail(missing("this program was built without libcurl"));
    }
};

#endif

}  // namespace

HttpTransport& real_http() {
    // Never destroyed: a thread may still be at it when the program ends.
    static auto* const transport = new CurlTransport;
    return *transport;
}

}  // namespace rowsmith
