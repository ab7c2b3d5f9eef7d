// Prices that fit what the product is, ended as shops end them.
#include "generators/product_price.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_product_price(context); }

}  // namespace

namespace generators {

const Generator& product_price() {
    static const Generator generator{
        {.name = "product.price",
         .summary = "a price that fits the product, most ending in .99",
         .kinds = {Kind::decimal, Kind::float_},
         .example = "{type: decimal, scale: 2, generate: product.price}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
