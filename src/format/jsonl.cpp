// JSON Lines: one object a row and line.
#include "format/json_writer.h"

namespace rowsmith::formats {

namespace {

Result<std::unique_ptr<Writer>> bind(const TableLayout& layout, const Options&) {
    return make_jsonl_writer(layout);
}

}  // namespace

const Format& jsonl() {
    static const Format format{
        .about = {.name = "jsonl", .summary = "one JSON object a line"},
        .extension = "jsonl",
        .media_type = "application/jsonl",
        .bind = bind,
    };
    return format;
}

}  // namespace rowsmith::formats
