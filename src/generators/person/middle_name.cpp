// Middle names: a second first name.
#include "generators/name_columns.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_shown_part(context, "middle"); }

}  // namespace

namespace generators {

const Generator& person_middle_name() {
    static const Generator generator{
        {.name = "person.middle_name",
         .summary = "another first name of the person's locale and sex",
         .kinds = {Kind::string},
         .example = "{type: string, generate: person.middle_name}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
