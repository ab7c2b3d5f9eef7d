// Amounts that vary by factors: prices, incomes, waiting times.
#include "generators/distribution_column.h"

namespace rowsmith::generators {

const Generator& lognormal() {
    static const Generator generator{
        {.name = "lognormal",
         .summary = "positive numbers with a long tail, like prices and delays",
         .options = location_options(),
         .kinds = real_kinds(),
         .example = "{type: decimal, generate: lognormal, median: 24, p95: 180, endings: retail}"},
        [](BindContext& context) {
            return bind_distribution(DistributionKind::lognormal, context);
        }};
    return generator;
}

}  // namespace rowsmith::generators
