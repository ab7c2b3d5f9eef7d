// How long the texts of a shape can be.
#pragma once
#include "column/shape.h"

namespace rowsmith {

// Characters of the shortest and the longest value; of forms without a list of values a bound.
struct TextRange {
    u64 least = 0;
    u64 most = 0;
};
TextRange text_range(const Shape& shape);

}  // namespace rowsmith
