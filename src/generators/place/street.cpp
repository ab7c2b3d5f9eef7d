// Names of streets.
#include "generators/place_columns.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_street_column(context); }

}  // namespace

namespace generators {

const Generator& place_street() {
    static const Generator generator{{.name = "place.street",
                                      .summary = "a street name of the row's country",
                                      .kinds = {Kind::string},
                                      .example = "{type: string, generate: place.street}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
