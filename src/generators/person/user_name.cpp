// User names: what stands before the @ of the e-mail.
#include "generators/email_texts.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_user_name(context); }

}  // namespace

namespace generators {

const Generator& person_user_name() {
    static const Generator generator{
        {.name = "person.user_name",
         .summary = "a name for a login, from the person's name",
         .kinds = {Kind::string},
         .example = "{type: string, generate: person.user_name, unique: true}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
