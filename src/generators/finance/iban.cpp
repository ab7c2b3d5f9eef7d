// IBANs of the row's country.
#include "generators/account_numbers.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_iban(context); }

}  // namespace

namespace generators {

const Generator& finance_iban() {
    static const Generator generator{
        {.name = "finance.iban",
         .summary = "an international account number with right check digits",
         .kinds = {Kind::string},
         .example = "{type: string, generate: finance.iban, unique: true}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
