// A text joined from entries of a few short lists ("{adjective} {noun}"), seen as one list of all
// combinations: what is written then is a code a row.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "column/column.h"

namespace rowsmith {

struct JoinedDictionary {
    Dictionary combinations;   // the last part's entry changes first
    std::vector<u32> strides;  // by part: code of the combination = sum of part's code * stride
};

// None where the text is not joined from lists, where a part may be null, or where there are more
// than 4,096 combinations.
std::optional<JoinedDictionary> join_dictionary(const Shape& shape);

// The codes of `codes.size()` rows from row `first` on.
void join_codes(const Column& column, u32 first, std::span<const u32> strides,
                std::span<u32> codes);

}  // namespace rowsmith
