// Phone numbers of companies in international form.
#include "generators/national_numbers.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) {
    return bind_numbers_by_locale(context, phone_forms);
}

}  // namespace

namespace generators {

const Generator& company_phone() {
    static const Generator generator{{.name = "company.phone",
                                      .summary = "a phone number of the company's country",
                                      .kinds = {Kind::phone, Kind::string},
                                      .example = "{type: phone, generate: company.phone}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
