#include "column/text_length.h"

#include <algorithm>

#include "base/utf8.h"

namespace rowsmith {

namespace {

TextRange of_entries(const Dictionary& dictionary) {
    if (dictionary.texts.empty()) return {};
    TextRange range{UINT64_MAX, 0};
    for (const std::string& text : dictionary.texts) {
        const u64 own = character_count(text);
        range.least = std::min(range.least, own);
        range.most = std::max(range.most, own);
    }
    return range;
}

TextRange of_parts(const Shape& shape) {
    TextRange sum;
    for (const Shape& child : shape.children) {
        const TextRange range = text_range(child);
        sum.least += child.nullable ? 0 : range.least;
        sum.most += range.most;
    }
    return sum;
}

}  // namespace

TextRange text_range(const Shape& shape) {
    switch (shape.form) {
        case Form::codes:
            return of_entries(*shape.dictionary);
        case Form::text:
            return {0, shape.bytes_max};
        case Form::int64:
            return {std::max(1u, shape.digits), std::max(20u, shape.digits)};
        case Form::words: {
            const TextRange word = of_entries(*shape.dictionary);
            return {0, shape.count_max * (word.most + shape.separator.size())};
        }
        case Form::parts:
            return of_parts(shape);
        default:
            return {0, UINT64_MAX};
    }
}

}  // namespace rowsmith
