// Brands, which are invented.
#include "generators/product_parts.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_product_brand(context); }

}  // namespace

namespace generators {

const Generator& product_brand() {
    static const Generator generator{{.name = "product.brand",
                                      .summary = "an invented brand",
                                      .kinds = {Kind::string},
                                      .example = "{type: string, generate: product.brand}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
