// Moments and durations of the schema language, read for a column's type.
//
// A date where a datetime is wanted is its first instant as a lower bound and its last, at the
// column's resolution, as an upper one (max_value, before, as_of).
#pragma once
#include <optional>

#include "base/result.h"
#include "column/type.h"
#include "schema/node.h"

namespace rowsmith {

enum class Bound : u8 { lower, upper };

struct Moment {
    i64 value = 0;            // days, or microseconds; UTC when it has an offset, else as written
    bool has_offset = false;  // a zoned column reads others in the schema's zone
};

// Requires: is_moment(type.kind). A time with an offset needs a column with a zone.
Result<Moment> read_moment(const Node& node, const Type& type, Bound bound);

// As a datetime of microseconds, whatever follows from it: as_of.
Result<Moment> read_instant(const Node& node, Bound bound);

// 90 s, 1.5 d: microseconds.
Result<i64> read_duration(const Node& node);

struct DurationRange {
    std::optional<i64> low_us;
    std::optional<i64> high_us;
};
// 1 d..3 d
Result<DurationRange> read_duration_range(const Node& node);

}  // namespace rowsmith
