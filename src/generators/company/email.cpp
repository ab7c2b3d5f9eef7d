// E-mail addresses of companies.
#include "generators/company_parts.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_company_email(context); }

}  // namespace

namespace generators {

const Generator& company_email() {
    static const Generator generator{
        {.name = "company.email",
         .summary = "an address at the company's domain",
         .kinds = {Kind::email, Kind::string},
         .example = "{type: email, generate: company.email, unique: true}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
