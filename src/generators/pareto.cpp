// Sizes with a heavy tail, from a lowest one on.
#include "generators/distribution_column.h"

namespace rowsmith::generators {

const Generator& pareto() {
    static const Generator generator{
        {.name = "pareto",
         .summary = "sizes with a heavy tail: cities, files, fortunes",
         .options = {{.name = "shape",
                      .kind = OptionKind::number,
                      .doc = "the smaller, the heavier the tail; the mean is finite above 1",
                      .required = true},
                     required_end(lower_end("the lowest value"))},
         .kinds = real_kinds(),
         .example = "{type: integer, generate: pareto, shape: 1.2, min_value: 100, max_value: "
                    "10_000_000}"},
        [](BindContext& context) { return bind_distribution(DistributionKind::pareto, context); }};
    return generator;
}

}  // namespace rowsmith::generators
