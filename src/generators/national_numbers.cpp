#include "generators/national_numbers.h"

#include "generators/check_digits.h"
#include "values/lexicon.h"

namespace rowsmith {

namespace {

NumberForms one_form(std::string pattern, Finish finish = nullptr) {
    return {.patterns = {std::move(pattern)}, .weights = {1}, .finish = finish};
}

// ISO 7064 MOD 11,10: German tax numbers.
std::string mod_11_10(std::string_view digits, std::string_view) {
    u32 product = 10;
    for (const char c : digits) {
        const u32 sum = (static_cast<u32>(c - '0') + product) % 10;
        product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return std::string(digits) + static_cast<char>('0' + (11 - product) % 10);
}

std::string german_vat(std::string_view digits, std::string_view mark) {
    return "DE" + mod_11_10(digits, mark);
}

// Spain: a letter by the rest of 23.
std::string spanish_letter(std::string_view digits, std::string_view) {
    u32 number = 0;
    for (const char c : digits) number = number * 10 + static_cast<u32>(c - '0');
    return std::string(digits) + "TRWAGMYFPDXBNJZSQVHLCKE"[number % 23];
}

std::string swiss_check(std::string_view digits, std::string_view) {
    return std::string(digits) + check_digits(CheckDigit::ean13, digits);
}

// Brazil's CPF: two digits, each over all before it, weights 2, 3 … from the right.
std::string brazilian_check(std::string_view digits, std::string_view) {
    std::string text(digits);
    for (u32 round = 0; round < 2; round++) {
        u32 sum = 0;
        for (size_t i = 0; i < text.size(); i++)
            sum += static_cast<u32>(text[i] - '0') * static_cast<u32>(text.size() + 1 - i);
        const u32 rest = sum * 10 % 11;
        text += static_cast<char>('0' + rest % 10);
    }
    return text.substr(0, 3) + "." + text.substr(3, 3) + "." + text.substr(6, 3) + "-" +
           text.substr(9);
}

// France's VAT number: a company number with Luhn's digit, led by two digits that follow from it.
std::string french_vat(std::string_view digits, std::string_view) {
    const std::string siren = std::string(digits) + check_digits(CheckDigit::luhn, digits);
    u64 number = 0;
    for (const char c : siren) number = number * 10 + static_cast<u64>(c - '0');
    const u64 key = (12 + 3 * (number % 97)) % 97;
    return "FR" + std::string(key < 10 ? "0" : "") + std::to_string(key) + siren;
}

// Britain's VAT number: weights 8 to 2, the sum and two digits give 0 of 97.
std::string british_vat(std::string_view digits, std::string_view) {
    u32 sum = 0;
    for (size_t i = 0; i < digits.size(); i++)
        sum += static_cast<u32>(digits[i] - '0') * static_cast<u32>(8 - i);
    const u32 check = 97 - sum % 97;
    return "GB" + std::string(digits) + (check < 10 ? "0" : "") + std::to_string(check);
}

}  // namespace

Result<NumberForms> national_id_forms(std::string_view country, bool realistic) {
    // No social security number begins with 9; those in doubt are kept for taxpayers.
    if (country == "US")
        return one_form(realistic
                            ? "([1-5][0-9][1-9]|7[0-6][0-9])-(0[1-9]|[1-9][0-9])-[0-9]{3}[1-9]"
                            : "9[0-9]{2}-[0-4][0-9]-[0-9]{4}");
    // QQ is no prefix of anybody's number.
    if (country == "GB")
        return one_form((realistic ? "[A-CEGHJ-PR-TW-Z][A-CEGHJ-LPR-TW-Z]" : "QQ") +
                        std::string(" [0-9]{2} [0-9]{2} [0-9]{2} [A-D]"));
    // Numbers that begin with 0 are for tests.
    if (country == "DE") return one_form(realistic ? "[1-9][0-9]{9}" : "0[0-9]{9}", mod_11_10);
    if (country == "ES") return one_form("[0-9]{8}", spanish_letter);
    if (country == "CH") return one_form("756[0-9]{9}", swiss_check);
    if (country == "BR") return one_form("[0-9]{9}", brazilian_check);
    return fail(no_form("national ids", country));
}

Result<NumberForms> tax_id_forms(std::string_view country, bool realistic) {
    if (country == "US")
        return one_form(realistic ? "([1-6][0-9]|[789][0-4])-[0-9]{7}" : "00-[0-9]{7}");
    if (country == "DE") return one_form("[1-9][0-9]{7}", german_vat);
    if (country == "FR") return one_form("[3-8][0-9]{7}", french_vat);
    if (country == "GB") return one_form("[1-9][0-9]{6}", british_vat);
    return fail(no_form("tax ids", country));
}

Result<NumberForms> phone_forms(std::string_view country, bool realistic) {
    const values::Phones* phones = TRY(values::phones(country));
    const values::Words& words = realistic ? phones->realistic : phones->reserved;
    NumberForms forms;
    forms.patterns.assign(words.texts.begin(), words.texts.end());
    forms.weights.assign(words.weights.begin(), words.weights.end());
    return forms;
}

}  // namespace rowsmith
