// Comma-separated values, RFC 4180.
#include "read/delimited_reader.h"

namespace rowsmith::readers {

const Reader& csv() {
    static const Reader reader{.name = "csv",
                               .extension = "csv",
                               .dialect = {.delimiter = ','},
                               .has_dialect = true,
                               .open = open_delimited};
    return reader;
}

}  // namespace rowsmith::readers
