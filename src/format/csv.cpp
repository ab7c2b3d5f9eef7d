// Comma-separated values, RFC 4180.
#include "format/delimited_format.h"

namespace rowsmith::formats {

const Format& csv() {
    static const Format format{
        .about = {.name = "csv",
                  .summary = "comma-separated values",
                  .options = delimited_options(",")},
        .extension = "csv",
        .media_type = "text/csv",
        .bind = bind_delimited,
    };
    return format;
}

}  // namespace rowsmith::formats
