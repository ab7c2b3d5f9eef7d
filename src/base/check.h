// CHECK(condition): stops the program on a mistake of ours. Never reachable from user input.
#pragma once

namespace rowsmith {

[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace rowsmith

#define CHECK(condition) \
    ((condition) ? void(0) : ::rowsmith::check_failed(#condition, __FILE__, __LINE__))
