// The first line of an address.
#include "generators/address_columns.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_street_address(context); }

}  // namespace

namespace generators {

const Generator& place_street_address() {
    static const Generator generator{{.name = "place.street_address",
                                      .summary = "street and house number, in the country's order",
                                      .kinds = {Kind::string},
                                      .example = "{type: string, generate: place.street_address}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
