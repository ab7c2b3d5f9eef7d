#include "generators/row_number.h"

#include <cmath>

namespace rowsmith {

namespace {

constexpr double infinity = HUGE_VAL;

template <class T>
Interval span_of(const std::vector<T>& values) {
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    return {static_cast<double>(*low), static_cast<double>(*high)};
}

}  // namespace

Interval RowNumber::bounds(const BindContext& context) const {
    if (!input) return {literal, literal};
    const Shape& shape = context.input_shape(*input);
    if (shape.form == Form::codes && !shape.dictionary->floats.empty())
        return span_of(shape.dictionary->floats);
    if (shape.form == Form::codes && !shape.dictionary->integers.empty())
        return span_of(shape.dictionary->integers);
    return {shape.low == INT64_MIN ? -infinity : static_cast<double>(shape.low),
            shape.high == INT64_MAX ? infinity : static_cast<double>(shape.high)};
}

Result<RowNumber> row_number(BindContext& context, const std::string& name) {
    if (context.type().kind != Kind::duration) return row_factor(context, name);
    const PlacedText text{context.options().node(name)->text, context.options().place(name)};
    const Type duration{.kind = Kind::duration};
    const u32 input = TRY(context.expression(text, &duration));
    return RowNumber{.input = input};
}

Result<RowNumber> row_factor(BindContext& context, const std::string& name) {
    const PlacedText text{context.options().node(name)->text, context.options().place(name)};
    const Type real{.kind = Kind::float_};
    const u32 input = TRY(context.expression(text, &real));
    return RowNumber{.input = input};
}

}  // namespace rowsmith
