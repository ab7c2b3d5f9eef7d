// CSV with tabs: cells with tabs or line ends stand in quotes.
#include "format/delimited_format.h"

namespace rowsmith::formats {

const Format& tsv() {
    static const Format format{
        .about = {.name = "tsv",
                  .summary = "tab-separated values, quoted as CSV",
                  .options = delimited_options("tab")},
        .extension = "tsv",
        .media_type = "text/tab-separated-values",
        .bind = bind_delimited,
    };
    return format;
}

}  // namespace rowsmith::formats
