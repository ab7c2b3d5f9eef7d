#include "generators/person_words.h"

#include <algorithm>
#include <array>
#include <optional>

#include "column/moment.h"
#include "generators/cohorts.h"
#include "generators/grouped_choice.h"
#include "generators/name_columns.h"
#include "generators/person_parts.h"

namespace rowsmith {

namespace {

using WordsOf = const values::Words& (*)(const values::People& people, size_t group);

// Words by 2 * locale + a number of `input` below 2, if there is one.
Result<BoundColumn> bind_words(BindContext& context, WordsOf words_of, const char* part) {
    const PersonLists lists = TRY(bundle_lists(context));
    const u32 groups = part ? 2 : 1;
    GroupedChoice choice;
    std::vector<std::string> texts;
    for (const values::People* people : lists.people)
        for (size_t group = 0; group < groups; group++) {
            const values::Words& words = words_of(*people, group);
            texts.insert(texts.end(), words.texts.begin(), words.texts.end());
            (void)TRY(choice.add(std::vector<double>(words.weights.begin(), words.weights.end())));
        }
    std::vector<GroupInput> inputs;
    if (lists.locales() > 1) {
        const LocaleInput locale = TRY(locale_input(context));
        inputs.push_back({locale.input, groups});
    }
    if (part) {
        const u32 input = TRY(context.part(part));
        inputs.push_back({input, 1});
    }
    Shape shape{.type = context.type(),
                .form = Form::codes,
                .dictionary = make_dictionary(std::move(texts))};
    return BoundColumn{.kernel = std::make_unique<ChosenCodes>(context.key(), std::move(choice),
                                                               std::move(inputs)),
                       .outputs = {std::move(shape)}};
}

const values::Words& titles(const values::People& people, size_t sex) { return people.titles[sex]; }
const values::Words& jobs(const values::People& people, size_t) { return people.jobs; }
const values::Words& education(const values::People& people, size_t) { return people.education; }

// How likely the words (single, married, divorced, widowed) are at an age, times their usual share.
constexpr u32 age_bands = 5;
constexpr std::array<i64, age_bands> band_starts = {0, 18, 27, 40, 65};
constexpr std::array<std::array<double, 4>, age_bands> status_factors = {{{1, 0, 0, 0},
                                                                          {2.8, 0.12, 0.05, 0},
                                                                          {1.1, 1, 0.7, 0.05},
                                                                          {0.5, 1.25, 1.6, 0.5},
                                                                          {0.2, 1.1, 1.1, 4.5}}};

class AgeKernel final : public Kernel {
public:
    AgeKernel(u32 birth_input, i64 as_of_day) : birth_input_(birth_input), as_of_day_(as_of_day) {}
    void fill(const Fill& block) const override {
        const i64* births = block.inputs[birth_input_]->integers.data();
        for (u32 i = 0; i < block.count(); i++)
            block.out().integers[i] = age_at(births[i], as_of_day_);
    }

private:
    u32 birth_input_;
    i64 as_of_day_;
};

class MaritalKernel final : public Kernel {
public:
    struct Setup {
        u64 key;
        u32 birth_input;
        std::optional<u32> locale_input;
        i64 as_of_day;
        GroupedChoice choice;  // by age_bands * locale + band
    };
    explicit MaritalKernel(Setup setup) : setup_(std::move(setup)) {}
    void fill(const Fill& block) const override {
        const i64* births = block.inputs[setup_.birth_input]->integers.data();
        const u64* scaled = block.rows.scaled();
        for (u32 i = 0; i < block.count(); i++) {
            const u32 locale =
                setup_.locale_input ? block.inputs[*setup_.locale_input]->codes[i] : 0;
            const u32 group = locale * age_bands + band_of(age_at(births[i], setup_.as_of_day));
            block.out().codes[i] = setup_.choice.pick(group, mix(setup_.key + scaled[i]));
        }
    }

private:
    static u32 band_of(i64 age) {
        u32 band = 0;
        while (band + 1 < age_bands && band_starts[band + 1] <= age) band++;
        return band;
    }
    Setup setup_;
};

i64 today(BindContext& context) { return context.document().as_of_us / us_per_day; }

}  // namespace

Result<BoundColumn> bind_title(BindContext& context) { return bind_words(context, titles, "sex"); }

Result<BoundColumn> bind_job_title(BindContext& context) {
    return bind_words(context, jobs, nullptr);
}

Result<BoundColumn> bind_education(BindContext& context) {
    return bind_words(context, education, nullptr);
}

Result<BoundColumn> bind_marital_status(BindContext& context) {
    const PersonLists lists = TRY(bundle_lists(context));
    const u32 birth = TRY(context.part("birth"));
    MaritalKernel::Setup setup{context.key(), birth, {}, today(context), {}};
    if (lists.locales() > 1) setup.locale_input = TRY(locale_input(context)).input;
    std::vector<std::string> texts;
    for (const values::People* people : lists.people)
        for (const auto& factors : status_factors) {
            const values::Words& words = people->marital_status;
            std::vector<double> weights(words.weights.begin(), words.weights.end());
            for (size_t i = 0; i < weights.size(); i++)
                weights[i] *= factors[std::min<size_t>(i, 3)];
            texts.insert(texts.end(), words.texts.begin(), words.texts.end());
            (void)TRY(setup.choice.add(weights));
        }
    Shape shape{.type = context.type(),
                .form = Form::codes,
                .dictionary = make_dictionary(std::move(texts))};
    return BoundColumn{.kernel = std::make_unique<MaritalKernel>(std::move(setup)),
                       .outputs = {std::move(shape)}};
}

Result<BoundColumn> bind_birth_date(BindContext& context) {
    return bind_shown_part(context, "birth");
}

Result<BoundColumn> bind_age(BindContext& context) {
    const u32 birth = TRY(context.part("birth"));
    const Shape& days = context.input_shape(birth);
    Shape shape{.type = context.type(), .form = Form::int64};
    shape.low = age_at(days.high, today(context));
    shape.high = age_at(days.low, today(context));
    return BoundColumn{.kernel = std::make_unique<AgeKernel>(birth, today(context)),
                       .outputs = {std::move(shape)},
                       .summary = "age in whole years at as_of"};
}

}  // namespace rowsmith
