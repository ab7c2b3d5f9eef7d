// A guess by its ends and its most frequent value.
#include "generators/distribution_column.h"

namespace rowsmith::generators {

const Generator& triangular() {
    static const Generator generator{
        {.name = "triangular",
         .summary = "between two ends, most of all near one value",
         .options = {required_end(lower_end("the lower end")),
                     required_end(upper_end("the upper end")),
                     {.name = "mode",
                      .kind = OptionKind::value,
                      .doc = "the most frequent value",
                      .required = true}},
         .kinds = real_kinds(),
         .example = "{type: integer, generate: triangular, min_value: 1, max_value: 20, mode: 5}"},
        [](BindContext& context) {
            return bind_distribution(DistributionKind::triangular, context);
        }};
    return generator;
}

}  // namespace rowsmith::generators
