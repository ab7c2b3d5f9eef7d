#pragma once
#include <string_view>

namespace rowsmith {

// A file's bytes at once: mapped where the place allows, else read into memory.
class FileBytes {
public:
    virtual ~FileBytes() = default;
    virtual std::string_view view() const = 0;
};

}  // namespace rowsmith
