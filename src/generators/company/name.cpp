// Names of companies, which are invented.
#include "generators/company_parts.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_company_name(context); }

}  // namespace

namespace generators {

const Generator& company_name() {
    static const Generator generator{{.name = "company.name",
                                      .summary = "a company: Weber Logistik GmbH",
                                      .kinds = {Kind::string},
                                      .example = "{type: string, generate: company.name}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
