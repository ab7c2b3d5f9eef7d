// BICs; reserved ones are test codes.
#include "generators/account_numbers.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_bic(context); }

}  // namespace

namespace generators {

const Generator& finance_bic() {
    static const Generator generator{{.name = "finance.bic",
                                      .summary = "a bank's code of the row's country",
                                      .kinds = {Kind::string},
                                      .example = "{type: string, generate: finance.bic}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
