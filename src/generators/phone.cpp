// The type's own generator: a number of the row's country.
#include "generators/national_numbers.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) {
    return bind_numbers_by_locale(context, phone_forms);
}

}  // namespace

namespace generators {

const Generator& phone() {
    static const Generator generator{{.name = "phone",
                                      .summary = "a phone number of the row's country",
                                      .kinds = {Kind::phone, Kind::string},
                                      .example = "{type: phone}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
