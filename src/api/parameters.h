// Parameters that several operations share.
#pragma once
#include "api/operation.h"

namespace rowsmith {

Parameter schema_parameter();         // "schema"
Parameter seed_parameter();           // "seed"
Parameter rows_parameter();           // "rows", repeated
Parameter format_parameter();         // "format"
Parameter format_option_parameter();  // "option", repeated
Parameter compress_parameter();       // "compress"
Parameter threads_parameter();        // "threads"
Parameter overwrite_parameter();      // "overwrite"

}  // namespace rowsmith
