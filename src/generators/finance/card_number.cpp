// Numbers of payment cards, of test ranges only.
#include "generators/account_numbers.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_card_number(context); }

}  // namespace

namespace generators {

const Generator& finance_card_number() {
    static const Generator generator{
        {.name = "finance.card_number",
         .summary = "a card number of published test ranges, with Luhn's digit",
         .kinds = {Kind::string},
         .example = "{type: string, generate: finance.card_number, unique: true}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
