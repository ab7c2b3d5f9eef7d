// Industries.
#include "generators/company_parts.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_company_industry(context); }

}  // namespace

namespace generators {

const Generator& company_industry() {
    static const Generator generator{{.name = "company.industry",
                                      .summary = "what the company does, in the locale's language",
                                      .kinds = {Kind::string, Kind::enum_},
                                      .example = "{type: string, generate: company.industry}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
