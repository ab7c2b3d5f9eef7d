#include "expression/value.h"

#include <algorithm>

namespace rowsmith {

std::string describe(const ValueType& type) {
    if (type.is_null) return "null";
    if (type.kind == Kind::decimal)
        return "decimal with " + std::to_string(type.scale) + " digits behind the point";
    if (type.kind == Kind::string) return "text";
    if (type.kind == Kind::datetime && !type.zone.empty()) return "datetime in " + type.zone;
    return std::string(name_of(type.kind));
}

std::string decimal_text(i128 value, i32 scale) {
    u128 rest = value < 0 ? u128{0} - static_cast<u128>(value) : static_cast<u128>(value);
    std::string text;
    for (i32 digits = 0; rest > 0 || digits <= scale; digits++) {
        if (digits == scale && scale > 0) text += '.';
        text += static_cast<char>('0' + static_cast<i32>(rest % 10));
        rest /= 10;
    }
    if (value < 0) text += '-';
    std::ranges::reverse(text);
    return text;
}

}  // namespace rowsmith
