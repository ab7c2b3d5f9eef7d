// Arrow's arrays as cells: what Parquet says of a value's type decides the cell's form.
#pragma once
#include <arrow/type_fwd.h>

#include <memory>

#include "base/result.h"
#include "read/row_batch.h"

namespace rowsmith {

// The rows [offset, offset + count) of an array become the rows [0, count) of a column of the
// batch. Texts point into the array, which has to outlive the batch's use; nested values become
// JSON. Fails with cause `type_not_read` for types that the schema language has nothing for.
Result<void> fill_cells(const arrow::Array& array, i64 offset, u32 count, RowBatch& batch,
                        size_t column);

}  // namespace rowsmith
