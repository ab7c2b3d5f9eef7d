// Names of products.
#include "generators/product_parts.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_product_name(context); }

}  // namespace

namespace generators {

const Generator& product_name() {
    static const Generator generator{{.name = "product.name",
                                      .summary = "a product of its category: Compact Steel Kettle",
                                      .kinds = {Kind::string},
                                      .example = "{type: string, generate: product.name}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
