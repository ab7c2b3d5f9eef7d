#include "generators/moment_source.h"

#include <algorithm>

#include "generators/moment_ticks.h"

namespace rowsmith {

Result<const values::Zone*> zone_named(std::string_view name, const Place& place) {
    if (name.empty() || name == "UTC") return nullptr;
    if (name.find('.') != std::string_view::npos)
        return fail({.code = ErrorCode::unsupported,
                     .cause = "not_in_this_version",
                     .message = "the zone '" + std::string(name) +
                                "' is a path: zones that differ by row are not in this version",
                     .place = place,
                     .expected = "the name of a zone",
                     .fix = "write a name: zone: Europe/Berlin"});
    auto zone = values::zone(name);
    if (!zone) {
        Error error = std::move(zone).error();
        error.place = place;
        return fail(std::move(error));
    }
    return *zone;
}

i64 utc_from_local(const values::Zone* zone, i64 local_us) {
    if (!zone) return local_us;
    return zone->to_utc(floor_divide(local_us, us_per_second)) * us_per_second +
           floor_modulo(local_us, us_per_second);
}

i64 local_from_utc(const values::Zone* zone, i64 utc_us) {
    if (!zone) return utc_us;
    return zone->to_local(floor_divide(utc_us, us_per_second)) * us_per_second +
           floor_modulo(utc_us, us_per_second);
}

Result<MomentSource> MomentSource::make(const Sides& sides, std::string_view text,
                                        const Place& place) {
    const Kind from = sides.from.kind, to = sides.to.kind;
    const bool fits = is_moment(from) && (from == Kind::time) == (to == Kind::time);
    if (!fits)
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = "after_not_a_moment",
                     .message = "'" + std::string(text) + "' gives a value of type " +
                                std::string(name_of(from)) + ", which can't bound a " +
                                std::string(name_of(to)),
                     .place = place,
                     .expected = to == Kind::time ? "a time of day" : "a date or a datetime",
                     .fix = "name a column of type " + std::string(name_of(to))});
    MomentSource source;
    source.from_ = from;
    source.to_ = to;
    const bool zoned_to = to == Kind::datetime && !sides.to.zone.empty();
    const bool zoned_from = from == Kind::datetime && !sides.from.zone.empty();
    if (zoned_from && !zoned_to) source.to_local_ = TRY(zone_named(sides.from.zone, place));
    if (zoned_to && !zoned_from) source.to_utc_ = TRY(zone_named(sides.document_zone, place));
    return source;
}

i64 MomentSource::convert(i64 value, Bound bound) const {
    if (to_ == Kind::time) return value;
    if (from_ == Kind::date) {
        if (to_ == Kind::date) return value;
        const i64 instant = value * us_per_day + (bound == Bound::upper ? us_per_day - 1 : 0);
        return utc_from_local(to_utc_, instant);
    }
    const i64 us = utc_from_local(to_utc_, local_from_utc(to_local_, value));
    return to_ == Kind::date ? day_of(us) : us;
}

i64 MomentSource::convert_limit(i64 value, Bound bound) const {
    const MomentRange range = range_of(from_);
    const MomentRange wanted = range_of(to_);
    return std::clamp(convert(std::clamp(value, range.low, range.high), bound), wanted.low,
                      wanted.high);
}

}  // namespace rowsmith
