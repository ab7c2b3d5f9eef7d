#include "generators/number_texts.h"

#include <algorithm>

#include "base/text.h"
#include "generators/person_parts.h"
#include "random/pattern_texts.h"
#include "values/locale.h"

namespace rowsmith {

namespace {

std::string alternatives(const std::vector<std::string>& patterns) {
    std::string all;
    for (const std::string& pattern : patterns) all += (all.empty() ? "(" : "|(") + pattern + ")";
    return all;
}

// The forms of all groups as languages; each text kind keeps a reference to its language.
struct Languages {
    std::vector<std::unique_ptr<const PatternLanguage>> all;
    size_t room = 0;

    Result<const PatternLanguage*> add(std::string_view pattern) {
        auto language = TRY(PatternLanguage::build(pattern));
        room = std::max(room, language.room());
        all.push_back(std::make_unique<const PatternLanguage>(std::move(language)));
        return all.back().get();
    }
};

class NumberTextKernel final : public Kernel {
public:
    struct Setup {
        u64 form_key = 0;
        Languages languages;
        std::vector<RandomTexts> random;  // by form, where texts may repeat
        std::vector<UniqueTexts> unique;  // by group, where not
        GroupedChoice forms;
        std::vector<NumberForms> groups;
        std::vector<GroupInput> inputs;
    };
    explicit NumberTextKernel(Setup setup) : setup_(std::move(setup)) {}
    void fill(const Fill& block) const override {
        std::string room(setup_.languages.room, '\0');
        TextBlock& texts = block.out().text;
        texts.clear();
        for (u32 i = 0; i < block.count(); i++) {
            u32 group = 0;
            for (const GroupInput& part : setup_.inputs)
                group += block.inputs[part.input]->codes[i] * part.stride;
            const char* end = write(block, i, group, room.data());
            const std::string_view text(room.data(), static_cast<size_t>(end - room.data()));
            const NumberForms& own = setup_.groups[group];
            if (own.finish)
                texts.add(own.finish(text, own.mark));
            else
                texts.add(text);
        }
    }

private:
    const char* write(const Fill& block, u32 i, u32 group, char* to) const {
        if (!setup_.unique.empty()) return setup_.unique[group].write(block.rows[i], to);
        const u32 form = setup_.forms.pick(group, mix(setup_.form_key + block.rows.scaled()[i]));
        return setup_.random[form].write(block.rows[i], to);
    }

    Setup setup_;
};

Error too_small(BindContext& context, u64 space, const std::string& widening) {
    return context.options().wrong(
        "unique", "space_too_small",
        "space = " + with_commas(space) + " < " + with_commas(context.rows_for_checks()) + " rows",
        "at most " + with_commas(space) + " rows", widening);
}

Result<void> add_unique(BindContext& context, NumberTextKernel::Setup& setup,
                        const std::string& widening) {
    for (const NumberForms& group : setup.groups) {
        const auto* language = TRY(setup.languages.add(alternatives(group.patterns)));
        // One key for all groups: equal forms of two countries then share one order of texts.
        const UniqueTexts& texts = setup.unique.emplace_back(context.key(1), *language);
        if (texts.capacity() < context.rows_for_checks())
            return fail(too_small(context, texts.capacity(), widening));
    }
    return {};
}

Result<void> add_random(BindContext& context, NumberTextKernel::Setup& setup) {
    for (const NumberForms& group : setup.groups) {
        (void)TRY(setup.forms.add(group.weights));
        for (const std::string& pattern : group.patterns)
            setup.random.emplace_back(context.key(1), *TRY(setup.languages.add(pattern)));
    }
    return {};
}

}  // namespace

Result<BoundColumn> bind_number_texts(BindContext& context, std::vector<NumberForms> groups,
                                      std::vector<GroupInput> inputs, std::string widening) {
    NumberTextKernel::Setup setup;
    setup.form_key = context.key(0);
    setup.groups = std::move(groups);
    setup.inputs = std::move(inputs);
    if (context.unique())
        (void)TRY(add_unique(context, setup, widening));
    else
        (void)TRY(add_random(context, setup));
    Shape shape{.type = context.type(), .form = Form::text};
    for (const NumberForms& group : setup.groups) {
        const size_t added = group.finish ? group.finish("0", group.mark).size() : 0;
        shape.bytes_max = std::max(shape.bytes_max, static_cast<u32>(setup.languages.room + added));
    }
    return BoundColumn{.kernel = std::make_unique<NumberTextKernel>(std::move(setup)),
                       .outputs = {std::move(shape)}};
}

Result<BoundColumn> bind_numbers_by_locale(BindContext& context, FormsOfCountry forms_of) {
    const LocaleInput locale = TRY(locale_input(context));
    std::vector<NumberForms> groups;
    for (const std::string& code : locale.codes) {
        auto forms = forms_of(values::country_of(code), context.document().realistic_contacts);
        if (!forms) {
            Error error = forms.error();
            error.place = context.place();
            return fail(std::move(error));
        }
        groups.push_back(std::move(*forms));
    }
    std::vector<GroupInput> inputs;
    if (groups.size() > 1) inputs.push_back({locale.input, 1});
    const bool widens = !context.document().realistic_contacts;
    return bind_number_texts(context, std::move(groups), std::move(inputs),
                             widens ? "write contacts: realistic, ask for fewer rows or drop unique"
                                    : "ask for fewer rows or drop unique");
}

Error no_form(std::string_view what, std::string_view country) {
    return {.code = ErrorCode::unsupported,
            .cause = "form_unknown",
            .message = "the form of " + std::string(what) + " in " + std::string(country) +
                       " is not known in this version",
            .expected = "another locale",
            .fix = "write the form as a pattern of your own"};
}

}  // namespace rowsmith
