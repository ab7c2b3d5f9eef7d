// The name as it is written at home.
#include "generators/name_columns.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_native_name(context); }

}  // namespace

namespace generators {

const Generator& person_native_name() {
    static const Generator generator{{.name = "person.native_name",
                                      .summary = "the name in the country's own script and order",
                                      .kinds = {Kind::string},
                                      .example = "{type: string, generate: person.native_name}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
