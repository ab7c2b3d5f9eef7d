#include "schema/model.h"

namespace rowsmith {

PlacedText placed(const Node* node) {
    if (node == nullptr || !node->is_scalar() || node->is_null()) return {};
    return {node->text, node->place()};
}

std::vector<PlacedText> placed_list(const Node* node) {
    std::vector<PlacedText> texts;
    if (node == nullptr || node->is_map()) return texts;
    if (node->is_scalar()) {
        if (!node->is_null()) texts.push_back(placed(node));
        return texts;
    }
    for (const Node& item : node->items)
        if (item.is_scalar() && !item.is_null()) texts.push_back(placed(&item));
    return texts;
}

size_t word_index(const Node& map, std::string_view key,
                  std::initializer_list<std::string_view> words, size_t otherwise) {
    const Node* node = map.find(key);
    if (node == nullptr || !node->is_scalar()) return otherwise;
    size_t index = 0;
    for (const std::string_view word : words) {
        if (node->text == word) return index;
        index++;
    }
    return otherwise;
}

Locales read_locales(const Node* node) {
    if (node == nullptr || node->is_null()) return {};
    if (node->is_scalar()) return {{node->text, 1.0, node->place()}};
    return read_shares(*node).value_or(Locales{});
}

}  // namespace rowsmith
