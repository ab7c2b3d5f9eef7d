// Longitudes near the row's postcode.
#include "generators/place_columns.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_degrees(context, 1); }

}  // namespace

namespace generators {

const Generator& place_longitude() {
    static const Generator generator{{.name = "place.longitude",
                                      .summary = "the longitude of the row's place, in degrees",
                                      .kinds = {Kind::float_},
                                      .example = "{type: float, generate: place.longitude}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
