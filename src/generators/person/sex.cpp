// The sex of the person, in the words that the schema gives.
#include <optional>

#include "generators/grouped_choice.h"
#include "generators/name_columns.h"
#include "generators/person_parts.h"
#include "generators/sex_labels.h"

namespace rowsmith {
namespace {

// The words of each locale, in the order of the group's number 2 * locale + sex.
std::vector<std::string> local_words(const PersonLists& lists, bool letters) {
    std::vector<std::string> words;
    for (const values::People* people : lists.people)
        for (const values::SexWords& sex : people->sex)
            words.emplace_back(letters ? sex.letter : sex.word);
    return words;
}

class LocalWordKernel final : public Kernel {
public:
    LocalWordKernel(u32 sex_input, std::optional<u32> locale_input)
        : sex_input_(sex_input), locale_input_(locale_input) {}
    void fill(const Fill& block) const override {
        const u32* sexes = block.inputs[sex_input_]->codes.data();
        u32* out = block.out().codes.data();
        for (u32 i = 0; i < block.count(); i++)
            out[i] = sexes[i] + (locale_input_ ? 2 * block.inputs[*locale_input_]->codes[i] : 0);
    }

private:
    u32 sex_input_;
    std::optional<u32> locale_input_;
};

Result<BoundColumn> bind_labels(BindContext& context, const SexLabels& labels) {
    GroupedChoice choice;
    for (size_t sex = 0; sex < 2; sex++) {
        // A sex that is never drawn needs a group all the same.
        const bool drawn = labels.shares[sex] > 0;
        (void)TRY(choice.add(labels.weights[drawn ? sex : 1 - sex]));
    }
    std::vector<std::string> texts = labels.texts;
    texts.insert(texts.end(), labels.texts.begin(), labels.texts.end());
    const u32 sex = TRY(context.part("sex"));
    Shape shape{.type = context.type(),
                .form = Form::codes,
                .dictionary = make_dictionary(std::move(texts))};
    return BoundColumn{.kernel = std::make_unique<ChosenCodes>(context.key(), std::move(choice),
                                                               std::vector<GroupInput>{{sex, 1}}),
                       .outputs = {std::move(shape)}};
}

Result<BoundColumn> bind(BindContext& context) {
    const PersonLists lists = TRY(bundle_lists(context));
    const SexLabels labels = TRY(sex_labels(context, lists));
    if (!labels.plain()) return bind_labels(context, labels);
    const std::string form = TRY(context.options().word("form"));
    if (form == "code") return bind_shown_part(context, "sex");
    const u32 sex = TRY(context.part("sex"));
    const LocaleInput locale = TRY(locale_input(context));
    std::optional<u32> by_locale;
    if (locale.codes.size() > 1) by_locale = locale.input;
    Shape shape{.type = context.type(),
                .form = Form::codes,
                .dictionary = make_dictionary(local_words(lists, form == "letter"))};
    return BoundColumn{.kernel = std::make_unique<LocalWordKernel>(sex, by_locale),
                       .outputs = {std::move(shape)}};
}

}  // namespace

namespace generators {

const Generator& person_sex() {
    static const Generator generator{
        {.name = "person.sex",
         .summary = "the sex that the person's name shows",
         .options = {{.name = "form",
                      .kind = OptionKind::word,
                      .doc = "code: female, male; word and letter: the locale's own",
                      .default_text = "code",
                      .words = {"code", "word", "letter"}},
                     {.name = "labels",
                      .kind = OptionKind::map,
                      .doc = "which of enum_values mean female and male: {female: W, male: M}"}},
         .kinds = {Kind::string, Kind::enum_},
         .example = "{type: enum, generate: person.sex, enum_values: {female: 52%, male: 48%}}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
