// JSON: one array of objects, a row a line unless indented.
#include "format/json_writer.h"

namespace rowsmith::formats {

namespace {

Result<std::unique_ptr<Writer>> bind(const TableLayout& layout, const Options& options) {
    const i64 indent = TRY(options.integer("indent"));
    return make_json_writer(layout, {.indent = static_cast<u32>(indent)});
}

}  // namespace

const Format& json() {
    static const Format format{
        .about = {.name = "json",
                  .summary = "one JSON array with an object a row",
                  .options = {{.name = "indent",
                               .kind = OptionKind::integer,
                               .doc = "blanks a level; 0 puts each row on one line",
                               .default_text = "0",
                               .minimum = 0,
                               .maximum = 8}}},
        .extension = "json",
        .media_type = "application/json",
        .bind = bind,
    };
    return format;
}

}  // namespace rowsmith::formats
