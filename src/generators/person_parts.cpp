#include "generators/person_parts.h"

#include <algorithm>

#include "column/moment.h"
#include "generators/cohorts.h"
#include "generators/email_domains.h"
#include "generators/email_texts.h"
#include "generators/grouped_choice.h"
#include "generators/permuted_names.h"
#include "generators/person_point.h"
#include "generators/same_column.h"
#include "generators/sex_labels.h"

namespace rowsmith {

namespace {

bool has_several(const LocaleInput& locale) { return locale.codes.size() > 1; }

Shape codes_shape(DictionaryPointer dictionary) {
    return {.form = Form::codes, .dictionary = std::move(dictionary)};
}

Result<BoundColumn> bind_sex(BindContext& context) {
    const PersonLists lists = TRY(bundle_lists(context));
    GroupedChoice choice;
    (void)TRY(choice.add(TRY(sex_labels(context, lists)).shares));
    return BoundColumn{.kernel = std::make_unique<ChosenCodes>(context.key(), std::move(choice),
                                                               std::vector<GroupInput>{}),
                       .outputs = {codes_shape(make_dictionary({"female", "male"}))},
                       .summary = "sex"};
}

// Inputs: 2 * locale + sex is the group, the locale only where there are several.
Result<std::vector<GroupInput>> locale_and_sex(BindContext& context) {
    std::vector<GroupInput> inputs;
    const LocaleInput locale = TRY(locale_input(context));
    if (has_several(locale)) inputs.push_back({locale.input, 2});
    const u32 sex = TRY(context.part("sex"));
    inputs.push_back({sex, 1});
    return inputs;
}

Result<BoundColumn> bind_first(BindContext& context) {
    const PersonLists lists = TRY(bundle_lists(context));
    const i64 today = context.document().as_of_us / us_per_day;
    const auto years = birth_years(TRY(birth_span(context)), today);
    GroupedChoice choice;
    for (const values::People* people : lists.people)
        for (const auto sex : {values::Sex::female, values::Sex::male})
            (void)TRY(choice.add(first_name_weights(*people, sex, years)));
    auto inputs = TRY(locale_and_sex(context));
    auto dictionary = make_dictionary(lists.first_texts(PersonLists::Spelling::usual));
    return BoundColumn{.kernel = std::make_unique<ChosenCodes>(context.key(), std::move(choice),
                                                               std::move(inputs)),
                       .outputs = {codes_shape(std::move(dictionary))},
                       .summary = "first name"};
}

Result<BoundColumn> bind_last(BindContext& context) {
    const PersonLists lists = TRY(bundle_lists(context));
    GroupedChoice choice;
    for (const values::People* people : lists.people)
        for (size_t sex = 0; sex < 2; sex++) {
            if (sex == 1 && !people->last_by_sex) {
                choice.add_same_as(choice.groups() - 1);
                continue;
            }
            const auto& weights = people->last[sex].weights;
            (void)TRY(choice.add(std::vector<double>(weights.begin(), weights.end())));
        }
    std::vector<GroupInput> inputs;
    const LocaleInput locale = TRY(locale_input(context));
    if (has_several(locale)) inputs.push_back({locale.input, 2});
    if (lists.any_last_by_sex()) {
        const u32 sex = TRY(context.part("sex"));
        inputs.push_back({sex, 1});
    }
    auto dictionary = make_dictionary(lists.last_texts(PersonLists::Spelling::usual));
    return BoundColumn{.kernel = std::make_unique<ChosenCodes>(context.key(), std::move(choice),
                                                               std::move(inputs)),
                       .outputs = {codes_shape(std::move(dictionary))},
                       .summary = "last name"};
}

// What is read from the row's point where there is one.
Result<BoundColumn> bind_name_part(std::string_view part, BindContext& context) {
    static constexpr std::array<std::string_view, 6> outputs = {"locale", "sex",   "first",
                                                                "last",   "style", "suffix"};
    const auto found = std::ranges::find(outputs, part);
    CHECK(found != outputs.end());
    const u32 input = TRY(context.part("point", static_cast<u32>(found - outputs.begin())));
    return same_column(input, context.input_shape(input));
}

bool comes_from_point(std::string_view part, NameSource source) {
    const bool of_name = part == "locale" || part == "sex" || part == "first" || part == "last";
    if (source == NameSource::permuted) return of_name;
    return source == NameSource::point && (of_name || part == "style" || part == "suffix");
}

Result<BoundColumn> bind_part(std::string_view part, BindContext& context) {
    NameSource source = name_source(context.members());
    if (source == NameSource::point && TRY(context.own_locales()).empty())
        source = NameSource::drawn;
    if (comes_from_point(part, source)) return bind_name_part(part, context);
    if (part == "point")
        return source == NameSource::point ? bind_person_point(context)
                                           : bind_permuted_names(context);
    if (part == "sex") return bind_sex(context);
    if (part == "first" || part == "middle") return bind_first(context);
    if (part == "last") return bind_last(context);
    if (part == "birth") return bind_birth(context, TRY(bundle_lists(context)));
    if (part == "style") return bind_email_style(context);
    if (part == "domain") return bind_email_domain(context);
    CHECK(part == "suffix");
    return bind_row_suffix(context);
}

bool chooses_locale(std::span<const Member> members) {
    return name_source(members) != NameSource::drawn;
}

}  // namespace

const Bundle& person_bundle() {
    static constexpr Bundle bundle{"person", bind_part, chooses_locale};
    return bundle;
}

bool has_unique(std::span<const Member> members, std::initializer_list<std::string_view> names) {
    return std::ranges::any_of(members, [&](const Member& member) {
        return member.unique && std::ranges::find(names, member.generator) != names.end();
    });
}

NameSource name_source(std::span<const Member> members) {
    if (has_unique(members, {"person.full_name", "person.native_name"}))
        return NameSource::permuted;
    if (has_unique(members, {"person.email", "person.user_name", "email"}))
        return NameSource::point;
    return NameSource::drawn;
}

Result<LocaleInput> locale_input(BindContext& context) {
    LocaleInput locale;
    locale.input = TRY(context.locale());
    locale.codes = context.input_shape(locale.input).dictionary->texts;
    return locale;
}

Result<PersonLists> bundle_lists(BindContext& context) {
    std::vector<std::string> codes;
    if (name_source(context.members()) != NameSource::drawn)
        for (const ShareEntry& entry : TRY(context.own_locales())) codes.push_back(entry.text);
    if (codes.empty()) codes = TRY(locale_input(context)).codes;
    return person_lists(codes);
}

}  // namespace rowsmith
