// Strings and bytes as JSON writes them (RFC 8259): quotes, backslashes and control characters are
// escaped, UTF-8 passes through.
#pragma once
#include <string>
#include <string_view>

namespace rowsmith {

// Without the quotes around it.
void append_json_escaped(std::string& out, std::string_view text);
void append_json_string(std::string& out, std::string_view text);

// Base64 of RFC 4648 section 4, with padding.
void append_base64(std::string& out, std::string_view bytes);

}  // namespace rowsmith
