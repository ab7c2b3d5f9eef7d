// The country of the row: by its locale, or drawn by the shares given here, which then decide the
// locale of the row's people too.
#include "generators/grouped_choice.h"
#include "generators/place_parts.h"
#include "generators/same_column.h"
#include "values/lexicon.h"

namespace rowsmith {
namespace {

std::string shown(const values::Country& country, const std::string& form) {
    if (form == "code") return std::string(country.code);
    if (form == "code3") return std::string(country.code3);
    if (form == "demonym" && !country.demonym.empty()) return std::string(country.demonym);
    return std::string(country.name);
}

Result<BoundColumn> bind(BindContext& context) {
    if (context.unique())
        return fail(context.options().wrong(
            "unique", "unique_not_possible", "countries repeat by their nature",
            "a column with a suffix or digits to vary", "drop unique"));
    const std::string form = TRY(context.options().word("form"));
    const CountryInput country = TRY(country_input(context));
    std::vector<std::string> texts;
    for (const std::string& code : country.codes)
        texts.push_back(shown(*TRY(values::country(code)), form));
    Shape shape{.type = context.type(),
                .form = Form::codes,
                .dictionary = make_dictionary(std::move(texts))};
    return same_column(country.input, shape);
}

}  // namespace

namespace generators {

const Generator& place_country() {
    static const Generator generator{
        {.name = "place.country",
         .summary = "the country of the row's place; enum_values draw it",
         .options = {{.name = "form",
                      .kind = OptionKind::word,
                      .doc = "how it is written",
                      .default_text = "name",
                      .words = {"name", "code", "code3", "demonym"}}},
         .kinds = {Kind::string, Kind::enum_},
         .example = "{type: string, generate: place.country, form: code}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
