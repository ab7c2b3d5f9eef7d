// Values written in a schema as the dictionary that codes point to.
#pragma once
#include <span>
#include <string>

#include "base/result.h"
#include "column/dictionary.h"
#include "column/type.h"

namespace rowsmith {

struct PlacedValue {
    std::string text;
    Place place;
};

// Reads each value as the type says; errors name the value's place.
Result<DictionaryPointer> literal_dictionary(std::span<const PlacedValue> values, const Type& type);

}  // namespace rowsmith
