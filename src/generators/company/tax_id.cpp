// VAT numbers and others that tax offices give.
#include "generators/national_numbers.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) {
    return bind_numbers_by_locale(context, tax_id_forms);
}

}  // namespace

namespace generators {

const Generator& company_tax_id() {
    static const Generator generator{
        {.name = "company.tax_id",
         .summary = "the company's tax number, with its check digits",
         .kinds = {Kind::string},
         .example = "{type: string, generate: company.tax_id, unique: true}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
