#include "random/pattern_language.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "random/pattern_matcher.h"
#include "random/streams.h"

namespace rowsmith {
namespace {

PatternLanguage language(std::string_view pattern, PatternLengths lengths = {}) {
    Result<PatternLanguage> result = PatternLanguage::build(pattern, lengths);
    EXPECT_TRUE(result) << (result ? "" : to_text(result.error()));
    return std::move(*result);
}

std::vector<std::string> all_texts(const PatternLanguage& texts) {
    std::vector<std::string> all;
    for (u64 i = 0; i < texts.count(); i++) all.push_back(texts.unrank(i));
    return all;
}

using Texts = std::vector<std::string>;

TEST(PatternLanguage, lists_all_texts_of_a_small_pattern_in_order) {
    EXPECT_EQ(all_texts(language("[ab]{0,2}")), (Texts{"", "a", "aa", "ab", "b", "ba", "bb"}));
    EXPECT_EQ(all_texts(language("x(?:1|2|)y?")), (Texts{"x", "x1", "x1y", "x2", "x2y", "xy"}));
    EXPECT_EQ(all_texts(language("^[A-C]-\\d{0}[_\\-]$")),
              (Texts{"A--", "A-_", "B--", "B-_", "C--", "C-_"}));
    EXPECT_EQ(all_texts(language("")), Texts{""});
}

TEST(PatternLanguage, counts_texts_and_not_the_ways_to_read_them) {
    EXPECT_EQ(all_texts(language("(a|ab)(c|bc)")), (Texts{"abbc", "abc", "ac"}));
    EXPECT_EQ(all_texts(language("(a|a)(a?|a)a*", {.most = 3})), (Texts{"a", "aa", "aaa"}));
    EXPECT_EQ(language("(a*)*b", {.most = 5}).count(), 5u);
    EXPECT_EQ(language("^(ab|a)$|^ab$").count(), 2u);
}

TEST(PatternLanguage, ends_open_repeats_at_eight_or_at_the_longest_length) {
    EXPECT_EQ(language("a*").count(), 9u);
    EXPECT_EQ(language("a+").unrank(7), "aaaaaaaa");
    EXPECT_EQ(language("a{3,}").count(), 6u);
    EXPECT_EQ(language("a{12,}").count(), 1u);
    EXPECT_EQ(language("a+", {.most = 20}).count(), 20u);
    EXPECT_EQ(language("a+", {.least = 5, .most = 20}).unrank(0), "aaaaa");
    EXPECT_EQ(language("(ab)+", {.least = 3, .most = 7}).count(), 2u);
}

TEST(PatternLanguage, draws_negations_from_printable_ascii) {
    EXPECT_EQ(language(".").count(), 95u);
    EXPECT_EQ(language("[^a-z]").count(), 95u - 26);
    EXPECT_EQ(language("[^\\W_]").count(), 62u);
    EXPECT_EQ(language("\\D").count(), 85u);
    EXPECT_EQ(language("\\S").count(), 94u);
    EXPECT_EQ(language("a\\sb").unrank(0), "a b");
    EXPECT_FALSE(language(".").contains("é"));
}

TEST(PatternLanguage, writes_unicode_by_code_point) {
    const PatternLanguage texts = language("[ä-ö€\\u{1F600}-\\u{1F602}]{1,2}");
    EXPECT_EQ(texts.count(), 23u + 23 * 23);
    EXPECT_EQ(texts.longest_bytes(), 8u);
    EXPECT_EQ(texts.unrank(0), "ä");
    EXPECT_EQ(texts.unrank(texts.count() - 1), "😂😂");
    EXPECT_EQ(language("[\\u{D000}-\\u{E00F}]").count(), 0x800u + 0x10);
    EXPECT_EQ(language("[\\u4e00-\\u9fff]{2}").count(), 20992u * 20992);
    EXPECT_EQ(language("[\\u4e00-\\u9fffa-z]").unrank(26), "一");
}

TEST(PatternLanguage, agrees_with_itself_backwards_on_small_languages) {
    for (const char* pattern : {"[a-c]{1,3}|x[0-9]", "(a|b|ab)(c|bcd)(d*)",
                                "(https?|ftp)://(www\\.)?[ab]{1,3}\\.(com|de)", "[A-Z]{2}-[0-9]{2}",
                                "[äöü€a]{3}|z?", "(abc|abd|xbc|xbd){1,2}", "\\w?\\.\\d?"}) {
        const PatternLanguage texts = language(pattern);
        const Texts all = all_texts(texts);
        EXPECT_TRUE(std::is_sorted(all.begin(), all.end())) << pattern;
        EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size()) << pattern;
        for (u64 i = 0; i < all.size(); i++) {
            ASSERT_EQ(texts.rank(all[i]), WideNumber(i)) << pattern;
            ASSERT_LE(all[i].size(), texts.longest_bytes());
        }
    }
}

// A pattern drawn by a seed, with its texts made by plain set operations.
struct Drawn {
    std::string pattern;
    std::set<std::string> texts;
};

class Draws {
public:
    explicit Draws(u64 seed) : key_(mix(seed + golden)) {}

