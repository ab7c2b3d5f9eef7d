#include "schema/mend_keys.h"

#include <algorithm>

#include "base/text.h"
#include "schema/known_slips.h"

namespace rowsmith {

std::string_view title_of(KeyPlace place) {
    switch (place) {
        case KeyPlace::document:
            return "the document";
        case KeyPlace::table:
            return "a table";
        case KeyPlace::rows:
            return "rows";
        case KeyPlace::tree:
            return "tree";
        case KeyPlace::calendar:
            return "a calendar";
        case KeyPlace::fields_document:
            return "a document with fields";
        case KeyPlace::field:
            return "a field";
        case KeyPlace::constraint:
            return "constraints";
        default:
            return "a column";
    }
}

Error unknown_key(const Node& map, size_t index, std::string_view where, const std::string& near,
                  const std::vector<std::string>& known) {
    return schema_error(
        "unknown_key", std::string(where) + " has no key '" + map.keys[index].text + "'",
        map.key_place(index), near.empty() ? "one of " + quoted_list(known, 16) : "'" + near + "'",
        near.empty() ? "remove it" : "write " + near);
}

namespace {

void rename(Node& map, size_t index, std::string_view where, const std::string& near,
            const std::vector<std::string>& known, Problems& problems) {
    if (near.empty() || map.has(near)) return;
    problems.add(unknown_key(map, index, where, near, known));
    map.keys[index].text = near;
}

}  // namespace

void mend_keys(Node& map, KeyPlace place, Problems& problems) {
    if (!map.is_map()) return;
    std::vector<std::string> known;
    for (const KeySpec& key : all_keys())
        if (key.place == place && key.availability == Availability::now)
            known.push_back(key.option.name);
    for (size_t i = 0; i < map.keys.size(); i++) {
        const std::string& key = map.keys[i].text;
        if (find_key(place, key) == nullptr)
            rename(map, i, title_of(place), meant_key(key, known), known, problems);
    }
}

bool is_key_of_columns(std::string_view key, const Catalogue& catalogue) {
    if (find_column_key(key) != nullptr) return true;
    return std::ranges::any_of(catalogue.generators(), [&](const Descriptor* generator) {
        return generator->find(key) != nullptr;
    });
}

void mend_column_keys(Node& column, const Node* generator, const Catalogue& catalogue,
                      Problems& problems) {
    std::vector<std::string> known;
    for (const KeySpec& key : all_keys())
        if (key.availability == Availability::now && key.place >= KeyPlace::column &&
            key.place <= KeyPlace::time)
            known.push_back(key.option.name);
    for (size_t i = 0; i < column.keys.size(); i++) {
        const std::string& key = column.keys[i].text;
        if (is_key_of_columns(key, catalogue)) continue;
        if (column.has("generate")) generator = column.find("generate");
        const Descriptor* named = generator ? catalogue.generator(generator->text) : nullptr;
        std::vector<std::string> all = known;
        if (named != nullptr)
            for (const OptionSpec& option : named->options) all.push_back(option.name);
        rename(column, i, named ? "the generator " + named->name : std::string("a column"),
               meant_key(key, all), all, problems);
    }
}

}  // namespace rowsmith
