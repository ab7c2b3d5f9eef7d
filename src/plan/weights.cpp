#include "plan/weights.h"

#include <algorithm>

#include "column/convert.h"

namespace rowsmith {

Result<void> check_weight(const Shape& shape) {
    const Kind kind = shape.type.kind;
    if (kind == Kind::integer || kind == Kind::decimal || kind == Kind::float_) return {};
    return fail({.code = ErrorCode::invalid_schema,
                 .cause = "weight_no_number",
                 .message = "the weight is of type " + std::string(name_of(kind)),
                 .expected = "a column of numbers",
                 .fix = "name an integer, decimal or float column"});
}

u32 weight_at(const Column& column, u32 i) {
    if (column.is_null(i)) return 0;
    if (is_integral(column.shape->type.kind))
        return static_cast<u32>(std::clamp<i64>(integer_at(column, i), 0, UINT32_MAX));
    const double weight = column.shape->form == Form::float64
                              ? column.floats[i]
                              : column.shape->dictionary->floats[column.codes[i]];
    return static_cast<u32>(std::clamp(weight * 1024, 0.0, 4294967295.0));
}

}  // namespace rowsmith
