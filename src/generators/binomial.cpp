// Successes in a number of tries.
#include "generators/distribution_column.h"

namespace rowsmith::generators {

const Generator& binomial() {
    static const Generator generator{
        {.name = "binomial",
         .summary = "successes in a number of tries",
         .options = {{.name = "trials",
                      .kind = OptionKind::integer,
                      .doc = "how many tries",
                      .required = true},
                     {.name = "share",
                      .kind = OptionKind::share,
                      .doc = "the share of successes",
                      .required = true}},
         .kinds = counting_kinds(),
         .example = "{type: integer, generate: binomial, trials: 20, share: 30%}"},
        [](BindContext& context) {
            return bind_distribution(DistributionKind::binomial, context);
        }};
    return generator;
}

}  // namespace rowsmith::generators
