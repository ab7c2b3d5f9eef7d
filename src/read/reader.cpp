#include "read/reader.h"

#include <algorithm>

namespace rowsmith {

const Reader* find_reader(std::string_view name) {
    for (const auto& entry : all_read())
        if (entry.get().name == name) return &entry.get();
    return nullptr;
}

const Reader* reader_of_extension(std::string_view extension) {
    for (const auto& entry : all_read()) {
        const Reader& reader = entry.get();
        const auto& more = reader.more_extensions;
        if (reader.extension == extension ||
            std::find(more.begin(), more.end(), extension) != more.end())
            return &reader;
    }
    return nullptr;
}

std::vector<std::string> reader_names() {
    std::vector<std::string> names;
    for (const auto& entry : all_read()) names.push_back(entry.get().name);
    return names;
}

Error unreadable(const std::string& path, u64 line, std::string cause, std::string message,
                 std::string expected) {
    Error error{.code = ErrorCode::invalid_data,
                .cause = std::move(cause),
                .message = std::move(message),
                .expected = std::move(expected)};
    error.place.file = path;
    error.place.line = static_cast<u32>(std::min<u64>(line, UINT32_MAX));
    error.place.column = line > 0 ? 1 : 0;
    return error;
}

}  // namespace rowsmith
