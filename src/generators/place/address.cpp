// Addresses: street, number, postcode, city of the row's place.
#include "generators/address_columns.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_address_line(context); }

}  // namespace

namespace generators {

const Generator& place_address() {
    static const Generator generator{
        {.name = "place.address",
         .summary = "a whole address in one line, as the country writes it",
         .kinds = {Kind::string},
         .example = "{type: string, generate: place.address}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
