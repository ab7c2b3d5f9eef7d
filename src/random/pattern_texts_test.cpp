#include "random/pattern_texts.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

namespace rowsmith {
namespace {

TEST(UniqueTexts, gives_every_text_once_and_keeps_earlier_rows) {
    const PatternLanguage language = *PatternLanguage::build("(a|ab)(c|bc)[0-9]{2}|[x-z]?");
    const UniqueTexts texts(17, language);
    ASSERT_EQ(texts.capacity(), 304u);
    std::set<std::string> seen;
    for (u64 row = 0; row < texts.capacity(); row++) {
        const std::string text = texts.text(row);
        EXPECT_TRUE(language.contains(text));
        EXPECT_TRUE(seen.insert(text).second) << text;
        EXPECT_EQ(text, UniqueTexts(17, language).text(row));
    }
}

TEST(UniqueTexts, stays_unique_and_spreads_above_2_to_the_63) {
    for (const char* pattern : {"[a-z]{40}", "[a-z]{13,40}", "[01]{64}", "[0-9]{19}"}) {
        const PatternLanguage language = *PatternLanguage::build(pattern);
        const UniqueTexts texts(5, language);
        EXPECT_EQ(texts.capacity(), u64{1} << 63);
        std::set<std::string> seen;
        std::map<char, int> lasts;
        for (u64 row = 0; row < 600; row++) {
            const std::string text = texts.text(row);
            ASSERT_TRUE(language.contains(text)) << text;
            seen.insert(text);
            lasts[text.back()]++;
        }
        EXPECT_EQ(seen.size(), 600u) << pattern;
        EXPECT_EQ(lasts.size(), language.exact_count() == WideNumber({0, 1, 0, 0}) ? 2
                                : pattern[1] == '0'                                ? 10u
                                                                                   : 26u);
        EXPECT_NE(texts.text(0), UniqueTexts(6, language).text(0));
    }
}

// Chi-square of even shares; the bound is far out (p < 1e-6) and the keys are fixed.
void expect_even(const std::map<std::string, u64>& counts, size_t kinds, u64 rows) {
    ASSERT_EQ(counts.size(), kinds);
    const double mean = static_cast<double>(rows) / static_cast<double>(kinds);
    double sum = 0;
    for (const auto& [text, count] : counts) {
        const double off = static_cast<double>(count) - mean;
        sum += off * off / mean;
    }
    const double freedom = static_cast<double>(kinds - 1);
    EXPECT_LT(sum, freedom + 5 * std::sqrt(2 * freedom) + 10);
}

TEST(RandomTexts, choose_evenly_among_texts_and_not_among_ways) {
    const PatternLanguage language = *PatternLanguage::build("(a|ab)(c|bc)|x[0-4]?|yyy");
    const RandomTexts texts(3, language);
    std::map<std::string, u64> counts;
    for (u64 row = 0; row < 5000; row++) counts[texts.text(row)]++;
    expect_even(counts, 10, 5000);
}

TEST(RandomTexts, choose_evenly_each_character_of_long_texts) {
    for (const char* pattern : {"[a-j]{60}", "(?:[a-j]{60}|[a-j]{61})", "[a-j]{14}"}) {
        const PatternLanguage language = *PatternLanguage::build(pattern);
        const RandomTexts texts(4, language);
        for (const size_t place : {0, 7, 13}) {
            std::map<std::string, u64> counts;
            for (u64 row = 0; row < 2000; row++) counts[texts.text(row).substr(place, 1)]++;
            expect_even(counts, 10, 2000);
        }
        std::map<std::string, u64> lasts;
        for (u64 row = 0; row < 2000; row++) lasts[std::string(1, texts.text(row).back())]++;
        expect_even(lasts, 10, 2000);
    }
}

TEST(WideNumber, counts_with_carries_and_tells_overflow) {
    WideNumber number(~u64{0});
    EXPECT_TRUE(number.add(WideNumber(1)));
    EXPECT_EQ(number, WideNumber({0, 1, 0, 0}));
    EXPECT_TRUE(number.multiply(1'000'000'007));
    EXPECT_EQ(number.divide(1'000'000'007), 0u);
    number.subtract(WideNumber(1));
    EXPECT_EQ(number, WideNumber(~u64{0}));
    WideNumber full({~u64{0}, ~u64{0}, ~u64{0}, ~u64{0}});
    EXPECT_EQ(full.bits(), 256u);
    EXPECT_EQ(with_commas(full).substr(0, 15), "115,792,089,237");
    EXPECT_EQ(WideNumber::scaled(full, WideNumber(1000)), WideNumber(999));
    EXPECT_EQ(full.halved(200), WideNumber((u64{1} << 56) - 1));
    EXPECT_EQ(full.shifted(192), ~u64{0});
    EXPECT_FALSE(WideNumber(full).multiply(2));
    EXPECT_FALSE(full.add(WideNumber(1)));
    EXPECT_TRUE(full.is_zero());
    EXPECT_LT(WideNumber(~u64{0}), WideNumber({0, 1, 0, 0}));
}

}  // namespace
}  // namespace rowsmith
