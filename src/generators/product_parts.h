// The bundle of a product. Its parts:
//
//   noun       what it is, which decides the category and the range of prices
//   adjective  and  material (empty where the category has none) before it
//   start, end the two halves of an invented brand
#pragma once
#include "generators/bundles.h"

namespace rowsmith {

const Bundle& product_bundle();

Result<BoundColumn> bind_product_name(BindContext& context);
Result<BoundColumn> bind_product_brand(BindContext& context);
Result<BoundColumn> bind_product_category(BindContext& context);
Result<BoundColumn> bind_product_description(BindContext& context);
Result<BoundColumn> bind_product_sku(BindContext& context);
Result<BoundColumn> bind_product_ean(BindContext& context);

}  // namespace rowsmith
