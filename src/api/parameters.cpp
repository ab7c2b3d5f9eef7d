#include "api/parameters.h"

#include "format/format.h"

namespace rowsmith {

Parameter schema_parameter() {
    return {.option = {.name = "schema",
                       .kind = OptionKind::text,
                       .doc = "schema file (YAML or JSON) or its URI, - for standard input, or "
                              "a description in words",
                       .required = true},
            .stands = Stands::first};
}

Parameter seed_parameter() {
    return {.option = {.name = "seed",
                       .kind = OptionKind::integer,
                       .doc = "take this seed instead of the schema's"}};
}

Parameter rows_parameter() {
    return {.option = {.name = "rows",
                       .kind = OptionKind::text,
                       .doc = "TABLE=N, or N for the root table: rows instead of the schema's"},
            .stands = Stands::repeated};
}

Parameter format_parameter() {
    std::vector<std::string> formats;
    for (const auto& entry : all_format()) formats.push_back(entry.get().about.name);
    return {.option = {.name = "format",
                       .kind = OptionKind::word,
                       .doc = "format of the files; else $DEFAULT_OUTPUT_FORMAT or csv",
                       .words = std::move(formats)},
            .letter = 'f'};
}

Parameter format_option_parameter() {
    return {.option = {.name = "option", .doc = "an option of the format: NAME=VALUE"},
            .stands = Stands::repeated};
}

Parameter compress_parameter() {
    return {.option = {.name = "compress",
                       .kind = OptionKind::word,
                       .doc = "compress each file: TABLE.csv.gz or TABLE.csv.zst",
                       .words = {"gzip", "zstd"}}};
}

Parameter threads_parameter() {
    return {.option = {.name = "threads",
                       .kind = OptionKind::integer,
                       .doc = "else $ROWSMITH_THREADS, else one for each core"}};
}

Parameter overwrite_parameter() {
    return {.option = {.name = "overwrite",
                       .kind = OptionKind::boolean,
                       .doc = "replace data that was made from something else"}};
}

}  // namespace rowsmith
