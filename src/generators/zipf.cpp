// Ranks, the first by far the most frequent.
#include "generators/distribution_column.h"

namespace rowsmith::generators {

const Generator& zipf() {
    static const Generator generator{
        {.name = "zipf",
         .summary = "ranks, the first by far the most frequent",
         .options = {required_end(upper_end("the last rank")),
                     {.name = "exponent",
                      .kind = OptionKind::number,
                      .doc = "how fast frequencies fall",
                      .default_text = "1"}},
         .kinds = counting_kinds(),
         .example = "{type: integer, generate: zipf, max_value: 1000}"},
        [](BindContext& context) { return bind_distribution(DistributionKind::zipf, context); }};
    return generator;
}

}  // namespace rowsmith::generators
