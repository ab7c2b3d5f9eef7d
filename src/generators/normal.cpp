// The bell curve: measurements, errors, heights.
#include "generators/distribution_column.h"

namespace rowsmith::generators {

const Generator& normal() {
    static const Generator generator{
        {.name = "normal",
         .summary = "numbers around a middle, like a bell",
         .options = location_options(),
         .kinds = real_kinds(),
         .example = "{type: float, scale: 1, generate: normal, mean: 170, sd: 9}"},
        [](BindContext& context) { return bind_distribution(DistributionKind::normal, context); }};
    return generator;
}

}  // namespace rowsmith::generators
