// First names, as often as in their country.
#include "generators/name_columns.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_shown_part(context, "first"); }

}  // namespace

namespace generators {

const Generator& person_first_name() {
    static const Generator generator{{.name = "person.first_name",
                                      .summary = "a first name of the row's locale and sex",
                                      .kinds = {Kind::string},
                                      .example = "{type: string, generate: person.first_name}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
