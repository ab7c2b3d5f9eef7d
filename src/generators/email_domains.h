// Where addresses of people are: domains kept for examples, which reach nobody, or the mail
// services that are usual in a country.
#pragma once
#include "generators/generator.h"

namespace rowsmith {

// The part `domain` of a person: "@example.org", by the row's locale.
Result<BoundColumn> bind_email_domain(BindContext& context);

}  // namespace rowsmith
