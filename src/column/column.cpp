#include "column/column.h"

namespace rowsmith {

Column::Column(const Shape& of, u32 rows) : shape(&of), capacity(rows) {
    if (of.nullable) valid = Aligned<u8>(rows);
    switch (of.form) {
        case Form::codes:
            codes = Aligned<u32>(rows);
            break;
        case Form::int64:
            integers = Aligned<i64>(rows);
            break;
        case Form::float64:
            floats = Aligned<double>(rows);
            break;
        case Form::uuid:
            high = Aligned<u64>(rows);
            low = Aligned<u64>(rows);
            break;
        case Form::text:
            break;
        case Form::words:
            codes = Aligned<u32>(size_t{rows} * of.count_max);
            lengths = Aligned<u32>(rows);
            break;
        case Form::list:
            lengths = Aligned<u32>(rows);
            children.emplace_back(of.children[0], rows * of.count_max);
            break;
        case Form::parts:
        case Form::record:
            children.reserve(of.children.size());
            for (const Shape& child : of.children) children.emplace_back(child, rows);
            break;
    }
}

}  // namespace rowsmith
