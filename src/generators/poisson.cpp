// Counts of independent events.
#include "generators/distribution_column.h"

namespace rowsmith::generators {

const Generator& poisson() {
    static const Generator generator{
        {.name = "poisson",
         .summary = "counts of independent events",
         .options = {{.name = "mean",
                      .kind = OptionKind::value,
                      .doc = "the mean, before bounds cut it",
                      .required = true}},
         .kinds = counting_kinds(),
         .example = "{type: integer, generate: poisson, mean: 3.5}"},
        [](BindContext& context) { return bind_distribution(DistributionKind::poisson, context); }};
    return generator;
}

}  // namespace rowsmith::generators
