// Whether two conditions can hold in one row, as far as their texts tell.
#pragma once
#include <string>

namespace rowsmith {

// True where no row meets both: other values of one column, x and not x, intervals apart. False
// where that is not seen.
bool exclude_each_other(const std::string& condition, const std::string& other);

}  // namespace rowsmith
