#include "generators/place_parts.h"

#include <algorithm>

#include "base/check.h"
#include "generators/grouped_choice.h"
#include "random/pattern_language.h"
#include "values/lexicon.h"
#include "values/locale.h"

namespace rowsmith {

namespace {

constexpr std::string_view default_locale = "en_US";

BoundColumn codes_of(KernelPointer kernel, std::vector<std::string> texts, std::string summary) {
    Shape shape{.form = Form::codes, .dictionary = make_dictionary(std::move(texts))};
    return {
        .kernel = std::move(kernel), .outputs = {std::move(shape)}, .summary = std::move(summary)};
}

const Member* drawn_country(BindContext& context) {
    for (const Member& member : context.members())
        if (member.generator == "place.country" && member.options->has("enum_values"))
            return &member;
    return nullptr;
}

Result<BoundColumn> draw_country(BindContext& context, const Options& options) {
    std::vector<std::string> codes;
    std::vector<double> weights;
    for (const ShareEntry& entry : TRY(options.shares("enum_values"))) {
        const auto country = values::country(entry.text);
        if (!country) {
            Error error = country.error();
            error.place = options.place("enum_values");
            return fail(std::move(error));
        }
        codes.emplace_back((*country)->code);
        weights.push_back(entry.share);
    }
    GroupedChoice choice;
    (void)TRY(choice.add(weights));
    return codes_of(
        std::make_unique<ChosenCodes>(context.key(), std::move(choice), std::vector<GroupInput>{}),
        std::move(codes), "country, by the given shares");
}

Result<BoundColumn> bind_country(BindContext& context) {
    if (const Member* drawn = drawn_country(context)) return draw_country(context, *drawn->options);
    const u32 locale = TRY(context.locale());
    std::vector<std::string> codes;
    std::vector<u32> map;
    for (const std::string& code : context.input_shape(locale).dictionary->texts) {
        const std::string country(values::country_of(code));
        const auto known = std::ranges::find(codes, country);
        map.push_back(static_cast<u32>(known - codes.begin()));
        if (known == codes.end()) codes.push_back(country);
    }
    return codes_of(std::make_unique<MappedCodes>(locale, std::move(map)), std::move(codes),
                    "country of the row's locale");
}

Result<BoundColumn> bind_locale(BindContext& context) {
    const CountryInput country = TRY(country_input(context));
    std::vector<std::string> locales;
    std::vector<u32> map;
    for (const std::string& code : country.codes) {
        map.push_back(static_cast<u32>(locales.size()));
        const auto locale = values::locale_of_country(code);
        locales.push_back(locale ? *locale : std::string(default_locale));
    }
    return codes_of(std::make_unique<MappedCodes>(country.input, std::move(map)),
                    std::move(locales), "locale of the drawn country");
}

// A part that is chosen by the country alone.
template <class WeightsOf>
Result<KernelPointer> chosen_by_country(BindContext& context, const PlaceLists& lists,
                                        WeightsOf weights_of) {
    GroupedChoice choice;
    for (const values::Places* places : lists.countries) (void)TRY(choice.add(weights_of(*places)));
    std::vector<GroupInput> inputs;
    if (lists.countries.size() > 1) {
        const auto country = TRY(country_input(context));
        inputs.push_back({country.input, 1});
    }
    return std::make_unique<ChosenCodes>(context.key(), std::move(choice), std::move(inputs));
}

Result<BoundColumn> bind_city(BindContext& context) {
    const PlaceLists lists = TRY(bundle_places(context));
    auto kernel = TRY(chosen_by_country(context, lists, [](const values::Places& places) {
        std::vector<double> weights;
        for (const values::City& city : places.cities) weights.push_back(city.weight);
        return weights;
    }));
    return codes_of(std::move(kernel), lists.city_names(), "city, by inhabitants");
}

// A city's postcodes are neighbours in the list.
class PostcodeKernel final : public Kernel {
public:
    struct Range {
        u32 start;
        u32 count;
    };
    PostcodeKernel(u64 key, u32 city_input, std::vector<Range> ranges)
        : key_(key), city_input_(city_input), ranges_(std::move(ranges)) {}
    void fill(const Fill& block) const override {
        const u64* scaled = block.rows.scaled();
        const u32* cities = block.inputs[city_input_]->codes.data();
        u32* out = block.out().codes.data();
        for (u32 i = 0; i < block.count(); i++) {
            const Range range = ranges_[cities[i]];
            const u64 bits = mix(key_ + scaled[i]) >> 32;
            out[i] = range.start + static_cast<u32>(bits * range.count >> 32);
        }
    }

private:
    u64 key_;
    u32 city_input_;
    std::vector<Range> ranges_;
};

Result<BoundColumn> bind_postcode(BindContext& context) {
    const PlaceLists lists = TRY(bundle_places(context));
    std::vector<PostcodeKernel::Range> ranges;
    for (const PlaceLists::CityOf& one : lists.cities)
        ranges.push_back({lists.first_postcode[one.country] + one.city->first_postcode,
                          one.city->postcode_count});
    const u32 city = TRY(context.part("city"));
    return codes_of(std::make_unique<PostcodeKernel>(context.key(), city, std::move(ranges)),
                    lists.postcode_texts(), "postcode of the city");
}

class SpotKernel final : public Kernel {
public:
    struct Axis {
        u64 key;
        std::vector<i32> degrees;  // by postcode, in 1/10,000
    };
    SpotKernel(u32 postcode_input, std::array<Axis, 2> axes)
        : postcode_input_(postcode_input), axes_(std::move(axes)) {}
    void fill(const Fill& block) const override {
        const u64* scaled = block.rows.scaled();
        const u32* postcodes = block.inputs[postcode_input_]->codes.data();
        for (size_t a = 0; a < axes_.size(); a++) {
            double* out = block.outputs[a]->floats.data();
            for (u32 i = 0; i < block.count(); i++) {
                const i64 away = static_cast<i64>(bounded(mix(axes_[a].key + scaled[i]), most + 1));
                const i64 millionths = i64{axes_[a].degrees[postcodes[i]]} * 100 + away - most / 2;
                out[i] = static_cast<double>(millionths) / 1e6;
            }
        }
    }

private:
    static constexpr i64 most = 9'000;  // 0.0045 degree to either side
    u32 postcode_input_;
    std::array<Axis, 2> axes_;
};

Result<BoundColumn> bind_spot(BindContext& context) {
    const PlaceLists lists = TRY(bundle_places(context));
    const u32 postcode = TRY(context.part("postcode"));
    std::array<SpotKernel::Axis, 2> axes = {
        {{context.key(0), lists.latitudes()}, {context.key(1), lists.longitudes()}}};
    const Shape degrees{.type = {.kind = Kind::float_, .scale = 6}, .form = Form::float64};
    return BoundColumn{.kernel = std::make_unique<SpotKernel>(postcode, std::move(axes)),
                       .outputs = {degrees, degrees},
                       .summary = "latitude and longitude near the postcode"};
}

Result<BoundColumn> bind_street(BindContext& context) {
    const PlaceLists lists = TRY(bundle_places(context));
    auto kernel = TRY(chosen_by_country(context, lists, [](const values::Places& places) {
        return std::vector<double>(places.streets.weights.begin(), places.streets.weights.end());
    }));
    std::vector<std::string> texts;
    for (const values::Places* places : lists.countries)
        for (const std::string_view street : places->streets.texts) texts.emplace_back(street);
    return codes_of(std::move(kernel), std::move(texts), "street of the country");
}

// Every text of a small pattern, each of an equal part of the weight.
Result<void> append_texts(std::string_view pattern, double weight, std::vector<std::string>& texts,
                          std::vector<double>& weights) {
    const auto language = TRY(PatternLanguage::build(pattern));
    for (u64 i = 0; i < language.count(); i++) {
        texts.push_back(language.unrank(i));
        weights.push_back(weight / static_cast<double>(language.count()));
    }
    return {};
}

using FormsOf = values::Words (*)(const values::Places&);

values::Words house_numbers(const values::Places& places) { return places.house_numbers; }
values::Words postcode_tails(const values::Places& places) {
    values::Words words;
    words.texts = {places.postcode_tail};
    words.weights = {1};
    return words;
}

Result<BoundColumn> bind_listed(BindContext& context, FormsOf forms_of, std::string summary) {
    const PlaceLists lists = TRY(bundle_places(context));
    std::vector<std::string> texts;
    std::vector<std::vector<double>> weights;
    for (const values::Places* places : lists.countries) {
        const values::Words forms = forms_of(*places);
        weights.emplace_back();
        for (size_t i = 0; i < forms.size(); i++)
            (void)TRY(append_texts(forms.texts[i], forms.weights[i], texts, weights.back()));
    }
    size_t next = 0;
    auto kernel = TRY(
        chosen_by_country(context, lists, [&](const values::Places&) { return weights[next++]; }));
    return codes_of(std::move(kernel), std::move(texts), std::move(summary));
}

Result<BoundColumn> bind_part(std::string_view part, BindContext& context) {
    if (part == "country") return bind_country(context);
    if (part == "locale") return bind_locale(context);
    if (part == "city") return bind_city(context);
    if (part == "postcode") return bind_postcode(context);
    if (part == "spot") return bind_spot(context);
    if (part == "street") return bind_street(context);
    if (part == "house") return bind_listed(context, house_numbers, "house number");
    CHECK(part == "tail");
    return bind_listed(context, postcode_tails, "end of the postcode");
}

}  // namespace

const Bundle& place_bundle() {
    static constexpr Bundle bundle{"place", bind_part, nullptr};
    return bundle;
}

Result<CountryInput> country_input(BindContext& context) {
    CountryInput country;
    country.input = TRY(context.part("country"));
    country.codes = context.input_shape(country.input).dictionary->texts;
    return country;
}

Result<PlaceLists> bundle_places(BindContext& context) {
    auto lists = place_lists(TRY(country_input(context)).codes);
    if (lists) return lists;
    Error error = lists.error();
    error.place = context.place();
    return fail(std::move(error));
}

Locales locales_of_the_world() {
    Locales locales;
    double total = 0;
    for (const std::string& country : values::place_countries()) {
        double weight = 0;
        for (const values::City& city : (*values::places(country))->cities) weight += city.weight;
        locales.push_back({.text = *values::locale_of_country(country), .share = weight});
        total += weight;
    }
    for (ShareEntry& locale : locales) locale.share /= total;
    return locales;
}

}  // namespace rowsmith
