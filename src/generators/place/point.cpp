// Coordinates near the row's postcode.
#include "generators/address_columns.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_point(context); }

}  // namespace

namespace generators {

const Generator& place_point() {
    static const Generator generator{{.name = "place.point",
                                      .summary = "latitude and longitude of the row's place",
                                      .kinds = {Kind::coordinates},
                                      .example = "{type: coordinates, generate: place.point}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
