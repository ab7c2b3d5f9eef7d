#include "random/discrete_families.h"

#include <algorithm>
#include <limits>

#include "random/lattice.h"
#include "random/real_functions.h"
#include "random/special_functions.h"

namespace rowsmith {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double square_root(double x) { return __builtin_sqrt(x); }

// What all wide discrete families share: the extension begins at -1, moments are known.
class WideDiscrete : public Family {
public:
    WideDiscrete(double mean, double variance) : mean_(mean), variance_(variance) {}
    double at(TwoTails tails) const override {
        const double guess = gamma_like_guess(mean_ + 1, variance_, tails) - 1;
        return solve(*this, tails, guess, 0.02 * square_root(variance_) / (mean_ + 1));
    }
    Interval support() const override { return {-1, infinity}; }
    Smoothness smoothness() const override { return Smoothness::analytic; }
    bool is_discrete() const override { return true; }
    double mean() const override { return mean_; }
    double variance() const override { return variance_; }

private:
    double mean_;
    double variance_;
};

class WidePoisson final : public WideDiscrete {
public:
    explicit WidePoisson(double mean) : WideDiscrete(mean, mean) {}
    TwoTails tails(double x) const override {
        if (x <= -1) return {0, 1};
        const TwoTails swapped = gamma_tails(x + 1, mean());
        return {swapped.above, swapped.below};
    }
};

class WideBinomial final : public WideDiscrete {
public:
    explicit WideBinomial(Trials p)
        : WideDiscrete(p.trials * p.share, p.trials * p.share * (1 - p.share)), p_(p) {}
    TwoTails tails(double x) const override {
        if (x <= -1) return {0, 1};
        if (x >= p_.trials) return {1, 0};
        return beta_tails(p_.trials - x, x + 1, {1 - p_.share, p_.share});
    }
    Interval support() const override { return {-1, p_.trials}; }

private:
    Trials p_;
};

class WideNegativeBinomial final : public WideDiscrete {
public:
    explicit WideNegativeBinomial(MeanDispersion p)
        : WideDiscrete(p.mean, p.mean * p.dispersion),
          size_(p.mean / (p.dispersion - 1)),
          stop_(1 / p.dispersion),
          go_((p.dispersion - 1) / p.dispersion) {}
    TwoTails tails(double x) const override {
        if (x <= -1) return {0, 1};
        return beta_tails(size_, x + 1, {stop_, go_});
    }

private:
    double size_, stop_, go_;
};

class WideGeometric final : public WideDiscrete {
public:
    explicit WideGeometric(double mean)
        : WideDiscrete(mean, mean * (1 + mean)), rate_(natural_log_of_one_plus(1 / mean)) {}
    TwoTails tails(double x) const override {
        const double log_above = -rate_ * (x + 1);
        if (!(log_above < 0)) return {0, 1};
        return {-exponential_minus_one(log_above), exponential(log_above)};
    }
    double at(TwoTails tails) const override {
        const double minus_log = tails.below < tails.above ? -natural_log_of_one_plus(-tails.below)
                                                           : -natural_log(tails.above);
        return minus_log / rate_ - 1;
    }
    Smoothness smoothness() const override { return Smoothness::closed_form; }

private:
    double rate_;  // -ln of the share that goes on
};

// The extension of 1^-s + … + x^-s by the formula of Euler and Maclaurin.
class WideZipf final : public Family {
public:
    explicit WideZipf(Zipf p) : p_(p), head_(sum(1, 12)), total_(sum(1, p.largest + 1)) {}

