// Calling codes of countries.
#include "generators/address_columns.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_phone_prefix(context); }

}  // namespace

namespace generators {

const Generator& place_phone_prefix() {
    static const Generator generator{{.name = "place.phone_prefix",
                                      .summary = "the calling code of the row's country: +49",
                                      .kinds = {Kind::string},
                                      .example = "{type: string, generate: place.phone_prefix}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
