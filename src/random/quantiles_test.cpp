#include "random/quantiles.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/mix.h"
#include "random/continuous_families.h"
#include "random/discrete_families.h"
#include "random/mixture.h"
#include "random/pieces.h"
#include "random/streams.h"

namespace rowsmith {
namespace {

struct Named {
    std::string name;
    FamilyPointer family;
};

FamilyPointer cut(const FamilyPointer& family, Interval bounds) {
    return *family->cut(family, bounds);
}

std::vector<Named> smooth_families() {
    return {
        {"normal", normal_family({50, 12})},
        {"normal cut", cut(normal_family({0, 1}), {-0.5, 3})},
        {"normal tail", cut(normal_family({0, 1}), {5, 6})},
        {"lognormal", lognormal_family({3.5, 0.8})},
        {"lognormal wide", lognormal_family({0, 3})},
        {"gamma 0.05", gamma_family({0.05, 1})},
        {"gamma 3", gamma_family({3, 2})},
        {"gamma 5000", gamma_family({5000, 1})},
        {"exponential", exponential_family(7)},
        {"beta U", beta_family({0.1, 0.2})},
        {"beta", beta_family({3, 8})},
        {"beta narrow", cut(beta_family({600, 900}), {0.38, 1})},
        {"weibull", weibull_family({0.6, 4})},
        {"pareto", pareto_family({1.1, 10})},
        {"triangular", triangular_family({1, 4, 6})},
        {"poisson", poisson_family(1e9)},
        {"binomial", binomial_family({1e10, 0.01})},
        {"negative binomial", negative_binomial_family({1e6, 2e6})},
        {"geometric", geometric_family(1e6)},
        {"zipf", zipf_family({1, 1e6})},
        {"zipf steep", zipf_family({1.5, 1e9})},
    };
}

struct Sampled {
    std::string name;
    FamilyPointer family;
    std::shared_ptr<Sampler> sampler;  // in hundredths
};

// Made once: the tables are what takes the time.
const std::vector<Sampled>& samplers() {
    static const std::vector<Sampled> all = [] {
        std::vector<Sampled> made;
        for (const auto& [name, family] : smooth_families()) {
            made.push_back({name, family, family->sampler(100)});
        }
        return made;
    }();
    return all;
}

// Words whose shares are spread evenly over the logarithm too, so that tails are seen.
std::vector<u64> probing_words() {
    std::vector<u64> words;
    for (u64 i = 0; i < 100; i++) {
        words.push_back(mix(i));
        words.push_back(mix(i) >> (i % 45));
        words.push_back(~(mix(i) >> (i % 45)));
    }
    return words;
}

// How far the share at a drawn value is from the share that was drawn. A whole number stands for
// all shares since the one before it.
double miss(const Family& family, double x, bool upper, double share) {
    const TwoTails here = family.tails(x);
    if (!family.is_discrete()) return std::abs((upper ? here.above : here.below) - share);
    const TwoTails before = family.tails(x - 1);
    const double least = upper ? here.above : before.below;
    const double most = upper ? before.above : here.below;
    return std::max({0.0, least - share, share - most});
}

TEST(QuantileTable, is_off_by_less_than_a_hundredth_of_a_thousandth) {
    const std::vector<u64> words = probing_words();
    std::vector<double> values(words.size());
    for (const auto& [name, family, sampler] : samplers()) {
        sampler->sample_reals(words, values.data());
        double worst = 0, worst_tail = 0;
        for (size_t i = 0; i < words.size(); i++) {
            const double share = (static_cast<double>(words[i] << 1 >> 12) + 0.5) * 0x1p-53;
            const double off = miss(*family, values[i], words[i] >> 63, share);
            worst = std::max(worst, off);
            // Nearer to a finite end doubles can't tell the values apart.
            if (share > 1e-6) worst_tail = std::max(worst_tail, off / share);
        }
        const bool spiky = name == "gamma 0.05" || name == "beta U";
        EXPECT_LT(worst, spiky ? 1e-4 : 1e-5) << name;
        EXPECT_LT(worst_tail, 2e-3) << name;
    }
}

std::vector<u64> random_words(size_t count) {
    std::vector<u64> words(count);
    for (u64 i = 0; i < count; i++) words[i] = random_at(17, i);
    return words;
}

TEST(Sampler, rounds_half_to_even_in_units) {
    const auto sampler = lognormal_family({3.5, 0.8})->sampler(100);
    const std::vector<u64> words = random_words(1000);
    std::vector<i64> cents(1000);
    std::vector<double> reals(1000);
    sampler->sample_integers(words, cents.data());
    sampler->sample_reals(words, reals.data());
    for (size_t i = 0; i < words.size(); i++) {
        EXPECT_EQ(cents[i], static_cast<i64>(std::nearbyint(reals[i] * 100)));
    }
    EXPECT_TRUE(sampler->values().empty());
}

TEST(Sampler, stays_inside_a_cut) {
    const FamilyPointer family = cut(normal_family({0, 10}), {0.29, 1.1});
    const auto sampler = family->sampler(100);
    const std::vector<u64> words = random_words(20000);
    std::vector<i64> cents(words.size());
    sampler->sample_integers(words, cents.data());
    EXPECT_EQ(*std::min_element(cents.begin(), cents.end()), 29);
    EXPECT_EQ(*std::max_element(cents.begin(), cents.end()), 110);
}

TEST(Sampler, survives_values_beyond_64_bits) {
    const auto sampler = pareto_family({0.05, 1})->sampler(100);
    std::vector<u64> words = random_words(1000);
    words.push_back(u64(1) << 63);
    std::vector<i64> values(words.size());
    sampler->sample_integers(words, values.data());
    for (const i64 value : values) EXPECT_GE(value, 100);
    EXPECT_GT(values.back(), i64(1) << 62);
}

TEST(Sampler, picks_few_values_by_code) {
    const auto sampler = poisson_family(3)->sampler(10);
    const std::vector<u64> words = random_words(40000);
    std::vector<i64> values(words.size());
    std::vector<u32> codes(words.size());
    sampler->sample_integers(words, values.data());
    sampler->sample_codes(words, codes.data());
    size_t twos = 0;
    for (size_t i = 0; i < words.size(); i++) {
        EXPECT_EQ(sampler->values()[codes[i]], values[i]);
        twos += values[i] == 20;
    }
    EXPECT_NEAR(static_cast<double>(twos) / 40000, std::exp(-3) * 4.5, 0.01);
}

TEST(Sampler, makes_every_value_of_an_even_piece_equally_likely) {
    const auto sampler = pieces_family({{1, 1.05, 1}}, CurvePieceKind::even)->sampler(100);
    ASSERT_EQ(sampler->values().size(), 6u);
    std::vector<size_t> counts(6);
    std::vector<u64> words = random_words(60000);
    std::vector<i64> values(words.size());
    sampler->sample_integers(words, values.data());
    for (const i64 value : values) counts.at(static_cast<size_t>(value - 100))++;
    for (const size_t count : counts) EXPECT_NEAR(static_cast<double>(count), 10000, 450);
}

TEST(Sampler, leaves_the_gaps_of_a_histogram_empty) {
    const auto sampler =
        pieces_family({{0, 1, 1}, {5, 5, 1}, {9, 10, 2}}, CurvePieceKind::real)->sampler(1);
    const std::vector<u64> words = random_words(40000);
    std::vector<double> values(words.size());
    sampler->sample_reals(words, values.data());
    size_t low = 0, point = 0;
    for (const double x : values) {
        ASSERT_TRUE((x >= 0 && x <= 1) || x == 5 || (x >= 9 && x <= 10)) << x;
        low += x <= 1;
        point += x == 5;
    }
    EXPECT_NEAR(static_cast<double>(low), 10000, 450);
    EXPECT_NEAR(static_cast<double>(point), 10000, 450);
}

TEST(Sampler, mixes_its_parts) {
    const FamilyPointer mixture = mixture_family(
        {{3, normal_family({0, 1})}, {1, pieces_family({{100, 200, 1}}, CurvePieceKind::even)}});
    const auto sampler = mixture->sampler(1);
    const std::vector<u64> words = random_words(40000);
    std::vector<double> values(words.size());
    sampler->sample_reals(words, values.data());
    size_t high = 0, upper_half = 0;
    for (const double x : values) {
        high += x >= 100;
        upper_half += x >= 150;
    }
    EXPECT_NEAR(static_cast<double>(high), 10000, 450);
    EXPECT_NEAR(static_cast<double>(upper_half), 5000, 350);
}

// Kolmogorov's test against the true distribution, on a block as large as is quick.
TEST(Sampler, passes_the_test_of_kolmogorov) {
    for (const auto& [name, family, sampler] : samplers()) {
        if (family->is_discrete()) continue;
        const size_t count = 2048;
        std::vector<double> values(count);
        sampler->sample_reals(random_words(count), values.data());
        std::sort(values.begin(), values.end());
        double worst = 0;
        for (size_t i = 0; i < count; i += 4) {
            const double share = (static_cast<double>(i) + 0.5) / static_cast<double>(count);
            worst = std::max(worst, std::abs(family->tails(values[i]).below - share));
        }
        EXPECT_LT(worst * std::sqrt(static_cast<double>(count)), 1.8) << name;
    }
}

TEST(Sampler, gives_the_same_bits_everywhere) {
    u64 digest = 0;
    const std::vector<u64> words = random_words(256);
    std::vector<double> values(words.size());
    std::vector<i64> integers(words.size());
    for (const auto& [name, family, sampler] : samplers()) {
        sampler->sample_reals(words, values.data());
        sampler->sample_integers(words, integers.data());
        for (size_t i = 0; i < words.size(); i++) {
            digest =
                mix(mix(digest ^ std::bit_cast<u64>(values[i])) ^ static_cast<u64>(integers[i]));
        }
    }
    EXPECT_EQ(digest, 5946413234763689367u);
}

}  // namespace
}  // namespace rowsmith
