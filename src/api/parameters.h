// Parameters that several operations share.
#pragma once
#include "api/operation.h"

namespace rowsmith {

Parameter schema_parameter();  // "schema"
Parameter seed_parameter();    // "seed"
Parameter rows_parameter();    // "rows", repeated

}  // namespace rowsmith
