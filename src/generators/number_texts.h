// Numbers that are written by a form: phones, accounts, cards, tax ids. A form is a regular
// expression of what may vary, and a finish that adds what follows from it (check digits, a
// country). Unique ones take the form's texts in a keyed order, so each comes once.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "generators/generator.h"
#include "generators/grouped_choice.h"

namespace rowsmith {

// Completes the varying text; `of` is the forms' own mark, a country or a prefix.
using Finish = std::string (*)(std::string_view text, std::string_view of);

// The forms of one group of rows: those of a country.
struct NumberForms {
    std::vector<std::string> patterns;
    std::vector<double> weights;
    Finish finish = nullptr;  // null: the text as it is
    std::string mark = {};
};

// The groups in the order of the group numbers that the inputs make. Different groups must have
// equal or disjoint texts. Error: space_too_small with `widening` as its fix.
Result<BoundColumn> bind_number_texts(BindContext& context, std::vector<NumberForms> groups,
                                      std::vector<GroupInput> inputs, std::string widening);

// Forms by the country of the row's locale. The function gives nothing for countries that it does
// not know, which is the error `form_unknown`.
using FormsOfCountry = Result<NumberForms> (*)(std::string_view country, bool realistic);
Result<BoundColumn> bind_numbers_by_locale(BindContext& context, FormsOfCountry forms_of);

// The error of such a function for a country that it has no form for.
Error no_form(std::string_view what, std::string_view country);

}  // namespace rowsmith
