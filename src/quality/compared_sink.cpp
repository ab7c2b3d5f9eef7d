#include "quality/compared_sink.h"

#include <algorithm>
#include <cstring>

namespace rowsmith {

size_t equal_bytes(std::string_view a, std::string_view b) {
    const auto end = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
    return static_cast<size_t>(end - a.begin());
}

Result<void> ComparedSink::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const std::string_view found = TRY(next(bytes.size()));
        if (found.empty()) return differs(offset_);
        if (std::memcmp(found.data(), bytes.data(), found.size()) != 0)
            return differs(offset_ + equal_bytes(found, bytes));
        bytes.remove_prefix(found.size());
        offset_ += found.size();
    }
    return {};
}

Result<void> ComparedSink::skip(u64 bytes) {
    while (bytes > 0) {
        const std::string_view left_out = TRY(next(bytes));
        if (left_out.empty()) return {};
        bytes -= left_out.size();
        offset_ += left_out.size();
    }
    return {};
}

Result<void> ComparedSink::close() {
    const std::string_view more = TRY(next(1));
    if (!more.empty()) return differs(offset_);
    return {};
}

// Nothing at the file's end.
Result<std::string_view> ComparedSink::next(u64 bytes_max) {
    const size_t wanted = std::min<u64>(bytes_max, piece_.size());
    const size_t got = TRY(file_->read({piece_.data(), wanted}));
    return std::string_view(piece_.data(), got);
}

std::unexpected<Error> ComparedSink::differs(u64 offset) {
    difference_ = offset;
    return fail({.code = ErrorCode::invalid_data,
                 .cause = "bytes_differ",
                 .message = "byte " + std::to_string(offset) + " is not what was made"});
}

}  // namespace rowsmith
