// Last names, as often as in their country.
#include "generators/name_columns.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_shown_part(context, "last"); }

}  // namespace

namespace generators {

const Generator& person_last_name() {
    static const Generator generator{{.name = "person.last_name",
                                      .summary = "a last name of the row's locale",
                                      .kinds = {Kind::string},
                                      .example = "{type: string, generate: person.last_name}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
