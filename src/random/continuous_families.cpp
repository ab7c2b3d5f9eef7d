#include "random/continuous_families.h"

#include <algorithm>
#include <limits>

#include "random/real_functions.h"
#include "random/special_functions.h"

namespace rowsmith {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double square_root(double x) { return __builtin_sqrt(x); }

double standard_normal_at(TwoTails tails) {
    return tails.below < tails.above ? inverse_normal(tails.below) : -inverse_normal(tails.above);
}

// -ln of the upper tail, with all digits at both ends.
double minus_log_above(TwoTails tails) {
    return tails.below < tails.above ? -natural_log_of_one_plus(-tails.below)
                                     : -natural_log(tails.above);
}

class Normal final : public Family {
public:
    explicit Normal(LocationScale p) : p_(p) {}
    TwoTails tails(double x) const override {
        const double z = (x - p_.location) / p_.scale;
        return {normal_cdf(z), normal_cdf(-z)};
    }
    double at(TwoTails tails) const override {
        return p_.location + p_.scale * standard_normal_at(tails);
    }
    Interval support() const override { return {-infinity, infinity}; }
    double mean() const override { return p_.location; }
    double variance() const override { return p_.scale * p_.scale; }

private:
    LocationScale p_;
};

class Lognormal final : public Family {
public:
    explicit Lognormal(LocationScale p) : p_(p) {}
    TwoTails tails(double x) const override {
        if (!(x > 0)) return {0, 1};
        const double z = (natural_log(x) - p_.location) / p_.scale;
        return {normal_cdf(z), normal_cdf(-z)};
    }
    double at(TwoTails tails) const override {
        return exponential(p_.location + p_.scale * standard_normal_at(tails));
    }
    Interval support() const override { return {0, infinity}; }
    double mean() const override { return exponential(p_.location + p_.scale * p_.scale * 0.5); }
    double variance() const override {
        return mean() * mean() * exponential_minus_one(p_.scale * p_.scale);
    }

private:
    LocationScale p_;
};

class Gamma final : public Family {
public:
    explicit Gamma(ShapeScale p) : p_(p) {}
    TwoTails tails(double x) const override { return gamma_tails(p_.shape, x / p_.scale); }
    double at(TwoTails tails) const override {
        // Near 0 the density is a power.
        const double power_law =
            exponential((natural_log(tails.below) + log_gamma(p_.shape + 1)) / p_.shape);
        const double guess = p_.shape < 2 && tails.below < 0.2
                                 ? power_law
                                 : gamma_like_guess(p_.shape, p_.shape, tails);
        return solve(*this, tails, std::max(guess, 1e-290) * p_.scale,
                     0.05 / square_root(1 + p_.shape));
    }
    Interval support() const override { return {0, infinity}; }
    Smoothness smoothness() const override { return Smoothness::analytic; }
    double mean() const override { return p_.shape * p_.scale; }
    double variance() const override { return p_.shape * p_.scale * p_.scale; }

private:
    ShapeScale p_;
};

class Weibull final : public Family {
public:
    explicit Weibull(ShapeScale p) : p_(p) {}
    TwoTails tails(double x) const override {
        if (!(x > 0)) return {0, 1};
        const double rate = power(x / p_.scale, p_.shape);
        return {-exponential_minus_one(-rate), exponential(-rate)};
    }
    double at(TwoTails tails) const override {
        return p_.scale * power(minus_log_above(tails), 1 / p_.shape);
    }
    Interval support() const override { return {0, infinity}; }
    double mean() const override { return p_.scale * moment(1); }
    double variance() const override {
        return p_.scale * p_.scale * (moment(2) - moment(1) * moment(1));
    }

private:
    double moment(double order) const { return exponential(log_gamma(1 + order / p_.shape)); }
    ShapeScale p_;
};

class Pareto final : public Family {
public:
    explicit Pareto(ShapeScale p) : p_(p) {}
    TwoTails tails(double x) const override {
        if (!(x > p_.scale)) return {0, 1};
        const double log_above = -p_.shape * natural_log(x / p_.scale);
        return {-exponential_minus_one(log_above), exponential(log_above)};
    }
    double at(TwoTails tails) const override {
        return p_.scale * exponential(minus_log_above(tails) / p_.shape);
    }
    Interval support() const override { return {p_.scale, infinity}; }
    double mean() const override {
        return p_.shape > 1 ? p_.shape * p_.scale / (p_.shape - 1) : infinity;
    }
    double variance() const override {
        const double a = p_.shape, once = (a - 1) * (a - 1);
        return a > 2 ? p_.scale * p_.scale * a / (once * (a - 2)) : infinity;
    }

private:
    ShapeScale p_;
};

class Exponential final : public Family {
public:
    explicit Exponential(double mean) : mean_(mean) {}
    TwoTails tails(double x) const override {
        if (!(x > 0)) return {0, 1};
        return {-exponential_minus_one(-x / mean_), exponential(-x / mean_)};
    }
    double at(TwoTails tails) const override { return mean_ * minus_log_above(tails); }
    Interval support() const override { return {0, infinity}; }
    double mean() const override { return mean_; }
    double variance() const override { return mean_ * mean_; }

private:
    double mean_;
};

// On 0 … 1; at() of the upper half is solved as the mirrored beta, so that 1 - x keeps its digits.
class StandardBeta final : public Family {
public:
    explicit StandardBeta(BetaShapes shapes) : s_(shapes) {}
    TwoTails tails(double x) const override { return beta_tails(s_.a, s_.b, {x, 1 - x}); }
    double at(TwoTails tails) const override {
        const double mean = s_.a / (s_.a + s_.b);
        const double log_front = log_gamma(s_.a) + log_gamma(s_.b) - log_gamma(s_.a + s_.b);
        const double power_law = exponential((natural_log(tails.below * s_.a) + log_front) / s_.a);
        const double variance = mean * (1 - mean) / (s_.a + s_.b + 1);
        const double likely = s_.a > 2 ? gamma_like_guess(mean, variance, tails) : power_law;
        const double guess = std::clamp(likely, 1e-290, 0.9);
        return solve(*this, tails, guess, 0.1 / square_root(1 + s_.a));
    }
    Interval support() const override { return {0, 1}; }

private:
    BetaShapes s_;
};

class Beta final : public Family {
public:
    explicit Beta(BetaShapes s) : s_(s), straight_({s.a, s.b}), mirrored_({s.b, s.a}) {}
    TwoTails tails(double x) const override {
        if (x <= s_.range.low) return {0, 1};
        if (x >= s_.range.high) return {1, 0};
        const BetaPoint point = {(x - s_.range.low) / width(), (s_.range.high - x) / width()};
        return beta_tails(s_.a, s_.b, point);
    }
    double at(TwoTails tails) const override {
        if (tails.below < tails.above) return s_.range.low + width() * straight_.at(tails);
        return s_.range.high - width() * mirrored_.at({tails.above, tails.below});
    }
    Interval support() const override { return s_.range; }
    Smoothness smoothness() const override { return Smoothness::analytic; }
    double mean() const override { return s_.range.low + width() * s_.a / (s_.a + s_.b); }
    double variance() const override {
        const double sum = s_.a + s_.b;
        return width() * width() * (s_.a / sum) * (s_.b / sum) / (sum + 1);
    }

private:
    double width() const { return s_.range.high - s_.range.low; }
    BetaShapes s_;
    StandardBeta straight_, mirrored_;
};

class Triangular final : public Family {
public:
    explicit Triangular(Triangle t) : t_(t) {}
    TwoTails tails(double x) const override {
        if (x <= t_.low) return {0, 1};
        if (x >= t_.high) return {1, 0};
        if (x < t_.mode) {
            const double below = (x - t_.low) * (x - t_.low) / (width() * (t_.mode - t_.low));
            return {below, 1 - below};
        }
        const double above = (t_.high - x) * (t_.high - x) / (width() * (t_.high - t_.mode));
        return {1 - above, above};
    }
    double at(TwoTails tails) const override {
        if (tails.below * width() < t_.mode - t_.low) {
            return t_.low + square_root(tails.below * width() * (t_.mode - t_.low));
        }
        return t_.high - square_root(tails.above * width() * (t_.high - t_.mode));
    }
    Interval support() const override { return {t_.low, t_.high}; }
    double mean() const override { return (t_.low + t_.mode + t_.high) / 3; }
    double variance() const override {
        const double a = t_.mode - t_.low, b = t_.high - t_.mode;
        return (a * a + a * b + b * b) / 18;
    }

private:
    double width() const { return t_.high - t_.low; }
    Triangle t_;
};

}  // namespace

FamilyPointer normal_family(LocationScale p) { return std::make_shared<Normal>(p); }
FamilyPointer lognormal_family(LocationScale p) { return std::make_shared<Lognormal>(p); }
FamilyPointer gamma_family(ShapeScale p) { return std::make_shared<Gamma>(p); }
FamilyPointer weibull_family(ShapeScale p) { return std::make_shared<Weibull>(p); }
FamilyPointer pareto_family(ShapeScale p) { return std::make_shared<Pareto>(p); }
FamilyPointer exponential_family(double mean) { return std::make_shared<Exponential>(mean); }
FamilyPointer beta_family(BetaShapes shapes) { return std::make_shared<Beta>(shapes); }
FamilyPointer triangular_family(Triangle t) { return std::make_shared<Triangular>(t); }

}  // namespace rowsmith
