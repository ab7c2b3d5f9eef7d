// Errors and warnings as people and programs read them.
#pragma once
#include <string>
#include <vector>

#include "base/error.h"
#include "base/json.h"

namespace rowsmith {

enum class Colour : u8 { none, ansi };

// "file:12:3: path: message", then a line each for what was expected and for the fix.
std::string error_text(const Error& error, Colour colour);
std::string warning_text(const Error& warning, Colour colour);

// [{"code", "cause", "message", "file", "path", "line", …}, …]
Json error_list(const std::vector<Error>& errors);

// {"ok": false, "errors": […]}
Json errors_json(const std::vector<Error>& errors);

}  // namespace rowsmith
