// House numbers.
#include "generators/place_columns.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_house_number_column(context); }

}  // namespace

namespace generators {

const Generator& place_house_number() {
    static const Generator generator{{.name = "place.house_number",
                                      .summary = "a house number as the country writes them",
                                      .kinds = {Kind::string},
                                      .example = "{type: string, generate: place.house_number}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
