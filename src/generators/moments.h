// The generator of dates, times and datetimes: one binding for the three.
#pragma once
#include "generators/generator.h"

namespace rowsmith {

Result<BoundColumn> bind_moments(BindContext& context);

}  // namespace rowsmith
