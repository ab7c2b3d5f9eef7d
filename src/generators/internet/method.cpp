// Methods of requests over HTTP.
#include <array>

#include "generators/internet_parts.h"

namespace rowsmith {
namespace {

constexpr std::array<FixedWord, 6> methods = {
    {{"GET", 74}, {"POST", 17}, {"PUT", 4}, {"DELETE", 2}, {"PATCH", 2}, {"HEAD", 1}}};

Result<BoundColumn> bind(BindContext& context) { return bind_fixed_words(context, methods); }

}  // namespace

namespace generators {

const Generator& internet_method() {
    static const Generator generator{{.name = "internet.method",
                                      .summary = "the method of a request: GET, POST …",
                                      .kinds = {Kind::string, Kind::enum_},
                                      .example = "{type: string, generate: internet.method}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
