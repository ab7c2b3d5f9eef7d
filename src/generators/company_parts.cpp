#include "generators/company_parts.h"

#include <algorithm>

#include "base/check.h"
#include "column/copy.h"
#include "expression/letters.h"
#include "generators/email_texts.h"
#include "generators/grouped_choice.h"
#include "generators/person_parts.h"
#include "generators/same_column.h"
#include "schema/literals.h"
#include "values/lexicon.h"
#include "values/locale.h"

namespace rowsmith {

namespace {

// What the parts of all locales are made of.
struct CompanyLists {
    LocaleInput locale;
    std::vector<const values::Names*> lasts;
    std::vector<const values::CompanyWords*> words;
};

Result<CompanyLists> company_lists(BindContext& context) {
    CompanyLists lists;
    lists.locale = TRY(locale_input(context));
    for (const std::string& code : lists.locale.codes) {
        lists.lasts.push_back(&TRY(values::people(code))->last[1]);
        lists.words.push_back(TRY(values::company_words(code)));
    }
    return lists;
}

Shape codes_shape(std::vector<std::string> texts) {
    return {.form = Form::codes, .dictionary = make_dictionary(std::move(texts))};
}

std::vector<double> weights_of(const values::Words& words) {
    return {words.weights.begin(), words.weights.end()};
}

Result<BoundColumn> chosen_by_locale(BindContext& context, const LocaleInput& locale,
                                     GroupedChoice choice, std::vector<std::string> texts) {
    std::vector<GroupInput> inputs;
    if (locale.codes.size() > 1) inputs.push_back({locale.input, 1});
    return BoundColumn{.kernel = std::make_unique<ChosenCodes>(context.key(), std::move(choice),
                                                               std::move(inputs)),
                       .outputs = {codes_shape(std::move(texts))}};
}

using WordsOf = const values::Words& (*)(const values::CompanyWords& words);

Result<BoundColumn> bind_words(BindContext& context, WordsOf words_of, std::string_view before) {
    const CompanyLists lists = TRY(company_lists(context));
    GroupedChoice choice;
    std::vector<std::string> texts;
    for (const values::CompanyWords* words : lists.words) {
        const values::Words& own = words_of(*words);
        (void)TRY(choice.add(weights_of(own)));
        for (const std::string_view text : own.texts)
            texts.push_back(std::string(before) + std::string(text));
    }
    return chosen_by_locale(context, lists.locale, std::move(choice), std::move(texts));
}

Result<BoundColumn> bind_last(BindContext& context) {
    const CompanyLists lists = TRY(company_lists(context));
    GroupedChoice choice;
    std::vector<std::string> texts;
    for (const values::Names* names : lists.lasts) {
        (void)TRY(choice.add(weights_of(*names)));
        texts.insert(texts.end(), names->texts.begin(), names->texts.end());
    }
    return chosen_by_locale(context, lists.locale, std::move(choice), std::move(texts));
}

// The weights of the forms with a field, with another family, with neither.
struct FormWeights {
    double field = 0, family = 0, nothing = 0;
};

FormWeights form_weights(const values::CompanyWords& words) {
    FormWeights weights;
    for (size_t i = 0; i < words.forms.size(); i++) {
        const std::string_view form = words.forms.texts[i];
        if (form.find("{field}") != std::string_view::npos)
            weights.field += words.forms.weights[i];
        else if (form.find("{other_last}") != std::string_view::npos)
            weights.family += words.forms.weights[i];
        else
            weights.nothing += words.forms.weights[i];
    }
    return weights;
}

// The second words of a locale with their weights, and how each is written in a domain.
struct SecondWords {
    std::vector<std::string> texts, slugs;
    std::vector<double> weights;

