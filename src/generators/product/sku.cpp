// Article numbers of a shop.
#include "generators/product_parts.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_product_sku(context); }

}  // namespace

namespace generators {

const Generator& product_sku() {
    static const Generator generator{
        {.name = "product.sku",
         .summary = "a shop's number: the category's letters and eight digits",
         .kinds = {Kind::string},
         .example = "{type: string, generate: product.sku, unique: true}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