    Drawn next(u32 depth) {
        if (depth == 0) return signs();
        switch (below(4)) {
            case 0:
                return joined(next(depth - 1), next(depth - 1));
            case 1:
                return either(next(depth - 1), next(depth - 1));
            case 2:
                return repeated(next(depth - 1));
            default:
                return signs();
        }
    }

private:
    u64 below(u64 size) { return bounded(random_at(key_, count_++), size); }

    Drawn signs() {
        static const std::vector<Drawn> choices = {
            {"a", {"a"}}, {"b", {"b"}},   {"[ab]", {"a", "b"}}, {"[b-d]", {"b", "c", "d"}},
            {"é", {"é"}}, {"(?:)", {""}}, {"[a€]", {"a", "€"}}};
        return choices[below(choices.size())];
    }

    static std::set<std::string> product(const std::set<std::string>& left,
                                         const std::set<std::string>& right) {
        std::set<std::string> texts;
        for (const std::string& a : left)
            for (const std::string& b : right) texts.insert(a + b);
        return texts;
    }

    static Drawn joined(const Drawn& left, const Drawn& right) {
        return {"(" + left.pattern + ")(" + right.pattern + ")", product(left.texts, right.texts)};
    }

    static Drawn either(const Drawn& left, const Drawn& right) {
        Drawn drawn{"(?:" + left.pattern + "|" + right.pattern + ")", left.texts};
        drawn.texts.insert(right.texts.begin(), right.texts.end());
        return drawn;
    }

    Drawn repeated(const Drawn& inner) {
        const u64 low = below(2);
        const u64 high = low + below(2);
        Drawn drawn{
            "(" + inner.pattern + "){" + std::to_string(low) + "," + std::to_string(high) + "}",
            {}};
        std::set<std::string> texts{""};
        for (u64 i = 0; i <= high; i++, texts = product(texts, inner.texts))
            if (i >= low) drawn.texts.insert(texts.begin(), texts.end());
        return drawn;
    }

