#include "generators/place_columns.h"

#include "generators/grouped_choice.h"
#include "generators/place_parts.h"
#include "generators/same_column.h"

namespace rowsmith {

namespace {

Result<void> refuse_unique(BindContext& context) {
    if (!context.unique()) return {};
    return fail(context.options().wrong(
        "unique", "unique_not_possible",
        "the values of " + context.options().descriptor().name + " repeat by their nature",
        "a column with a suffix or digits to vary", "drop unique"));
}

Result<BoundColumn> bind_part_column(BindContext& context, std::string_view part) {
    (void)TRY(refuse_unique(context));
    const u32 input = TRY(context.part(part));
    Shape shape = context.input_shape(input);
    shape.type = context.type();
    return same_column(input, shape);
}

}  // namespace

Result<BoundColumn> bind_city_column(BindContext& context) {
    return bind_part_column(context, "city");
}

Result<BoundColumn> bind_street_column(BindContext& context) {
    return bind_part_column(context, "street");
}

Result<BoundColumn> bind_house_number_column(BindContext& context) {
    return bind_part_column(context, "house");
}

Result<BoundColumn> bind_postcode_column(BindContext& context) {
    (void)TRY(refuse_unique(context));
    bool has_tail = false;
    for (const values::Places* places : TRY(bundle_places(context)).countries)
        has_tail = has_tail || !places->postcode_tail.empty();
    if (!has_tail) return bind_part_column(context, "postcode");
    const u32 postcode = TRY(context.part("postcode"));
    const u32 tail = TRY(context.part("tail"));
    Shape shape{.type = context.type(), .form = Form::parts};
    shape.children = {context.input_shape(postcode), context.input_shape(tail)};
    return BoundColumn{.kernel = std::make_unique<JoinedColumns>(std::vector{postcode, tail}),
                       .outputs = {std::move(shape)}};
}

Result<BoundColumn> bind_of_city(BindContext& context, TextsOfCities texts) {
    (void)TRY(refuse_unique(context));
    PlaceLists::OfCity own = (TRY(bundle_places(context)).*texts)();
    const u32 city = TRY(context.part("city"));
    Shape shape{.type = context.type(),
                .form = Form::codes,
                .dictionary = make_dictionary(std::move(own.texts))};
    return BoundColumn{.kernel = std::make_unique<MappedCodes>(city, std::move(own.of_city)),
                       .outputs = {std::move(shape)}};
}

Result<BoundColumn> bind_degrees(BindContext& context, u32 output) {
    (void)TRY(refuse_unique(context));
    const u32 input = TRY(context.part("spot", output));
    Shape shape = context.input_shape(input);
    shape.type = context.type();
    if (shape.type.scale < 0) shape.type.scale = 6;
    return same_column(input, shape);
}

}  // namespace rowsmith
