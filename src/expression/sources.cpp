#include <algorithm>

#include "expression/expression.h"

namespace rowsmith {

namespace {

void collect(const Expression& node, std::vector<const Expression*>& found,
             std::vector<std::string>& texts) {
    switch (node.kind) {
        case ExpressionKind::path:
        case ExpressionKind::aggregate:
        case ExpressionKind::previous:
        case ExpressionKind::depth: {
            std::string text = to_text(node);
            if (std::ranges::find(texts, text) != texts.end()) return;
            found.push_back(&node);
            texts.push_back(std::move(text));
            return;
        }
        default:
            for (const Expression& child : node.children) collect(child, found, texts);
    }
}

}  // namespace

std::vector<const Expression*> sources(const Expression& expression) {
    std::vector<const Expression*> found;
    std::vector<std::string> texts;
    collect(expression, found, texts);
    return found;
}

}  // namespace rowsmith
