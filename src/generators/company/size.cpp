// Numbers of employees.
#include "generators/company_parts.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_company_size(context); }

}  // namespace

namespace generators {

const Generator& company_size() {
    static const Generator generator{
        {.name = "company.size",
         .summary = "how many people work there; most companies are small",
         .kinds = {Kind::integer},
         .example = "{type: integer, generate: company.size}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
