// Mr, Frau, Dr.: forms of address.
#include "generators/person_words.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_title(context); }

}  // namespace

namespace generators {

const Generator& person_title() {
    static const Generator generator{
        {.name = "person.title",
         .summary = "the form of address of the person's sex and locale",
         .kinds = {Kind::string},
         .example = "{type: string, generate: person.title}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
