// Marital status, which follows the age.
#include "generators/person_words.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_marital_status(context); }

}  // namespace

namespace generators {

const Generator& person_marital_status() {
    static const Generator generator{{.name = "person.marital_status",
                                      .summary = "single, married …, as usual at the person's age",
                                      .kinds = {Kind::string, Kind::enum_},
                                      .example = "{type: string, generate: person.marital_status}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
