#include "extract/knowledge.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "base/embedded_file.h"
#include "base/text.h"
#include "plan/name_words.h"
#include "schema/literals.h"
#include "schema/read_document.h"

namespace rowsmith {

extern const EmbeddedFile knowledge_files[];
extern const size_t knowledge_count;

namespace extract {

namespace {

Node map_under(const Node& node, std::string_view key) {
    const Node* found = node.find(key);
    return found != nullptr ? *found : Node{.kind = NodeKind::map};
}

std::vector<std::string> texts_under(const Node& node, std::string_view key) {
    std::vector<std::string> texts;
    if (const Node* list = node.find(key))
        for (const Node& item : list->items) texts.push_back(item.text);
    return texts;
}

Blueprint read_blueprint(const std::string& name, const Node& node) {
    Blueprint blueprint{.name = name,
                        .nouns = texts_under(node, "nouns"),
                        .rows = 1000,
                        .time = {},
                        .references = texts_under(node, "references"),
                        .parents = map_under(node, "parents"),
                        .trees = map_under(node, "trees"),
                        .links = map_under(node, "links"),
                        .columns = map_under(node, "columns")};
    if (const Node* rows = node.find("rows"))
        blueprint.rows = static_cast<u64>(read_integer(*rows).value_or(1000));
    if (const Node* time = node.find("time")) blueprint.time = time->text;
    return blueprint;
}

std::vector<Blueprint> read_all() {
    std::vector<Blueprint> all;
    for (size_t i = 0; i < knowledge_count; i++) {
        Problems problems;
        const auto document = read_document(knowledge_files[i].text(), "", problems);
        CHECK(document && problems.ok());
        for (size_t t = 0; t < document->items.size(); t++)
            all.push_back(read_blueprint(document->keys[t].text, document->items[t]));
    }
    return all;
}

constexpr std::array<std::string_view, 52> settings = {"web shop",
                                                       "webshop",
                                                       "online shop",
                                                       "online store",
                                                       "web store",
                                                       "e-commerce store",
                                                       "e-commerce shop",
                                                       "e-commerce site",
                                                       "e-commerce platform",
                                                       "e-commerce",
                                                       "ecommerce",
                                                       "onlineshop",
                                                       "shop",
                                                       "store",
                                                       "bank",
                                                       "zoo",
                                                       "hospital",
                                                       "clinic",
                                                       "klinik",
                                                       "krankenhaus",
                                                       "school",
                                                       "university",
                                                       "college",
                                                       "company",
                                                       "startup",
                                                       "airline",
                                                       "restaurant",
                                                       "library",
                                                       "gym",
                                                       "factory",
                                                       "marketplace",
                                                       "insurance company",
                                                       "insurance",
                                                       "car rental",
                                                       "hr",
                                                       "human resources",
                                                       "crm",
                                                       "erp",
                                                       "app",
                                                       "mobile app",
                                                       "platform",
                                                       "service",
                                                       "website",
                                                       "agency",
                                                       "social network",
                                                       "saas",
                                                       "saas company",
                                                       "logistics company",
                                                       "logistics",
                                                       "iot",
                                                       "hotel",
                                                       "retail"};

bool same_words(std::span<const Token> tokens, std::string_view phrase, bool& is_plural) {
    const auto words = split(phrase, ' ');
    if (words.size() > tokens.size()) return false;
    for (size_t i = 0; i < words.size(); i++) {
        const Token& token = tokens[i];
        if (token.kind != TokenKind::word) return false;
        if (token.text == words[i]) continue;
        if (i + 1 < words.size() || singular(token.text) != words[i]) return false;
        is_plural = true;
    }
    return true;
}

}  // namespace

bool Blueprint::refers_to(std::string_view table) const {
    return parents.has(table) ||
           std::find(references.begin(), references.end(), table) != references.end();
}

const std::vector<Blueprint>& blueprints() {
    static const std::vector<Blueprint> all = read_all();
    return all;
}

const Blueprint* blueprint_named(std::string_view table) {
    for (const Blueprint& blueprint : blueprints())
        if (blueprint.name == table) return &blueprint;
    return nullptr;
}

NounMatch match_noun(std::span<const Token> tokens) {
    // order_items are order items.
    if (!tokens.empty() && tokens[0].kind == TokenKind::word &&
        tokens[0].text.find('_') != std::string::npos) {
        std::vector<Token> words;
        for (const std::string_view word : split(tokens[0].text, '_'))
            words.push_back({.text = std::string(word), .meaning = std::string(word)});
        const NounMatch match = match_noun(words);
        return match.tokens == words.size() ? NounMatch{match.blueprint, 1, match.is_plural}
                                            : NounMatch{};
    }
    NounMatch best;
    for (const Blueprint& blueprint : blueprints()) {
        for (const std::string& noun : blueprint.nouns) {
            bool is_plural = false;
            if (!same_words(tokens, noun, is_plural)) continue;
            const auto count = static_cast<size_t>(std::count(noun.begin(), noun.end(), ' ')) + 1;
            if (count > best.tokens) best = {&blueprint, count, is_plural};
        }
    }
    return best;
}

size_t match_setting(std::span<const Token> tokens) {
    size_t best = 0;
    for (const std::string_view setting : settings) {
        bool is_plural = false;
        const auto words = static_cast<size_t>(std::count(setting.begin(), setting.end(), ' ')) + 1;
        if (words > best && same_words(tokens, setting, is_plural) && !is_plural) best = words;
    }
    return best;
}

}  // namespace extract

}  // namespace rowsmith
