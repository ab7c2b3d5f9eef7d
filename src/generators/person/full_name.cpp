// First and last name in Latin letters.
#include "generators/name_columns.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_full_name(context); }

}  // namespace

namespace generators {

const Generator& person_full_name() {
    static const Generator generator{{.name = "person.full_name",
                                      .summary = "first and last name; unique: each name once",
                                      .kinds = {Kind::string},
                                      .example = "{type: string, generate: person.full_name}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
