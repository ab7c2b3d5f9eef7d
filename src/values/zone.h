// Time zones by IANA name: the offset at an instant, and the instant of a local time. The rules are
// those of the pack, never the machine's; the repeating rule of a zone is followed to the year
// 2400.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace rowsmith::values {

class Zone {
public:
    // From a line of the pack: name, first offset, transitions, rule.
    explicit Zone(std::string_view line);

    std::string_view name() const { return name_; }

    // Seconds east of UTC at an instant (seconds since 1970, UTC).
    i32 offset_at(i64 utc) const;

    i64 to_local(i64 utc) const { return utc + offset_at(utc); }

    // The instant of a local time (seconds since 1970-01-01 00:00 local). One that a change skips
    // is moved forward by the length of the gap; of one that comes twice the earlier is taken.
    i64 to_utc(i64 local) const;

private:
    std::string_view name_;
    std::vector<i64> instants_;  // offsets_[i + 1] holds from instants_[i] on
    std::vector<i32> offsets_;
};

// A zone by its name or an alias ("Europe/Berlin", "UTC"); unknown_zone with the nearest name.
Result<const Zone*> zone(std::string_view name);

// All canonical names and aliases, sorted.
const std::vector<std::string>& zone_names();

}  // namespace rowsmith::values
