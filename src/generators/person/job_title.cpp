// Jobs, as often as people have them.
#include "generators/person_words.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_job_title(context); }

}  // namespace

namespace generators {

const Generator& person_job_title() {
    static const Generator generator{
        {.name = "person.job_title",
         .summary = "what the person works as, in the locale's language",
         .kinds = {Kind::string},
         .example = "{type: string, generate: person.job_title}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
