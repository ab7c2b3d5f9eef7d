#include "schema/keys.h"

#include <array>

#include "schema/key_table.h"

namespace rowsmith {

std::string_view name_of(KeyPlace place) {
    static constexpr std::array<std::string_view, 12> names = {
        "document", "table", "rows",     "column",      "reference", "type",
        "time",     "tree",  "calendar", "fields form", "field",     "constraints"};
    return names[static_cast<size_t>(place)];
}

std::span<const KeySpec> all_keys() {
    static const std::vector<KeySpec> keys = [] {
        std::vector<KeySpec> all;
        add_document_keys(all);
        add_table_keys(all);
        add_column_keys(all);
        add_type_keys(all);
        add_time_keys(all);
        add_field_keys(all);
        return all;
    }();
    return keys;
}

const KeySpec* find_key(KeyPlace place, std::string_view name) {
    for (const KeySpec& key : all_keys())
        if (key.place == place && key.option.name == name) return &key;
    return nullptr;
}

const KeySpec* find_column_key(std::string_view name) {
    for (const KeyPlace place :
         {KeyPlace::column, KeyPlace::reference, KeyPlace::type, KeyPlace::time})
        if (const KeySpec* key = find_key(place, name)) return key;
    return nullptr;
}

}  // namespace rowsmith
