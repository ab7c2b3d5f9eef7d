#include "generators/account_numbers.h"

#include <algorithm>

#include "base/check.h"
#include "generators/check_digits.h"
#include "generators/person_parts.h"
#include "generators/same_column.h"
#include "values/lexicon.h"
#include "values/locale.h"

namespace rowsmith {

namespace {

// Country, check digits, account: the account and the country make the check digits.
std::string finish_iban(std::string_view body, std::string_view country) {
    const std::string turned = std::string(body) + std::string(country);
    return std::string(country) + check_digits(CheckDigit::mod97, turned) + std::string(body);
}

std::string finish_card(std::string_view digits, std::string_view) {
    return std::string(digits) + check_digits(CheckDigit::luhn, digits);
}

const values::IbanForm& iban_form(std::string_view country) {
    const auto& all = values::finance().ibans;
    const auto own = std::ranges::find(all, country, &values::IbanForm::country);
    // Countries without this kind of account have customers with one of another.
    return own != all.end() ? *own : *std::ranges::find(all, "GB", &values::IbanForm::country);
}

Result<NumberForms> iban_forms(std::string_view country, bool) {
    const values::IbanForm& form = iban_form(country);
    return NumberForms{.patterns = {std::string(form.body_form)},
                       .weights = {1},
                       .finish = finish_iban,
                       .mark = std::string(form.country)};
}

// A 0 at the end of the location marks a bank's test code.
Result<NumberForms> bic_forms(std::string_view country, bool realistic) {
    const std::string place = std::string(country) + (realistic ? "[A-Z2-9][A-Z1-9]" : "[A-Z2-9]0");
    return NumberForms{.patterns = {"[A-Z]{4}" + place}, .weights = {1}};
}

std::string card_pattern(const values::CardForm& card) {
    const size_t varying = card.length - card.prefix.size() - 1;
    return std::string(card.prefix) + "[0-9]{" + std::to_string(varying) + "}";
}

Result<BoundColumn> bind_card(BindContext& context) {
    std::vector<double> weights;
    std::vector<std::string> brands;
    for (const values::CardForm& card : values::finance().cards) {
        weights.push_back(card.weight);
        brands.emplace_back(card.brand);
    }
    GroupedChoice choice;
    (void)TRY(choice.add(weights));
    Shape shape{.form = Form::codes, .dictionary = make_dictionary(std::move(brands))};
    return BoundColumn{.kernel = std::make_unique<ChosenCodes>(context.key(), std::move(choice),
                                                               std::vector<GroupInput>{}),
                       .outputs = {std::move(shape)},
                       .summary = "brand of the card"};
}

Result<BoundColumn> bind_part(std::string_view part, BindContext& context) {
    CHECK(part == "card");
    return bind_card(context);
}

}  // namespace

const Bundle& finance_bundle() {
    static constexpr Bundle bundle{"finance", bind_part, nullptr};
    return bundle;
}

Result<BoundColumn> bind_iban(BindContext& context) {
    return bind_numbers_by_locale(context, iban_forms);
}

Result<BoundColumn> bind_bic(BindContext& context) {
    return bind_numbers_by_locale(context, bic_forms);
}

Result<BoundColumn> bind_card_number(BindContext& context) {
    std::vector<NumberForms> groups;
    for (const values::CardForm& card : values::finance().cards)
        groups.push_back({.patterns = {card_pattern(card)}, .weights = {1}, .finish = finish_card});
    const u32 card = TRY(context.part("card"));
    return bind_number_texts(context, std::move(groups), {{card, 1}},
                             "ask for fewer rows or drop unique");
}

Result<BoundColumn> bind_card_brand(BindContext& context) {
    const u32 card = TRY(context.part("card"));
    Shape shape = context.input_shape(card);
    shape.type = context.type();
    return same_column(card, shape);
}

Result<BoundColumn> bind_locale_currency(BindContext& context) {
    const LocaleInput locale = TRY(locale_input(context));
    std::vector<std::string> currencies;
    for (const std::string& code : locale.codes)
        currencies.emplace_back(TRY(values::country(values::country_of(code)))->currency);
    Shape shape{.type = context.type(),
                .form = Form::codes,
                .dictionary = make_dictionary(std::move(currencies))};
    return same_column(locale.input, shape);
}

}  // namespace rowsmith
