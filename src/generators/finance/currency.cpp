// Currencies that follow from the row's locale.
#include "generators/account_numbers.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_locale_currency(context); }

}  // namespace

namespace generators {

const Generator& finance_currency() {
    static const Generator generator{{.name = "finance.currency",
                                      .summary = "the currency of the row's country, by ISO 4217",
                                      .kinds = {Kind::string, Kind::enum_},
                                      .example = "{type: string, generate: finance.currency}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
