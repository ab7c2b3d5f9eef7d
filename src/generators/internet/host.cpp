// One of the columns of an address that agree.
#include "generators/internet_parts.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_address(context, AddressPart::host); }

}  // namespace

namespace generators {

const Generator& internet_host() {
    static const Generator generator{
        {.name = "internet.host",
         .summary = "the host of the row's domain",
         .kinds = {Kind::string},
         .example = "{type: string, generate: internet.host, unique: true}",
         .picked_by_formats = {"hostname"}},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
