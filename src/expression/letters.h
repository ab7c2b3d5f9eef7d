// Letters of texts in UTF-8: upper and lower case, slugs.
//
// Case is that of the Latin, Greek, Cyrillic and Armenian scripts, one letter to one (only ß
// becomes SS); the tables are part of the language, no locale of the machine is read. No result has
// more bytes than the text it was made from.
#pragma once
#include <string>
#include <string_view>

namespace rowsmith {

void append_lower(std::string& to, std::string_view text);
void append_upper(std::string& to, std::string_view text);

// Lower case, Latin letters without their marks (é as e, ß as ss, ø as o), all between letters and
// digits as one '-', none at the ends. Other scripts keep their letters.
void append_slug(std::string& to, std::string_view text);

}  // namespace rowsmith
