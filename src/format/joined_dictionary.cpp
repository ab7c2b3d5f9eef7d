#include "format/joined_dictionary.h"

#include <algorithm>

namespace rowsmith {

namespace {

// Of as many values a row group's dictionary is small beside its rows.
constexpr size_t combinations_max = 4'096;

bool is_list(const Shape& part) {
    return part.form == Form::codes && !part.nullable && is_text(part.type.kind) &&
           part.dictionary->integers.empty() && part.dictionary->floats.empty();
}

}  // namespace

std::optional<JoinedDictionary> join_dictionary(const Shape& shape) {
    if (shape.form != Form::parts || !is_text(shape.type.kind)) return std::nullopt;
    if (shape.children.empty() || !std::ranges::all_of(shape.children, is_list))
        return std::nullopt;
    JoinedDictionary joined{.combinations = {}, .strides = {}};
    std::vector<std::string>& texts = joined.combinations.texts;
    texts.emplace_back();
    for (const Shape& part : shape.children) {
        const std::vector<std::string>& entries = part.dictionary->texts;
        if (entries.empty() || entries.size() > combinations_max / texts.size())
            return std::nullopt;
        std::vector<std::string> longer;
        for (const std::string& text : texts)
            for (const std::string& entry : entries) longer.push_back(text + entry);
        texts = std::move(longer);
    }
    auto rest = static_cast<u32>(texts.size());
    for (const Shape& part : shape.children) {
        rest /= static_cast<u32>(part.dictionary->size());
        joined.strides.push_back(rest);
    }
    return joined;
}

void join_codes(const Column& column, u32 first, std::span<const u32> strides,
                std::span<u32> codes) {
    std::ranges::fill(codes, 0u);
    for (size_t k = 0; k < strides.size(); k++) {
        const u32* const from = column.children[k].codes.data() + first;
        const u32 stride = strides[k];
        for (size_t i = 0; i < codes.size(); i++) codes[i] += from[i] * stride;
    }
}

}  // namespace rowsmith
