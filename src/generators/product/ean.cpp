// EAN-13, of the range for use inside a shop unless contacts are realistic.
#include "generators/product_parts.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_product_ean(context); }

}  // namespace

namespace generators {

const Generator& product_ean() {
    static const Generator generator{
        {.name = "product.ean",
         .summary = "a number of thirteen digits with its check digit",
         .kinds = {Kind::string},
         .example = "{type: string, generate: product.ean, unique: true}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
