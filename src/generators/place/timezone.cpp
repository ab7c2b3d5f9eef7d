// Time zones that follow from the city.
#include "generators/place_columns.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_of_city(context, &PlaceLists::zones); }

}  // namespace

namespace generators {

const Generator& place_timezone() {
    static const Generator generator{{.name = "place.timezone",
                                      .summary = "the IANA time zone of the row's city",
                                      .kinds = {Kind::string},
                                      .example = "{type: string, generate: place.timezone}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
