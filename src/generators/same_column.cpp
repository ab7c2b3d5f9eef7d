#include "generators/same_column.h"

#include "column/copy.h"

namespace rowsmith {

void SameColumn::fill(const Fill& block) const {
    copy_column(*block.inputs[input_], block.out(), block.count());
}

BoundColumn same_column(u32 input, const Shape& shape) {
    return {.kernel = std::make_unique<SameColumn>(input), .outputs = {shape}};
}

}  // namespace rowsmith
