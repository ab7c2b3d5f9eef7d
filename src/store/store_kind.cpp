#include "store/store_kind.h"

namespace rowsmith {

const Settings& StoreContext::default_settings() {
    static const Settings defaults;
    return defaults;
}

Result<BucketUri> parse_bucket_uri(const std::string& uri, const std::string& form) {
    const auto wrong = [&](std::string message, std::string fix) {
        return fail({.code = ErrorCode::invalid_argument,
                     .cause = "bad_uri",
                     .message = std::move(message),
                     .expected = form,
                     .fix = std::move(fix)});
    };
    std::string_view rest(uri);
    rest.remove_prefix(rest.find("://") + 3);
    const size_t slash = rest.find('/');
    const std::string_view bucket = rest.substr(0, slash);
    if (uri.find_first_of("?#") != std::string::npos)
        return wrong("the place has a '?' or a '#'",
                     "write a plain path; regions, endpoints and keys are settings");
    if (bucket.find_first_of(":@") != std::string_view::npos && form.find('@') == form.npos)
        return wrong("the place has a ':' or an '@' where the bucket stands",
                     "keys are settings, never part of a place");
    if (bucket.empty()) return wrong("'" + uri + "' names no bucket", "");
    for (const char c : bucket)
        if (static_cast<u8>(c) <= ' ' || c == '%' || c == '\\')
            return wrong("the place has a character that no bucket's name has", "");
    BucketUri parsed{.bucket = std::string(bucket), .prefix = {}};
    if (slash != std::string_view::npos) parsed.prefix = rest.substr(slash + 1);
    while (parsed.prefix.ends_with('/')) parsed.prefix.pop_back();
    if (!parsed.prefix.empty()) (void)TRY(check_name(parsed.prefix));
    return parsed;
}

}  // namespace rowsmith
