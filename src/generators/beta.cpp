// Numbers between two ends: rates, scores, percentages.
#include "generators/distribution_column.h"

namespace rowsmith::generators {

const Generator& beta() {
    static const Generator generator{
        {.name = "beta",
         .summary = "numbers between two ends, like rates and scores",
         .options = {{.name = "mean",
                      .kind = OptionKind::value,
                      .doc = "the mean, before bounds cut it",
                      .required = true},
                     {.name = "sd",
                      .kind = OptionKind::value,
                      .doc = "the standard deviation",
                      .required = true},
                     lower_end("the lower end; 0 unless given"),
                     upper_end("the upper end; 1 unless given")},
         .kinds = real_kinds(),
         .example = "{type: float, scale: 3, generate: beta, mean: 0.2, sd: 0.1}"},
        [](BindContext& context) { return bind_distribution(DistributionKind::beta, context); }};
    return generator;
}

}  // namespace rowsmith::generators
