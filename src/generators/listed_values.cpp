#include "generators/listed_values.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "generators/code_picker.h"
#include "generators/literal_dictionary.h"
#include "random/real_functions.h"

namespace rowsmith {

namespace {

bool all_alike(std::span<const ShareEntry> entries) {
    return std::all_of(entries.begin(), entries.end(),
                       [&](const ShareEntry& entry) { return entry.share == entries[0].share; });
}

// 1 and 01 are one value of an integer, though two texts.
template <class T>
Result<void> check_distinct(const std::vector<T>& values, std::span<const ShareEntry> entries) {
    std::map<T, size_t> seen;
    for (size_t i = 0; i < values.size(); i++) {
        const auto [first, fresh] = seen.emplace(values[i], i);
        if (fresh) continue;
        const std::string& other = entries[first->second].text;
        return fail(schema_error("value_twice",
                                 "'" + entries[i].text + "' is the same value as '" + other + "'",
                                 entries[i].place, "each value once", "remove one of them"));
    }
    return {};
}

Result<DictionaryPointer> dictionary_of(std::span<const ShareEntry> entries, const Type& type) {
    std::vector<PlacedValue> values;
    for (const ShareEntry& entry : entries) values.push_back({entry.text, entry.place});
    DictionaryPointer dictionary = TRY(literal_dictionary(values, type));
    TRY(check_distinct(dictionary->integers, entries));
    TRY(check_distinct(dictionary->floats, entries));
    return dictionary;
}

}  // namespace

std::string share_list(std::span<const ShareEntry> entries) {
    constexpr size_t most = 4;
    const bool alike = all_alike(entries);
    std::string list;
    for (size_t i = 0; i < entries.size() && i < most; i++) {
        if (i > 0) list += ", ";
        list += entries[i].text;
        if (!alike) list += " " + shortest(nearest_even(entries[i].share * 1000) / 10) + "%";
    }
    if (entries.size() > most) list += " and " + with_commas(entries.size() - most) + " more";
    return list;
}

Result<BoundColumn> bind_listed_values(BindContext& context) {
    const auto entries = TRY(context.options().shares("enum_values"));
    Shape shape{.type = context.type(), .form = Form::codes};
    shape.dictionary = TRY(dictionary_of(entries, context.type()));
    const bool unique = context.has_unique_index();
    if (unique && !all_alike(entries))
        return fail(context.options().wrong(
            "enum_values", "shares_of_unique",
            "the values have shares, but the column is unique: each comes once at most",
            "a plain list of values", "write enum_values: [a, b, …], or remove unique"));
    std::vector<double> shares;
    for (const ShareEntry& entry : entries) shares.push_back(entry.share);
    auto picker = TRY(make_code_picker(context, {.shares = shares, .option = "enum_values"}));
    std::string summary = "one of " + share_list(entries);
    if (context.column().exact) summary += ", exactly";
    if (unique) summary += ", each once";
    return BoundColumn{.kernel = std::make_unique<PickKernel>(std::move(picker)),
                       .outputs = {std::move(shape)},
                       .summary = std::move(summary)};
}

}  // namespace rowsmith
