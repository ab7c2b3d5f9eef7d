// MAC addresses.
#include "generators/network_numbers.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_mac(context); }

}  // namespace

namespace generators {

const Generator& internet_mac() {
    static const Generator generator{
        {.name = "internet.mac",
         .summary = "a hardware address, locally administered",
         .kinds = {Kind::string},
         .example = "{type: string, generate: internet.mac, unique: true}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
