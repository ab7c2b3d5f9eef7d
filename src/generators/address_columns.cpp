#include "generators/address_columns.h"

#include <algorithm>
#include <array>
#include <optional>

#include "column/copy.h"
#include "generators/grouped_choice.h"
#include "generators/place_parts.h"
#include "generators/same_column.h"
#include "values/lexicon.h"

namespace rowsmith {

namespace {

// One piece of a form: a part's codes, perhaps by a map of them, or a literal (code 0).
struct Piece {
    std::optional<u32> input;
    std::vector<u32> map;
    DictionaryPointer dictionary;
    u32 form = 0;
};

class FormKernel final : public Kernel {
public:
    struct Setup {
        std::vector<Piece> pieces;
        std::optional<u32> country_input;  // where countries differ in their form
        std::vector<u32> form_of_country;
    };
    explicit FormKernel(Setup setup) : setup_(std::move(setup)) {}
    void fill(const Fill& block) const override {
        for (size_t k = 0; k < setup_.pieces.size(); k++)
            fill_piece(block, setup_.pieces[k], block.out().children[k]);
    }

private:
    void fill_piece(const Fill& block, const Piece& piece, Column& to) const {
        for (u32 i = 0; i < block.count(); i++) {
            const u32 code = piece.input ? block.inputs[*piece.input]->codes[i] : 0;
            to.codes[i] = piece.map.empty() ? code : piece.map[code];
        }
        if (!setup_.country_input) return;
        const u32* countries = block.inputs[*setup_.country_input]->codes.data();
        for (u32 i = 0; i < block.count(); i++)
            to.valid[i] = setup_.form_of_country[countries[i]] == piece.form;
    }

    Setup setup_;
};

Result<void> add_slot(BindContext& context, const PlaceLists& lists, std::string_view slot,
                      std::vector<Piece>& pieces) {
    const auto add = [&](std::string_view part) -> Result<void> {
        const u32 input = TRY(context.part(part));
        pieces.push_back(
            {.input = input, .map = {}, .dictionary = context.input_shape(input).dictionary});
        return {};
    };
    if (slot == "street" || slot == "city") return add(slot);
    if (slot == "house_number") return add("house");
    if (slot == "postcode") {
        (void)TRY(add("postcode"));
        return add("tail");
    }
    PlaceLists::OfCity own = slot == "region" ? lists.regions() : lists.region_codes();
    const u32 city = TRY(context.part("city"));
    pieces.push_back({.input = city,
                      .map = std::move(own.of_city),
                      .dictionary = make_dictionary(std::move(own.texts))});
    return {};
}

Result<std::vector<Piece>> pieces_of(BindContext& context, const PlaceLists& lists,
                                     std::string_view form) {
    std::vector<Piece> pieces;
    while (!form.empty()) {
        const size_t open = std::min(form.find('{'), form.size());
        if (open > 0)
            pieces.push_back({.input = {},
                              .map = {},
                              .dictionary = make_dictionary({std::string(form.substr(0, open))})});
        form.remove_prefix(open);
        if (form.empty()) break;
        const size_t close = form.find('}');
        (void)TRY(add_slot(context, lists, form.substr(1, close - 1), pieces));
        form.remove_prefix(close + 1);
    }
    return pieces;
}

// From the first to the second of street and house number.
std::string_view street_form(std::string_view form) {
    constexpr std::string_view street = "{street}", house = "{house_number}";
    const size_t start = std::min(form.find(street), form.find(house));
    const size_t end = std::max(form.find(street) + street.size(), form.find(house) + house.size());
    return form.substr(start, end - start);
}

Result<BoundColumn> bind_forms(BindContext& context,
                               std::string_view (*part_of)(std::string_view)) {
    if (context.unique())
        return fail(context.options().wrong(
            "unique", "unique_not_possible", "addresses repeat by their nature",
            "a column with a suffix or digits to vary", "drop unique"));
    const PlaceLists lists = TRY(bundle_places(context));
    FormKernel::Setup setup;
    std::vector<std::string_view> forms;
    for (const values::Places* places : lists.countries) {
        const std::string_view form = part_of(places->address_form);
        const auto known = std::ranges::find(forms, form);
        setup.form_of_country.push_back(static_cast<u32>(known - forms.begin()));
        if (known == forms.end()) forms.push_back(form);
    }
    if (forms.size() > 1) setup.country_input = TRY(country_input(context)).input;
    Shape shape{.type = context.type(), .form = Form::parts};
    for (u32 number = 0; number < forms.size(); number++)
        for (Piece& piece : TRY(pieces_of(context, lists, forms[number]))) {
            piece.form = number;
            shape.children.push_back({.form = Form::codes,
                                      .nullable = forms.size() > 1,
                                      .dictionary = piece.dictionary});
            setup.pieces.push_back(std::move(piece));
        }
    return BoundColumn{.kernel = std::make_unique<FormKernel>(std::move(setup)),
                       .outputs = {std::move(shape)}};
}

class PointKernel final : public Kernel {
public:
    explicit PointKernel(std::array<u32, 2> inputs) : inputs_(inputs) {}
    void fill(const Fill& block) const override {
        for (size_t axis = 0; axis < 2; axis++)
            copy_column(*block.inputs[inputs_[axis]], block.out().children[axis], block.count());
    }

private:
    std::array<u32, 2> inputs_;
};

using TextOfCountry = std::string (*)(const values::Country& country);

Result<BoundColumn> bind_of_country(BindContext& context, TextOfCountry text_of) {
    const CountryInput country = TRY(country_input(context));
    std::vector<std::string> texts;
    for (const std::string& code : country.codes)
        texts.push_back(text_of(*TRY(values::country(code))));
    Shape shape{.type = context.type(),
                .form = Form::codes,
                .dictionary = make_dictionary(std::move(texts))};
    return same_column(country.input, shape);
}

}  // namespace

Result<BoundColumn> bind_address_line(BindContext& context) {
    return bind_forms(context, [](std::string_view form) { return form; });
}

Result<BoundColumn> bind_street_address(BindContext& context) {
    return bind_forms(context, street_form);
}

Result<BoundColumn> bind_point(BindContext& context) {
    Shape shape{.type = context.type(), .form = Form::record};
    std::array<u32, 2> inputs{};
    for (u32 axis = 0; axis < 2; axis++) {
        inputs[axis] = TRY(context.part("spot", axis));
        shape.children.push_back(context.input_shape(inputs[axis]));
        shape.children.back().name = axis == 0 ? "latitude" : "longitude";
    }
    return BoundColumn{.kernel = std::make_unique<PointKernel>(inputs),
                       .outputs = {std::move(shape)}};
}

Result<BoundColumn> bind_phone_prefix(BindContext& context) {
    return bind_of_country(context, [](const values::Country& country) {
        return "+" + std::string(country.calling_code);
    });
}

Result<BoundColumn> bind_place_currency(BindContext& context) {
    return bind_of_country(
        context, [](const values::Country& country) { return std::string(country.currency); });
}

}  // namespace rowsmith
