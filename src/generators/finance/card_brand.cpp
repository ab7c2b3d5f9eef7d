// Brands of payment cards.
#include "generators/account_numbers.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_card_brand(context); }

}  // namespace

namespace generators {

const Generator& finance_card_brand() {
    static const Generator generator{{.name = "finance.card_brand",
                                      .summary = "the brand of the row's card number",
                                      .kinds = {Kind::string, Kind::enum_},
                                      .example = "{type: string, generate: finance.card_brand}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
