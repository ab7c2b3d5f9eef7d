// Ages that agree with the date of birth.
#include "generators/person_words.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_age(context); }

}  // namespace

namespace generators {

const Generator& person_age() {
    static const Generator generator{
        {.name = "person.age",
         .summary = "the age in whole years at as_of, as of birth_date",
         .kinds = {Kind::integer},
         .example = "{type: integer, generate: person.age, min_value: 18, max_value: 67}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
