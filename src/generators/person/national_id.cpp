// Social security numbers, tax numbers of people, identity numbers.
#include "generators/national_numbers.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) {
    return bind_numbers_by_locale(context, national_id_forms);
}

}  // namespace

namespace generators {

const Generator& person_national_id() {
    static const Generator generator{
        {.name = "person.national_id",
         .summary = "a number that the state gives, with its check digits",
         .kinds = {Kind::string},
         .example = "{type: string, generate: person.national_id, unique: true}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
