// IPv6 addresses.
#include "generators/network_numbers.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_ip6(context); }

}  // namespace

namespace generators {

const Generator& internet_ip6() {
    static const Generator generator{
        {.name = "internet.ip6",
         .summary = "an address of version 6, of the range for documentation",
         .kinds = {Kind::string},
         .example = "{type: string, generate: internet.ip6, unique: true}",
         .picked_by_formats = {"ipv6"}},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
