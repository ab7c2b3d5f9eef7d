// The values that codes point to. Shared by all threads, never changed after the plan is made.
//
// Exactly one of the three lists is filled: integers for integral types (scaled decimals, days,
// microseconds, booleans 0 and 1), floats for float, texts for all others.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "base/integers.h"

namespace rowsmith {

struct Dictionary {
    std::vector<std::string> texts = {};
    std::vector<i64> integers = {};
    std::vector<double> floats = {};

    size_t size() const { return texts.size() + integers.size() + floats.size(); }
};

using DictionaryPointer = std::shared_ptr<const Dictionary>;

DictionaryPointer make_dictionary(std::vector<std::string> texts);

}  // namespace rowsmith
