#include "column/type.h"

#include <array>

namespace rowsmith {

namespace {

constexpr std::array<std::string_view, 17> kind_names = {
    "integer", "float", "decimal", "string", "boolean", "date",  "time",   "datetime",   "duration",
    "email",   "phone", "uuid",    "enum",   "json",    "array", "binary", "coordinates"};

}  // namespace

std::string_view name_of(Kind kind) { return kind_names[static_cast<size_t>(kind)]; }

bool kind_from(std::string_view word, Kind& kind) {
    for (size_t i = 0; i < kind_names.size(); i++) {
        if (kind_names[i] != word) continue;
        kind = static_cast<Kind>(i);
        return true;
    }
    return false;
}

bool is_integral(Kind kind) {
    switch (kind) {
        case Kind::integer:
        case Kind::decimal:
        case Kind::boolean:
        case Kind::date:
        case Kind::time:
        case Kind::datetime:
        case Kind::duration:
            return true;
        default:
            return false;
    }
}

bool is_text(Kind kind) {
    return kind == Kind::string || kind == Kind::email || kind == Kind::phone ||
           kind == Kind::enum_;
}

bool have_equal_values(const Type& a, const Type& b) {
    if (is_text(a.kind)) return is_text(b.kind);
    return a.kind == b.kind && a.scale == b.scale;
}

bool is_moment(Kind kind) {
    return kind == Kind::date || kind == Kind::time || kind == Kind::datetime;
}

}  // namespace rowsmith
