// Latitudes near the row's postcode.
#include "generators/place_columns.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_degrees(context, 0); }

}  // namespace

namespace generators {

const Generator& place_latitude() {
    static const Generator generator{{.name = "place.latitude",
                                      .summary = "the latitude of the row's place, in degrees",
                                      .kinds = {Kind::float_},
                                      .example = "{type: float, generate: place.latitude}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
