// Bank accounts, banks and cards.
#pragma once
#include "generators/bundles.h"
#include "generators/number_texts.h"

namespace rowsmith {

// The bundle of finance; its part `card` says which brand and range.
const Bundle& finance_bundle();

Result<BoundColumn> bind_iban(BindContext& context);
Result<BoundColumn> bind_bic(BindContext& context);
Result<BoundColumn> bind_card_number(BindContext& context);
Result<BoundColumn> bind_card_brand(BindContext& context);
Result<BoundColumn> bind_locale_currency(BindContext& context);

}  // namespace rowsmith
