// Several distributions, one chosen for each value.
#include "generators/distribution_column.h"

namespace rowsmith::generators {

const Generator& mixture() {
    static const Generator generator{
        {.name = "mixture",
         .summary = "one of several distributions, by shares",
         .options = {{.name = "of",
                      .kind = OptionKind::list,
                      .doc = "the parts: [{share: 70%, generate: normal, mean: 5, sd: 1}, …]",
                      .required = true},
                     {.name = "mean",
                      .kind = OptionKind::value,
                      .doc = "the mean of all, to which the parts are rescaled"}},
         .kinds = real_kinds(),
         .example = "{type: float, scale: 1, generate: mixture, of: [{share: 70%, generate: "
                    "normal, mean: 20, sd: 3}, {share: 30%, generate: exponential, mean: 60}]}"},
        [](BindContext& context) { return bind_distribution(DistributionKind::mixture, context); }};
    return generator;
}

}  // namespace rowsmith::generators
