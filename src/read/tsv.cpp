// Tab-separated values: csv with tabs.
#include "read/delimited_reader.h"

namespace rowsmith::readers {

const Reader& tsv() {
    static const Reader reader{.name = "tsv",
                               .extension = "tsv",
                               .dialect = {.delimiter = '\t'},
                               .has_dialect = true,
                               .open = open_delimited};
    return reader;
}

}  // namespace rowsmith::readers
