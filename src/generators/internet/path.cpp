// One of the columns of an address that agree.
#include "generators/internet_parts.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_address(context, AddressPart::path); }

}  // namespace

namespace generators {

const Generator& internet_path() {
    static const Generator generator{{.name = "internet.path",
                                      .summary = "the path of the row's url",
                                      .kinds = {Kind::string},
                                      .example = "{type: string, generate: internet.path}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
