#include "store/open_store.h"

#include <algorithm>

namespace rowsmith {

namespace {

// What stands before the first colon; empty where that is no scheme. One letter is none: nobody
// calls a scheme so, but somebody may call a folder so.
std::string_view scheme_of(std::string_view place) {
    const size_t colon = place.find(':');
    if (colon == std::string_view::npos || colon < 2) return {};
    const std::string_view scheme = place.substr(0, colon);
    const bool is_good = std::ranges::all_of(scheme, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '.' || c == '-';
    });
    return is_good && scheme.front() >= 'a' ? scheme : std::string_view();
}

const StoreKind* kind_of(std::string_view scheme) {
    for (const RegistryEntry<StoreKind>& entry : all_store())
        if (std::ranges::count(entry.get().schemes, scheme) > 0) return &entry.get();
    return nullptr;
}

}  // namespace

bool is_store_uri(std::string_view place) {
    const std::string_view scheme = scheme_of(place);
    if (scheme.empty()) return false;
    return kind_of(scheme) != nullptr || place.substr(scheme.size()).starts_with("://");
}

Result<std::unique_ptr<Store>> open_store(const StoreContext& context, const std::string& uri) {
    if (const StoreKind* kind = kind_of(scheme_of(uri))) return kind->open(context, uri);
    std::string forms;
    for (const RegistryEntry<StoreKind>& entry : all_store())
        forms += (forms.empty() ? "" : ", ") + entry.get().form;
    // Only the scheme: what stands behind may be a password.
    return fail({.code = ErrorCode::invalid_argument,
                 .cause = "unknown_store",
                 .message = "'" + uri.substr(0, uri.find(':')) + "' names no kind of store",
                 .expected = "one of " + forms});
}

}  // namespace rowsmith
