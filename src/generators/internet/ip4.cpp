// IPv4 addresses.
#include "generators/network_numbers.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_ip4(context); }

}  // namespace

namespace generators {

const Generator& internet_ip4() {
    static const Generator generator{
        {.name = "internet.ip4",
         .summary = "a public address of version 4",
         .kinds = {Kind::string},
         .example = "{type: string, generate: internet.ip4, unique: true}",
         .picked_by_formats = {"ipv4"}},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
