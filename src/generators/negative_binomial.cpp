// Counts that vary more than poisson ones: visits, claims.
#include "generators/distribution_column.h"

namespace rowsmith::generators {

const Generator& negative_binomial() {
    static const Generator generator{
        {.name = "negative_binomial",
         .summary = "counts that vary more than independent events",
         .options = {{.name = "mean",
                      .kind = OptionKind::value,
                      .doc = "the mean, before bounds cut it",
                      .required = true},
                     {.name = "dispersion",
                      .kind = OptionKind::number,
                      .doc = "variance divided by mean, from 1 on",
                      .required = true}},
         .kinds = counting_kinds(),
         .example = "{type: integer, generate: negative_binomial, mean: 6, dispersion: 3}"},
        [](BindContext& context) {
            return bind_distribution(DistributionKind::negative_binomial, context);
        }};
    return generator;
}

}  // namespace rowsmith::generators
