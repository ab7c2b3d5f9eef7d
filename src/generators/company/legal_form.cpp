// Legal forms: GmbH, Inc.
#include "generators/company_parts.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_company_legal_form(context); }

}  // namespace

namespace generators {

const Generator& company_legal_form() {
    static const Generator generator{{.name = "company.legal_form",
                                      .summary = "the legal form in the company's name",
                                      .kinds = {Kind::string, Kind::enum_},
                                      .example = "{type: string, generate: company.legal_form}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