    TwoTails tails(double x) const override {
        if (x <= 0) return {0, 1};
        if (x >= p_.largest) return {1, 0};
        const double below = sum_to(x) / total_;
        if (below < 0.5) return {below, 1 - below};
        const double above = sum(x + 1, p_.largest + 1) / total_;
        return {1 - above, above};
    }
    double at(TwoTails tails) const override {
        const double start = p_.exponent > 1 ? 1.5 : p_.largest * 0.5;
        return solve(*this, tails, start, 0.5);
    }
    Interval support() const override { return {0, p_.largest}; }
    Smoothness smoothness() const override { return Smoothness::analytic; }
    bool is_discrete() const override { return true; }
    double mean() const override { return moment(1); }
    double variance() const override { return moment(2) - moment(1) * moment(1); }

private:
    double moment(double order) const {
        const WideZipf shifted({p_.exponent - order, p_.largest}, Shifted{});
        return shifted.sum(1, p_.largest + 1) / total_;
    }
    struct Shifted {};
    WideZipf(Zipf p, Shifted) : p_(p), head_(0), total_(1) {}

    double term(double k) const { return exponential(-p_.exponent * natural_log(k)); }

    // The terms from `from` on, `to` not included; to - from need not be whole.
    double sum(double from, double to) const {
        double result = 0;
        for (; from < 12; from += 1) result += term(from);
        for (; to < 12; to += 1) result -= term(to);
        return result + integral(from, to) + (rest(from) - rest(to));
    }
    // 1 … x, exact at both ends: 0 at 0 and 1 at 1.
    double sum_to(double x) const { return x < 11 ? sum(1, x + 1) : head_ + sum(12, x + 1); }

    double integral(double from, double to) const {
        const double steps = natural_log(to / from), slope = (1 - p_.exponent) * steps;
        const double near =
            slope > -1e-9 && slope < 1e-9 ? 1 + 0.5 * slope : exponential_minus_one(slope) / slope;
        return steps * near * exponential((1 - p_.exponent) * natural_log(from));
    }
    // What the sum from k on has above the integral: k^-s (1/2 + s/12k - …).
    double rest(double k) const {
        const double s = p_.exponent, square = k * k;
        double factor = s / k;
        double result = 0.5 + factor / 12;
        factor *= (s + 1) * (s + 2) / square;
        result -= factor / 720;
        factor *= (s + 3) * (s + 4) / square;
        result += factor / 30240;
        factor *= (s + 5) * (s + 6) / square;
        return (result - factor / 1209600) * term(k);
    }

    Zipf p_;
    double head_;  // of 1 … 11
    double total_;
};

}  // namespace

FamilyPointer poisson_family(double mean) {
    const auto ratio = [mean](double k) { return mean / k; };
    const auto lattice = lattice_from({floor_of(mean), {0, infinity}, ratio});
    return lattice ? *lattice : std::make_shared<WidePoisson>(mean);
}

FamilyPointer geometric_family(double mean) {
    const double go_on = mean / (1 + mean);
    const auto lattice = lattice_from({0, {0, infinity}, [go_on](double) { return go_on; }});
    return lattice ? *lattice : std::make_shared<WideGeometric>(mean);
}

FamilyPointer binomial_family(Trials p) {
    const double odds = p.share / (1 - p.share);
    const auto ratio = [p, odds](double k) { return (p.trials - k + 1) / k * odds; };
    const double start = floor_of(p.share * p.trials);
    const auto lattice = lattice_from({start, {0, p.trials}, ratio});
    return lattice ? *lattice : std::make_shared<WideBinomial>(p);
}

FamilyPointer negative_binomial_family(MeanDispersion p) {
    const double size = p.mean / (p.dispersion - 1);
    const double go_on = (p.dispersion - 1) / p.dispersion;
    const auto ratio = [size, go_on](double k) { return (k - 1 + size) / k * go_on; };
    const double start = std::max(0.0, floor_of((size - 1) * (p.dispersion - 1)));
    const auto lattice = lattice_from({start, {0, infinity}, ratio});
    return lattice ? *lattice : std::make_shared<WideNegativeBinomial>(p);
}

FamilyPointer zipf_family(Zipf p) {
    if (p.largest > static_cast<double>(lattice_values_max)) return std::make_shared<WideZipf>(p);
    std::vector<double> weights(static_cast<size_t>(p.largest));
    for (size_t i = 0; i < weights.size(); i++) {
        weights[i] = exponential(-p.exponent * natural_log(static_cast<double>(i + 1)));
    }
    return lattice_family(1, std::move(weights));
}

}  // namespace rowsmith
