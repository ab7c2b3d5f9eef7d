// One file that the build put into the program; see cmake/embed.cmake.
#pragma once
#include <string_view>

#include "base/integers.h"

namespace rowsmith {

struct EmbeddedFile {
    const char* name;
    const char* begin;
    const char* end;

    std::string_view text() const { return {begin, static_cast<size_t>(end - begin)}; }
};

}  // namespace rowsmith
