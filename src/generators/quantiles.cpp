// A distribution by points of its cumulative curve.
#include "generators/distribution_column.h"

namespace rowsmith::generators {

const Generator& quantiles() {
    static const Generator generator{
        {.name = "quantiles",
         .summary = "values by their quantiles, straight between",
         .options = {{.name = "points",
                      .kind = OptionKind::map,
                      .doc = "shares and values: {0%: 1, 50%: 24, 100%: 900}",
                      .required = true}},
         .kinds = real_kinds(),
         .example = "{type: decimal, generate: quantiles, points: {0%: 1, 50%: 24, 100%: 900}}"},
        [](BindContext& context) {
            return bind_distribution(DistributionKind::quantiles, context);
        }};
    return generator;
}

}  // namespace rowsmith::generators
