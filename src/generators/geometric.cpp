// Failures before the first success, counted from 0.
#include "generators/distribution_column.h"

namespace rowsmith::generators {

const Generator& geometric() {
    static const Generator generator{{.name = "geometric",
                                      .summary = "how many tries fail before the first success",
                                      .options = {{.name = "mean",
                                                   .kind = OptionKind::value,
                                                   .doc = "the mean, before bounds cut it",
                                                   .required = true}},
                                      .kinds = counting_kinds(),
                                      .example = "{type: integer, generate: geometric, mean: 4}"},
                                     [](BindContext& context) {
                                         return bind_distribution(DistributionKind::geometric,
                                                                  context);
                                     }};
    return generator;
}

}  // namespace rowsmith::generators
