// Cities, as often as they have inhabitants.
#include "generators/place_columns.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_city_column(context); }

}  // namespace

namespace generators {

const Generator& place_city() {
    static const Generator generator{{.name = "place.city",
                                      .summary = "a city of the row's country, by inhabitants",
                                      .kinds = {Kind::string},
                                      .example = "{type: string, generate: place.city}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
