#include "random/pattern_texts.h"

#include <algorithm>

#include "random/streams.h"

namespace rowsmith {

namespace {

constexpr u64 wide_space = u64{1} << narrow_bits;

WideNumber random_wide(const u64* keys, u64 row) {
    return WideNumber({random_at(keys[0], row), random_at(keys[1], row), random_at(keys[2], row),
                       random_at(keys[3], row)});
}

template <class Texts>
std::string text_of(const Texts& texts, const PatternLanguage& language, u64 row) {
    std::string text(language.room(), '\0');
    text.resize(static_cast<size_t>(texts.write(row, text.data()) - text.data()));
    return text;
}

}  // namespace

RandomTexts::RandomTexts(u64 key, const PatternLanguage& language) : language_(language) {
    for (u64 i = 0; i < std::size(keys_); i++) keys_[i] = draw_key(key, i);
}

// 64 random bits choose evenly among up to 2^32, 128 among up to 2^63.
u64 RandomTexts::narrow_number(u64 row, u64 size, size_t word) const {
    const u64 high = random_at(keys_[2 * word], row);
    if (size <= u64{1} << 32) return bounded(high, size);
    const u64 low = random_at(keys_[2 * word + 1], row);
    return static_cast<u64>((u128{high} * size + bounded(low, size)) >> 64);
}

char* RandomTexts::write(u64 row, char* to) const {
    if (language_.is_narrow()) return language_.write(narrow_number(row, language_.count(), 0), to);
    if (!language_.chunks())
        return language_.write(WideNumber::scaled(random_wide(keys_, row), language_.exact_count()),
                               to);
    const PatternChunks& chunks = *language_.chunks();
    for (size_t word = 0; word < chunks.words(); word++)
        to = chunks.write_word(word, narrow_number(row, chunks.size(word), word), to);
    return to;
}

std::string RandomTexts::text(u64 row) const { return text_of(*this, language_, row); }

UniqueTexts::UniqueTexts(u64 key, const PatternLanguage& language)
    : language_(language),
      space_(std::min(language.count(), wide_space)),
      order_(subkey(key, 0), space_),
      step_(language.exact_count().halved(narrow_bits)) {
    for (u64 i = 0; i < std::size(jitter_keys_); i++) jitter_keys_[i] = draw_key(subkey(key, 1), i);
}

char* UniqueTexts::write(u64 row, char* to) const {
    if (language_.is_narrow()) return language_.write(order_.at(row), to);
    return language_.write(wide_number(row), to);
}

WideNumber UniqueTexts::wide_number(u64 row) const {
    WideNumber number = step_;
    // Below the count, as step * 2^63 is.
    (void)(number.multiply(order_.at(row)) &&
           number.add(WideNumber::scaled(random_wide(jitter_keys_, row), step_)));
    return number;
}

std::string UniqueTexts::text(u64 row) const { return text_of(*this, language_, row); }

}  // namespace rowsmith
