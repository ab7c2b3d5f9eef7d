// Numbers that states give: to people and to companies, with their check digits.
#pragma once
#include "generators/number_texts.h"

namespace rowsmith {

// Without `realistic` of ranges that are given to nobody, wherever a country has one.
Result<NumberForms> national_id_forms(std::string_view country, bool realistic);
Result<NumberForms> tax_id_forms(std::string_view country, bool realistic);
Result<NumberForms> phone_forms(std::string_view country, bool realistic);

}  // namespace rowsmith
