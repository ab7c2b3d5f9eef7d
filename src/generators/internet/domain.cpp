// One of the columns of an address that agree.
#include "generators/internet_parts.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) {
    return bind_address(context, AddressPart::domain);
}

}  // namespace

namespace generators {

const Generator& internet_domain() {
    static const Generator generator{
        {.name = "internet.domain",
         .summary = "a domain of two words",
         .kinds = {Kind::string},
         .example = "{type: string, generate: internet.domain, unique: true}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
