// Turns the moments of one column into those of another: days into instants and back, local times
// into UTC and back.
//
// A date that bounds a datetime is its first instant from below, its last from above. A datetime
// that bounds a date is its day. Where one side has a zone and the other has none, a zoned moment
// is read in its own zone, a local one in the document's.
#pragma once
#include <string>

#include "base/result.h"
#include "column/shape.h"
#include "column/type.h"
#include "schema/moments.h"
#include "values/zone.h"

namespace rowsmith {

class MomentSource {
public:
    struct Sides {
        const Type& from;
        const Type& to;
        std::string_view document_zone;
    };
    // Errors: after_not_a_moment (a time of day and a date, a number …), unknown_zone.
    static Result<MomentSource> make(const Sides& sides, std::string_view text, const Place& place);

    // From a value as `from` stores it to one as `to` does.
    i64 convert(i64 value, Bound bound) const;
    // The same for a bound of all values, which may be open (INT64_MIN, INT64_MAX).
    i64 convert_limit(i64 value, Bound bound) const;

private:
    Kind from_ = Kind::date;
    Kind to_ = Kind::date;
    const values::Zone* to_local_ = nullptr;
    const values::Zone* to_utc_ = nullptr;
};

// A zone by name; a path where a name is wanted is refused. Null for "" and UTC.
Result<const values::Zone*> zone_named(std::string_view name, const Place& place);

// A local time in microseconds to UTC and back; null zones change nothing.
i64 utc_from_local(const values::Zone* zone, i64 local_us);
i64 local_from_utc(const values::Zone* zone, i64 utc_us);

}  // namespace rowsmith
