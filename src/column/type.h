// What the values of a column are. How they lie in memory is the Form of a Shape (column/shape.h).
#pragma once
#include <string>
#include <string_view>

#include "base/integers.h"

namespace rowsmith {

// The types of the schema language, in the order of its reference.
enum class Kind : u8 {
    integer,  // 64 bits
    float_,   // IEEE double
    decimal,  // 64-bit number of 10^-scale
    string,
    boolean,
    date,      // days since 1970-01-01
    time,      // microseconds since midnight
    datetime,  // microseconds since 1970-01-01T00:00:00, UTC when a zone is named, else local
    duration,  // microseconds
    email,
    phone,
    uuid,
    enum_,
    json,
    array,
    binary,
    coordinates,
};

enum class CoordinatesForm : u8 { pair, geojson };

struct Type {
    Kind kind = Kind::string;
    i32 scale = -1;  // decimal: 0 to 18; float: digits, -1 = shortest that reads back
    i64 resolution_us = 1'000'000;  // time and datetime: values are multiples of it
    std::string zone = {};          // datetime: a zone's name, empty = local
    std::string format = {};        // moments in text formats, e.g. "%d.%m.%Y"; empty = ISO 8601
    CoordinatesForm form = CoordinatesForm::pair;

    bool operator==(const Type&) const = default;
};

// "integer", "float", "decimal" …; the words of the schema language.
std::string_view name_of(Kind kind);

// True and `kind` set when the word names a type.
bool kind_from(std::string_view word, Kind& kind);

// Values that are 64-bit integers inside: integer, decimal, boolean, date, time, datetime,
// duration.
bool is_integral(Kind kind);

// Values that are text: string, email, phone, enum.
bool is_text(Kind kind);

// Values of the two can be equal, and then are the same inside: texts of any kind, else one kind
// and scale.
bool have_equal_values(const Type& a, const Type& b);

// date, time, datetime.
bool is_moment(Kind kind);

}  // namespace rowsmith
