// Degrees of schools and universities.
#include "generators/person_words.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_education(context); }

}  // namespace

namespace generators {

const Generator& person_education() {
    static const Generator generator{{.name = "person.education",
                                      .summary = "the highest degree, in the locale's language",
                                      .kinds = {Kind::string},
                                      .example = "{type: string, generate: person.education}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
