// The region that the row's city lies in.
#include "generators/place_columns.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) {
    return bind_of_city(context, &PlaceLists::regions);
}

}  // namespace

namespace generators {

const Generator& place_region() {
    static const Generator generator{{.name = "place.region",
                                      .summary = "the state or region of the row's city",
                                      .kinds = {Kind::string},
                                      .example = "{type: string, generate: place.region}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
