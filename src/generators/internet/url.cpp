// One of the columns of an address that agree.
#include "generators/internet_parts.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_address(context, AddressPart::url); }

}  // namespace

namespace generators {

const Generator& internet_url() {
    static const Generator generator{
        {.name = "internet.url",
         .summary = "an address of a page on the row's host",
         .kinds = {Kind::string},
         .example = "{type: string, generate: internet.url, unique: true}",
         .picked_by_formats = {"uri", "url"}},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
