// Phone numbers in international form.
#include "generators/national_numbers.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) {
    return bind_numbers_by_locale(context, phone_forms);
}

}  // namespace

namespace generators {

const Generator& person_phone() {
    static const Generator generator{{.name = "person.phone",
                                      .summary = "a phone number of the person's country",
                                      .kinds = {Kind::phone, Kind::string},
                                      .example = "{type: phone, generate: person.phone}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