    u64 key_;
    u64 count_ = 0;
};

TEST(PatternLanguage, equals_set_operations_on_patterns_drawn_by_seed) {
    size_t texts_seen = 0;
    for (u64 seed = 0; seed < 250; seed++) {
        const Drawn drawn = Draws(seed).next(4);
        if (drawn.texts.size() > 400) continue;
        const PatternLanguage texts = language(drawn.pattern);
        // Bytes of UTF-8 sort as code points do.
        ASSERT_EQ(all_texts(texts), Texts(drawn.texts.begin(), drawn.texts.end())) << drawn.pattern;
        const PatternMatcher matcher = *PatternMatcher::build(drawn.pattern);
        for (const std::string& text : drawn.texts) {
            ASSERT_TRUE(matcher.matches(text)) << drawn.pattern << " " << text;
            const std::string longer = text + "b";
            const bool inside = drawn.texts.contains(longer);
            ASSERT_EQ(texts.contains(longer), inside) << drawn.pattern << " " << longer;
            ASSERT_EQ(matcher.matches(longer), inside) << drawn.pattern << " " << longer;
        }
        texts_seen += drawn.texts.size();
    }
    EXPECT_GT(texts_seen, 2000u);
}

TEST(PatternLanguage, keeps_to_the_lengths_for_patterns_drawn_by_seed) {
    for (u64 seed = 1000; seed < 1100; seed++) {
        const Drawn drawn = Draws(seed).next(4);
        Texts wanted;
        for (const std::string& text : drawn.texts) {
            const size_t length = code_points(text)->size();
            if (length >= 1 && length <= 3) wanted.push_back(text);
        }
        if (wanted.size() > 400) continue;
        Result<PatternLanguage> texts = PatternLanguage::build(drawn.pattern, {1, 3});
        if (wanted.empty()) {
            ASSERT_FALSE(texts);
            ASSERT_EQ(texts.error().cause, "pattern_empty_language");
        } else {
            ASSERT_EQ(all_texts(*texts), wanted) << drawn.pattern;
        }
    }
}

TEST(PatternLanguage, numbers_texts_above_2_to_the_63) {
    for (const char* pattern : {"[A-Z]{54}", "[a-z]{9}(-[0-9a-f]{12}){2}", "[a-z]{13,40}x?",
                                "(id|no)-[^ ]{1,30}", "[\\u4e00-\\u9fff]{12}", "\\w{11}"}) {
        const PatternLanguage texts = language(pattern);
        EXPECT_FALSE(texts.is_narrow()) << pattern;
        WideNumber last = texts.exact_count();
        last.subtract(WideNumber(1));
        EXPECT_EQ(texts.rank(texts.unrank(last)), last) << pattern;
        for (u64 i = 0; i < 50; i++) {
            const WideNumber bits({mix(i), mix(i + 100), mix(i + 200), mix(i + 300)});
            const WideNumber number = WideNumber::scaled(bits, texts.exact_count());
            const std::string text = texts.unrank(number);
            ASSERT_EQ(texts.rank(text), number) << pattern << " " << text;
            ASSERT_EQ(texts.rank(texts.unrank(mix(i))), WideNumber(mix(i))) << pattern;
        }
    }
    EXPECT_EQ(language("[A-Z]{54}").unrank(0), std::string(54, 'A'));
    EXPECT_EQ(language("[01]{64}").count_text(), "18,446,744,073,709,551,616");
    EXPECT_EQ(language("[01]{64}").count(), ~u64{0});
    EXPECT_TRUE(language("[01]{62}").is_narrow());
    EXPECT_TRUE(language("[01]{62}|2").is_narrow());
    EXPECT_EQ(language("[01]{63}").unrank((u64{1} << 63) - 1), std::string(63, '1'));
}

TEST(PatternLanguage, appends_behind_what_is_there) {
    std::string out = "id ";
    language("[A-Z]{3}-[0-9]{6}").append_text(26'000'001, out);
    EXPECT_EQ(out, "id ABA-000001");
    language("(a|bc)d?").append_text(3, out);
    EXPECT_EQ(out, "id ABA-000001bcd");
}

TEST(PatternLanguage, rejects_texts_outside) {
    const PatternLanguage texts = language("[A-Z]{2}[0-9]+", {.most = 6});
    for (const char* text : {"", "A", "AB", "AB1x", "ab1", "AB12345", "AB\xff", " AB1"})
        EXPECT_FALSE(texts.contains(text)) << text;
    EXPECT_TRUE(texts.contains("AB1234"));
}

TEST(Divisor, divides_exactly_at_the_edges_and_elsewhere) {
    std::vector<u64> divisors{1,
                              2,
                              3,
                              10,
                              26,
                              1296,
                              (u64{1} << 62) - 1,
                              (u64{1} << 62) + 1,
                              u64{1} << 63,
                              (u64{1} << 63) - 1};
    for (u64 i = 0; i < 200; i++) divisors.push_back((mix(i) >> (1 + i % 63)) | 1);
    for (const u64 divisor : divisors) {
        const Divisor by(divisor);
        const u64 most = (u64{1} << 63) - 1;
        const u64 multiple = most - most % divisor;
        for (const u64 number : {u64{0}, u64{1}, divisor - 1, divisor, most, multiple,
                                 multiple - (multiple > 0), mix(divisor) >> 1}) {
            if (number > most) continue;
            ASSERT_EQ(by.quotient(number), number / divisor) << number << " / " << divisor;
        }
    }
}

}  // namespace
}  // namespace rowsmith
