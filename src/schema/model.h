// From canonical nodes to the typed model, part by part; schema/read_schema.h is what others use.
// Values of wrong form are reported by check_keys and left at their defaults here.
#pragma once
#include "schema/catalogue.h"
#include "schema/schema.h"

namespace rowsmith {

struct ModelContext {
    const Catalogue& catalogue;
    Problems& problems;
};

TableSpec read_table(const std::string& name, const Place& place, const Node& table,
                     const ModelContext& context);
RowsSpec read_rows(const Node& rows, const ModelContext& context);
ColumnSpec read_column(const std::string& name, const Place& place, const Node& column,
                       const ModelContext& context);
std::vector<CaseSpec> read_cases(const std::string& name, const Node& column,
                                 const ModelContext& context);
TimeSpec read_time(const Node& column);
std::optional<ReferenceSpec> read_reference(const Node& column, Problems& problems);
// A code or shares of codes; nothing when absent.
Locales read_locales(const Node* node);

// Takes a value where it is there and well-formed.
template <class T, class Read>
void take(const Node& map, std::string_view key, Read read, T& out) {
    const Node* node = map.find(key);
    if (node == nullptr) return;
    if (auto value = read(*node)) out = *std::move(value);
}

PlacedText placed(const Node* node);
std::vector<PlacedText> placed_list(const Node* node);
// The index of the word under a key; `otherwise` when absent or unknown.
size_t word_index(const Node& map, std::string_view key,
                  std::initializer_list<std::string_view> words, size_t otherwise);

}  // namespace rowsmith
