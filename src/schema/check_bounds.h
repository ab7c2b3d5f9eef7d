// Bounds, lengths, calendars and formats of one column, held against its type.
#pragma once
#include "schema/schema.h"

namespace rowsmith {

void check_bounds(const ColumnSpec& column, Problems& problems);
void check_calendar(const Node& calendar, Problems& problems);
void check_moment_format(const ColumnSpec& column, Problems& problems);

}  // namespace rowsmith
