// Positive amounts with a lighter tail than lognormal: rainfall, service times.
#include "generators/distribution_column.h"

namespace rowsmith::generators {

namespace {

std::vector<OptionSpec> with_shape() {
    std::vector<OptionSpec> options = location_options();
    for (OptionSpec& option : options) option.may_be_expression = false;
    options.push_back({.name = "shape",
                       .kind = OptionKind::number,
                       .doc = "with mean: 1 is exponential, large is like a bell"});
    return options;
}

}  // namespace

const Generator& gamma() {
    static const Generator generator{
        {.name = "gamma",
         .summary = "positive numbers, skewed, with a light tail",
         .options = with_shape(),
         .kinds = real_kinds(),
         .example = "{type: float, scale: 1, generate: gamma, mean: 12, sd: 6}"},
        [](BindContext& context) { return bind_distribution(DistributionKind::gamma, context); }};
    return generator;
}

}  // namespace rowsmith::generators
