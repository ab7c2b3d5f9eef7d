// Lifetimes and wind speeds.
#include "generators/distribution_column.h"

namespace rowsmith::generators {

const Generator& weibull() {
    static const Generator generator{
        {.name = "weibull",
         .summary = "lifetimes and wind speeds",
         .options = {{.name = "shape",
                      .kind = OptionKind::number,
                      .doc = "below 1: early failures; 1: exponential; above: wear",
                      .required = true},
                     {.name = "mean",
                      .kind = OptionKind::value,
                      .doc = "the mean, before bounds cut it",
                      .required = true}},
         .kinds = real_kinds(),
         .example = "{type: duration, generate: weibull, shape: 1.5, mean: 900 d}"},
        [](BindContext& context) { return bind_distribution(DistributionKind::weibull, context); }};
    return generator;
}

}  // namespace rowsmith::generators
