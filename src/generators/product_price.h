#pragma once
#include "generators/generator.h"

namespace rowsmith {

// Shop prices by the part `noun`: skewed, most end in .99 or .95. Type decimal or float.
Result<BoundColumn> bind_product_price(BindContext& context);

}  // namespace rowsmith
