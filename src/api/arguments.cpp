#include "api/arguments.h"

#include <charconv>

namespace rowsmith {

std::string Arguments::text(std::string_view name, std::string_view absent) const {
    const auto found = texts_.find(name);
    return found == texts_.end() ? std::string(absent) : found->second.back();
}

std::vector<std::string> Arguments::texts(std::string_view name) const {
    const auto found = texts_.find(name);
    return found == texts_.end() ? std::vector<std::string>() : found->second;
}

Result<std::optional<u64>> Arguments::number(std::string_view name) const {
    if (!has(name)) return std::nullopt;
    return TRY(read_count(text(name), name));
}

Result<u64> read_count(std::string_view text, std::string_view what) {
    std::string digits;
    for (const char c : text)
        if (c != '_' && c != ',') digits += c;
    u64 number = 0;
    const char* end = digits.data() + digits.size();
    const auto [at, error] = std::from_chars(digits.data(), end, number);
    if (error == std::errc() && at == end && !digits.empty()) return number;
    return fail({.code = ErrorCode::invalid_argument,
                 .cause = "number_wanted",
                 .message = std::string(what) + " is '" + std::string(text) + "'",
                 .expected = "a whole number of at least 0, such as 20000 or 20_000"});
}

}  // namespace rowsmith
