#include "random/pattern_chunks.h"

#include <algorithm>
#include <cstring>

#include "base/utf8.h"
#include "random/pattern_walk.h"

namespace rowsmith {

namespace {

constexpr u64 radix_limit = 1296;  // 36 * 36; a table of 10 KB
constexpr size_t chunk_bytes = 7;
constexpr u64 word_limit = u64{1} << narrow_bits;

// The signs of each character, or nothing if the graph is no single chain.
std::optional<std::vector<std::vector<u32>>> chain(const PatternGraph& graph) {
    std::vector<std::vector<u32>> characters;
    u32 at = graph.root;
    while (!graph.nodes[at].ends) {
        const std::vector<PatternMove>& moves = graph.nodes[at].moves;
        std::vector<u32> signs;
        for (const PatternMove& move : moves) {
            const u64 more = move.high - move.low + 1;
            if (move.target != moves[0].target || signs.size() + more > radix_limit)
                return std::nullopt;
            for (u32 sign = move.low; sign <= move.high; sign++) signs.push_back(sign);
        }
        characters.push_back(std::move(signs));
        at = moves[0].target;
    }
    if (!graph.nodes[at].moves.empty()) return std::nullopt;
    return characters;
}

size_t longest_sign(const std::vector<u32>& signs) { return packed_sign(signs.back()) >> 56; }

}  // namespace

std::optional<PatternChunks> PatternChunks::build(const PatternGraph& graph) {
    std::optional<std::vector<std::vector<u32>>> characters = chain(graph);
    if (!characters) return std::nullopt;
    PatternChunks result;
    std::vector<Digit> digits;
    size_t bytes = 0;
    u128 size = 1;
    for (std::vector<u32>& signs : *characters) {
        const u64 count = signs.size();
        const size_t length = longest_sign(signs);
        if (size * count >= word_limit) {
            result.add_word(std::move(digits));
            digits.clear();
            size = 1;
        }
        size *= count;
        if (digits.empty() || digits.back().radix * count > radix_limit ||
            bytes + length > chunk_bytes) {
            digits.emplace_back();
            bytes = 0;
        }
        bytes += length;
        digits.back().radix *= count;
        digits.back().signs.push_back(std::move(signs));
    }
    result.add_word(std::move(digits));
    result.known_.clear();
    return result;
}

void PatternChunks::add_word(std::vector<Digit> digits) {
    Word word{.first = u32(chunks_.size()), .end = u32(chunks_.size() + digits.size())};
    chunks_.resize(word.end);
    for (size_t i = digits.size(); i-- > 0;) {
        chunks_[word.first + i] = {
            .weight = Divisor(word.size), .radix = digits[i].radix, .table = table_of(digits[i])};
        word.size *= digits[i].radix;
    }
    words_.push_back(word);
}

u32 PatternChunks::table_of(const Digit& digit) {
    for (const auto& [signs, where] : known_)
        if (signs == digit.signs) return where;
    const u32 where = u32(table_.size());
    known_.emplace_back(digit.signs, where);
    for (u64 number = 0; number < digit.radix; number++) {
        u64 rest = number;
        std::vector<u32> text(digit.signs.size());
        for (size_t i = text.size(); i-- > 0; rest /= digit.signs[i].size())
            text[i] = digit.signs[i][rest % digit.signs[i].size()];
        char bytes[8] = {};
        size_t length = 0;
        for (const u32 sign : text) length += write_utf8(sign, bytes + length);
        bytes[7] = static_cast<char>(length);
        u64 packed = 0;
        std::memcpy(&packed, bytes, 8);
        table_.push_back(packed);
    }
    return where;
}

char* PatternChunks::write_word(size_t word, u64 number, char* to) const {
    const Chunk* chunk = chunks_.data() + words_[word].first;
    const Chunk* end = chunks_.data() + words_[word].end;
    u64 above = 0;
    for (; chunk != end; chunk++) {
        const u64 quotient = chunk->weight.quotient(number);
        const u64 packed = table_[chunk->table + (quotient - above * chunk->radix)];
        std::memcpy(to, &packed, 8);
        to += packed >> 56;
        above = quotient;
    }
    return to;
}

char* PatternChunks::write(const WideNumber& number, char* to) const {
    // A word but the last ends where one more character would reach 2^63, so it has more than
    // 2^52 texts: 256 bits are five words at most.
    u64 digits[5];
    WideNumber rest = number;
    for (size_t i = words_.size(); i-- > 0;) digits[i] = rest.divide(words_[i].size);
    for (size_t i = 0; i < words_.size(); i++) to = write_word(i, digits[i], to);
    return to;
}

}  // namespace rowsmith
