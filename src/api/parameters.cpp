#include "api/parameters.h"

namespace rowsmith {

Parameter schema_parameter() {
    return {.option = {.name = "schema",
                       .kind = OptionKind::text,
                       .doc = "schema file (YAML or JSON), - for standard input, or a "
                              "description in words",
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

}  // namespace rowsmith
