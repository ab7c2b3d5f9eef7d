// Domains of companies; those kept for examples unless contacts are realistic.
#include "generators/company_parts.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_company_domain(context); }

}  // namespace

namespace generators {

const Generator& company_domain() {
    static const Generator generator{
        {.name = "company.domain",
         .summary = "a domain written from the company's name",
         .kinds = {Kind::string},
         .example = "{type: string, generate: company.domain, unique: true}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
