// The one table of every key of the schema language, except the generators' own options, which
// their descriptors declare. From it come the errors about unknown keys, the JSON Schema and the
// reference docs.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "schema/descriptor.h"

namespace rowsmith {

// The map that a key stands in.
enum class KeyPlace : u8 {
    document,
    table,
    rows,
    column,     // every column
    reference,  // columns with `references`
    type,       // columns of the types that KeySpec::kinds lists
    time,       // date, time and datetime columns
    tree,
    calendar,
    fields_document,  // the form {"fields": […]}
    field,
    constraint,
};

std::string_view name_of(KeyPlace place);

enum class Availability : u8 { now, reserved };

struct KeySpec {
    KeyPlace place;
    OptionSpec option;
    Availability availability = Availability::now;
    std::vector<Kind> kinds = {};  // KeyPlace::type: the types that have the key
};

// In the order of the reference.
std::span<const KeySpec> all_keys();

// Null when there is no such key there.
const KeySpec* find_key(KeyPlace place, std::string_view name);

// A key of columns in general: column, reference, type or time, the first of that name.
const KeySpec* find_column_key(std::string_view name);

}  // namespace rowsmith
