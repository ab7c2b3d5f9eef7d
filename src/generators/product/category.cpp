// Categories of products.
#include "generators/product_parts.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_product_category(context); }

}  // namespace

namespace generators {

const Generator& product_category() {
    static const Generator generator{{.name = "product.category",
                                      .summary = "the category that the product belongs to",
                                      .kinds = {Kind::string, Kind::enum_},
                                      .example = "{type: string, generate: product.category}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
