// E-mail addresses of people.
#include "generators/email_texts.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_email(context); }

}  // namespace

namespace generators {

const Generator& person_email() {
    static const Generator generator{
        {.name = "person.email",
         .summary = "an e-mail address from the person's name",
         .options = {{.name = "domains",
                      .kind = OptionKind::shares,
                      .doc = "the domains and their shares; else by `contacts` and locale"}},
         .kinds = {Kind::email, Kind::string},
         .example = "{type: email, generate: person.email, unique: true}",
         .picked_by_formats = {"email", "idn-email"}},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
