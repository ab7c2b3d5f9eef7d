// Postcodes that the row's city really has.
#include "generators/place_columns.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_postcode_column(context); }

}  // namespace

namespace generators {

const Generator& place_postcode() {
    static const Generator generator{{.name = "place.postcode",
                                      .summary = "a postcode of the row's city",
                                      .kinds = {Kind::string},
                                      .example = "{type: string, generate: place.postcode}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