    void add(std::string text, std::string slug, double weight) {
        texts.push_back(std::move(text));
        slugs.push_back(std::move(slug));
        weights.push_back(weight);
    }
};

double total_of(const values::Words& words) {
    double total = 0;
    for (const u32 weight : words.weights) total += weight;
    return total;
}

std::string slug_of(std::string_view text) {
    std::string slug;
    append_slug(slug, text);
    return slug;
}

SecondWords second_words(const CompanyLists& lists, size_t locale) {
    const values::CompanyWords& words = *lists.words[locale];
    const values::Names& names = *lists.lasts[locale];
    const FormWeights forms = form_weights(words);
    const double of_fields = total_of(words.fields), of_names = total_of(names);
    SecondWords second;
    second.add("", "", forms.nothing);
    for (size_t i = 0; i < words.fields.size(); i++)
        second.add(" " + std::string(words.fields.texts[i]), "-" + slug_of(words.fields.texts[i]),
                   forms.field * words.fields.weights[i] / of_fields);
    for (size_t i = 0; i < names.size(); i++)
        second.add(" & " + std::string(names.texts[i]), "-" + std::string(names.normals[i]),
                   forms.family * names.weights[i] / of_names);
    return second;
}

Result<BoundColumn> bind_second(BindContext& context) {
    const CompanyLists lists = TRY(company_lists(context));
    GroupedChoice choice;
    std::vector<std::string> texts;
    for (size_t l = 0; l < lists.words.size(); l++) {
        const SecondWords second = second_words(lists, l);
        (void)TRY(choice.add(second.weights));
        texts.insert(texts.end(), second.texts.begin(), second.texts.end());
    }
    return chosen_by_locale(context, lists.locale, std::move(choice), std::move(texts));
}

Result<BoundColumn> bind_tld(BindContext& context) {
    const LocaleInput locale = TRY(locale_input(context));
    GroupedChoice choice;
    std::vector<std::string> texts;
    for (const std::string& code : locale.codes) {
        if (!context.document().realistic_contacts) {
            texts.emplace_back(".example");
            (void)TRY(choice.add(std::vector<double>{1}));
            continue;
        }
        std::string country(values::country_of(code));
        std::ranges::transform(country, country.begin(),
                               [](char c) { return static_cast<char>(c - 'A' + 'a'); });
        if (country == "gb") country = "co.uk";
        texts.push_back("." + country);
        texts.emplace_back(".com");
        (void)TRY(
            choice.add(country == "us" ? std::vector<double>{1, 99} : std::vector<double>{75, 25}));
    }
    return chosen_by_locale(context, locale, std::move(choice), std::move(texts));
}

Result<BoundColumn> bind_part(std::string_view part, BindContext& context) {
    if (part == "last") return bind_last(context);
    if (part == "second") return bind_second(context);
    if (part == "legal")
        return bind_words(
            context, [](const auto& words) -> const values::Words& { return words.legal_forms; },
            " ");
    if (part == "tld") return bind_tld(context);
    CHECK(part == "suffix");
    return bind_row_suffix(context);
}

Result<void> refuse_unique(BindContext& context) {
    if (!context.unique()) return {};
    return fail(context.options().wrong(
        "unique", "unique_not_possible",
        "the values of " + context.options().descriptor().name + " repeat by their nature",
        "a column with a suffix or digits to vary",
        "drop unique, or use company.domain, company.email or company.tax_id"));
}

// The domain's words as codes; a suffix where a domain or an e-mail of the bundle is unique.
class DomainKernel final : public Kernel {
public:
    struct Setup {
        u32 last_input, second_input;
        u32 lead;                 // parts before the domain's own
        std::vector<u32> copied;  // inputs that are parts behind it
        u64 lead_key;
        GroupedChoice lead_choice;
    };
    explicit DomainKernel(Setup setup) : setup_(std::move(setup)) {}
    void fill(const Fill& block) const override {
        auto& parts = block.out().children;
        const u64* scaled = block.rows.scaled();
        for (u32 i = 0; setup_.lead > 0 && i < block.count(); i++)
            parts[0].codes[i] = setup_.lead_choice.pick(0, mix(setup_.lead_key + scaled[i]));
        const auto copy = [&](u32 input, Column& to) {
            const u32* codes = block.inputs[input]->codes.data();
            for (u32 i = 0; i < block.count(); i++) to.codes[i] = codes[i];
        };
        copy(setup_.last_input, parts[setup_.lead]);
        copy(setup_.second_input, parts[setup_.lead + 1]);
        for (size_t k = 0; k < setup_.copied.size(); k++)
            copy_column(*block.inputs[setup_.copied[k]], parts[setup_.lead + 2 + k], block.count());
    }

private:
    Setup setup_;
};

Result<BoundColumn> bind_domain(BindContext& context, bool is_email) {
    const CompanyLists lists = TRY(company_lists(context));
    std::vector<std::string> lasts, seconds;
    for (size_t l = 0; l < lists.words.size(); l++) {
        lasts.insert(lasts.end(), lists.lasts[l]->normals.begin(), lists.lasts[l]->normals.end());
        const SecondWords own = second_words(lists, l);
        seconds.insert(seconds.end(), own.slugs.begin(), own.slugs.end());
    }
    const u32 last = TRY(context.part("last"));
    const u32 second = TRY(context.part("second"));
    DomainKernel::Setup setup{last, second, is_email ? 1U : 0U, {}, context.key(1), {}};
    Shape shape{.type = context.type(), .form = Form::parts};
    if (is_email) {
        shape.children.push_back(codes_shape({"info@", "contact@", "office@", "sales@", "hello@"}));
        (void)TRY(setup.lead_choice.add(std::vector<double>{46, 18, 14, 12, 10}));
    }
    shape.children.push_back(codes_shape(std::move(lasts)));
    shape.children.push_back(codes_shape(std::move(seconds)));
    if (has_unique(context.members(), {"company.domain", "company.email"}))
        setup.copied.push_back(TRY(context.part("suffix")));
    setup.copied.push_back(TRY(context.part("tld")));
    for (const u32 input : setup.copied) shape.children.push_back(context.input_shape(input));
    return BoundColumn{.kernel = std::make_unique<DomainKernel>(std::move(setup)),
                       .outputs = {std::move(shape)},
                       .distinct = true};
}

// Employees, by ranges with weights; inside a range the small are more.
class SizeKernel final : public Kernel {
public:
    struct Range {
        i64 low, high;
    };
    struct Setup {
        u64 range_key, size_key;
        GroupedChoice choice;
        std::vector<Range> ranges;
    };
    explicit SizeKernel(Setup setup) : setup_(std::move(setup)) {}
    void fill(const Fill& block) const override {
        const u64* scaled = block.rows.scaled();
        for (u32 i = 0; i < block.count(); i++) {
            const Range range =
                setup_.ranges[setup_.choice.pick(0, mix(setup_.range_key + scaled[i]))];
            const double u = unit_interval(mix(setup_.size_key + scaled[i]));
            const double width = static_cast<double>(range.high - range.low + 1);
            block.out().integers[i] = range.low + static_cast<i64>(u * u * width);
        }
    }

private:
    Setup setup_;
};

}  // namespace

const Bundle& company_bundle() {
    static constexpr Bundle bundle{"company", bind_part, nullptr};
    return bundle;
}

Result<BoundColumn> bind_company_name(BindContext& context) {
    (void)TRY(refuse_unique(context));
    Shape shape{.type = context.type(), .form = Form::parts};
    std::vector<u32> inputs;
    for (const char* part : {"last", "second", "legal"}) {
        inputs.push_back(TRY(context.part(part)));
        shape.children.push_back(context.input_shape(inputs.back()));
    }
    return BoundColumn{.kernel = std::make_unique<JoinedColumns>(std::move(inputs)),
                       .outputs = {std::move(shape)}};
}

Result<BoundColumn> bind_company_domain(BindContext& context) {
    return bind_domain(context, false);
}

Result<BoundColumn> bind_company_email(BindContext& context) { return bind_domain(context, true); }

Result<BoundColumn> bind_company_legal_form(BindContext& context) {
    (void)TRY(refuse_unique(context));
    const u32 legal = TRY(context.part("legal"));
    std::vector<std::string> texts = context.input_shape(legal).dictionary->texts;
    for (std::string& text : texts) text.erase(0, 1);  // the space before it
    Shape shape = codes_shape(std::move(texts));
    shape.type = context.type();
    return same_column(legal, shape);
}

Result<BoundColumn> bind_company_industry(BindContext& context) {
    (void)TRY(refuse_unique(context));
    auto column = TRY(bind_words(
        context, [](const auto& words) -> const values::Words& { return words.industries; }, ""));
    column.outputs[0].type = context.type();
    return column;
}

Result<BoundColumn> bind_company_size(BindContext& context) {
    (void)TRY(refuse_unique(context));
    const values::Words& sizes = TRY(values::company_words("en_US"))->sizes;
    SizeKernel::Setup setup{context.key(0), context.key(1), {}, {}};
    (void)TRY(setup.choice.add(weights_of(sizes)));
    Shape shape{.type = context.type(), .form = Form::int64, .low = 1};
    for (const std::string_view text : sizes.texts) {
        Node node;
        node.text = text;
        const IntegerRange range = TRY(read_integer_range(node));
        setup.ranges.push_back({range.low.value_or(1), range.high.value_or(100'000)});
        shape.high = std::max(shape.high == INT64_MAX ? 0 : shape.high, setup.ranges.back().high);
    }
    return BoundColumn{.kernel = std::make_unique<SizeKernel>(std::move(setup)),
                       .outputs = {std::move(shape)},
                       .summary = "number of employees"};
}

}  // namespace rowsmith
