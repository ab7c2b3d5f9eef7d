// Makes a row program shorter: fixed text moves into its neighbours, small slabs side by side
// become one.
#pragma once
#include "format/row_plan.h"

namespace rowsmith {

void glue(RowPlan& plan);

}  // namespace rowsmith
