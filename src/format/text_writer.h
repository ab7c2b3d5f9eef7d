// The writer of all text formats. A file is
//
//   head  row row row …  foot        row = before[0] cell before[1] cell … after
//
// and rows are final bytes wherever they are cut. Where rows are separated, not ended (a JSON
// array), every row starts with the separator's one byte and the first frame goes without it.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "format/format.h"
#include "format/notation.h"

namespace rowsmith {

struct TextFile {
    std::string head;
    std::string foot;
    std::vector<std::string> before;  // one a column
    std::string after;
    bool drops_first_byte = false;
    char quote = 0;  // of delimited text
    char delimiter = ',';
};

// Fails where a column cannot be written as text (a format of moments that cannot be read).
Result<std::unique_ptr<Writer>> make_text_writer(const TableLayout& layout,
                                                 const Notation& notation, TextFile file);

}  // namespace rowsmith
