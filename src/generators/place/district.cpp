// The district of the row's city; its region where none is known.
#include "generators/place_columns.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) {
    return bind_of_city(context, &PlaceLists::districts);
}

}  // namespace

namespace generators {

const Generator& place_district() {
    static const Generator generator{{.name = "place.district",
                                      .summary = "the county or district of the row's city",
                                      .kinds = {Kind::string},
                                      .example = "{type: string, generate: place.district}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
