#include "store/store.h"

#include "base/text.h"
#include "base/utf8.h"

namespace rowsmith {

Result<std::unique_ptr<Hold>> Store::hold() {
    (void)TRY(sweep());
    return nullptr;
}

Result<std::string> read_text(Store& store, const std::string& name, u64 size_bytes_max) {
    const auto source = TRY(store.open(name));
    std::string text;
    char piece[65536];
    while (const size_t got = TRY(source->read(piece))) {
        text.append(piece, got);
        if (text.size() <= size_bytes_max) continue;
        Error error{.code = ErrorCode::limit,
                    .cause = "file_too_large",
                    .message = "the file is too large",
                    .expected = "at most " + std::to_string(size_bytes_max) + " bytes"};
        error.place.file = store.place_of(name);
        return fail(std::move(error));
    }
    return text;
}

Result<void> check_name(const std::string& name) {
    constexpr size_t bytes_max = 1000;
    bool is_good = name.size() <= bytes_max && is_utf8(name);
    for (const char c : name) is_good &= static_cast<u8>(c) >= 0x20 && c != 0x7f && c != '\\';
    for (const std::string_view part : split(name, '/'))
        is_good &= !part.empty() && part.front() != '.';
    if (is_good) return {};
    return fail({.code = ErrorCode::invalid_argument,
                 .cause = "bad_name",
                 .message = "'" + name.substr(0, 100) + "' can't be the name of a file",
                 .expected = "parts joined by '/', none empty or with a dot in front, no control "
                             "characters or backslashes, at most 1,000 bytes"});
}

Error no_such_file(const std::string& uri, const std::string& name) {
    return {.code = ErrorCode::not_found,
            .cause = "file_not_found",
            .message = "there is no '" + name + "' in " + uri};
}

}  // namespace rowsmith
