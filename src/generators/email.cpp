// The type's own generator: an address of the row's person.
#include "generators/email_texts.h"

namespace rowsmith {
namespace {

Result<BoundColumn> bind(BindContext& context) { return bind_email(context); }

}  // namespace

namespace generators {

const Generator& email() {
    static const Generator generator{
        {.name = "email",
         .summary = "an e-mail address, of the table's person where there is one",
         .options = {{.name = "domains",
                      .kind = OptionKind::shares,
                      .doc = "the domains and their shares; else by `contacts` and locale"}},
         .kinds = {Kind::email, Kind::string},
         .example = "{type: email, unique: true}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
