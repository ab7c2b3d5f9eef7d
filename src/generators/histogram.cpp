// Shares of ranges, even inside each.
#include "generators/distribution_column.h"

namespace rowsmith::generators {

const Generator& histogram() {
    static const Generator generator{
        {.name = "histogram",
         .summary = "ranges with their shares, even inside each",
         .options = {{.name = "buckets",
                      .kind = OptionKind::shares,
                      .doc = "ranges and their shares: {0..10: 20%, 10..50: 80%}",
                      .required = true}},
         .kinds = real_kinds(),
         .example = "{type: decimal, generate: histogram, buckets: {0..10: 20%, 10..50: 80%}}"},
        [](BindContext& context) {
            return bind_distribution(DistributionKind::histogram, context);
        }};
    return generator;
}

}  // namespace rowsmith::generators
