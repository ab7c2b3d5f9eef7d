// Waiting times between independent events.
#include "generators/distribution_column.h"

namespace rowsmith::generators {

const Generator& exponential() {
    static const Generator generator{
        {.name = "exponential",
         .summary = "waiting times between independent events",
         .options = {{.name = "mean",
                      .kind = OptionKind::value,
                      .doc = "the mean, before bounds cut it",
                      .required = true,
                      .may_be_expression = true}},
         .kinds = real_kinds(),
         .example = "{type: duration, generate: exponential, mean: 5 min}"},
        [](BindContext& context) {
            return bind_distribution(DistributionKind::exponential, context);
        }};
    return generator;
}

}  // namespace rowsmith::generators
