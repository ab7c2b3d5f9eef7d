// Days of birth of people of 18 to 89 years, or within the bounds.
#include "generators/person_words.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_birth_date(context); }

}  // namespace

namespace generators {

const Generator& person_birth_date() {
    static const Generator generator{
        {.name = "person.birth_date",
         .summary = "the day of birth; bounds choose who the people are",
         .kinds = {Kind::date},
         .example = "{type: date, generate: person.birth_date, min_value: 1960-01-01}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
