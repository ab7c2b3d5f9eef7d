// Currencies that follow from the country.
#include "generators/address_columns.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_place_currency(context); }

}  // namespace

namespace generators {

const Generator& place_currency() {
    static const Generator generator{{.name = "place.currency",
                                      .summary = "the currency of the place's country, by ISO 4217",
                                      .kinds = {Kind::string, Kind::enum_},
                                      .example = "{type: string, generate: place.currency}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
