#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace rowsmith {

std::string with_commas(u64 number) {
    std::string text = std::to_string(number);
    for (size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
    return text;
}

std::string quoted_list(std::span<const std::string> words, size_t most) {
    std::string text;
    const size_t shown = std::min(words.size(), most);
    for (size_t i = 0; i < shown; i++) {
        const bool last = i + 1 == words.size();
        if (i > 0) text += last ? " and " : ", ";
        text += "'" + words[i] + "'";
    }
    if (shown < words.size()) text += " and " + std::to_string(words.size() - shown) + " more";
    return text;
}

namespace {

// Optimal string alignment: insert, delete, replace and swap of neighbours cost 1.
size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    std::iota(last.begin(), last.end(), size_t{0});
    for (size_t i = 1; i <= a.size(); i++) {
        row[0] = i;
        for (size_t j = 1; j <= b.size(); j++) {
            const size_t replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replace});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(row);
    }
    return last[b.size()];
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

}  // namespace

std::string nearest(std::string_view word, std::span<const std::string> words) {
    const std::string lower = lower_case(word);
    size_t least = std::max<size_t>(1, word.size() / 3) + 1;
    std::string best;
    for (const std::string& candidate : words) {
        const size_t distance = edit_distance(lower, lower_case(candidate));
        if (distance < least) least = distance, best = candidate;
    }
    return best;
}

std::string shortest(double number) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, number).ptr;
    return std::string(text, end);
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (size_t start = 0;;) {
        const size_t end = text.find(separator, start);
        parts.push_back(text.substr(start, end == std::string_view::npos ? end : end - start));
        if (end == std::string_view::npos) return parts;
        start = end + 1;
    }
}

}  // namespace rowsmith
