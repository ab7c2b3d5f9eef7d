// A line about the product.
#include "generators/product_parts.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_product_description(context); }

}  // namespace

namespace generators {

const Generator& product_description() {
    static const Generator generator{{.name = "product.description",
                                      .summary = "the product and its brand in a few words",
                                      .kinds = {Kind::string},
                                      .example = "{type: string, generate: product.description}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
