#include "random/family.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/text.h"
#include "random/quantiles.h"
#include "random/real_functions.h"

namespace rowsmith {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// A family given that its value lies between two points of the extension.
class Cut final : public Family {
public:
    Cut(FamilyPointer inner, Interval range, TwoTails low, TwoTails high, double mass)
        : inner_(std::move(inner)), range_(range), low_(low), high_(high), mass_(mass) {}

    TwoTails tails(double x) const override {
        if (x <= range_.low) return {0, 1};
        if (x >= range_.high) return {1, 0};
        const TwoTails inner = inner_->tails(x);
        // The difference to each end, taken in the tail in which it has more digits.
        const bool lower = inner.below < inner.above;
        const double before = lower ? inner.below - low_.below : low_.above - inner.above;
        const double after = lower ? high_.below - inner.below : inner.above - high_.above;
        return {std::clamp(before / mass_, 0.0, 1.0), std::clamp(after / mass_, 0.0, 1.0)};
    }

    double at(TwoTails tails) const override {
        const TwoTails inner = {low_.below + tails.below * mass_,
                                high_.above + tails.above * mass_};
        if (!(inner.below > 0)) return range_.low;
        if (!(inner.above > 0)) return range_.high;
        return std::clamp(inner_->at(inner), range_.low, range_.high);
    }

    Interval support() const override { return range_; }
    Smoothness smoothness() const override { return inner_->smoothness(); }
    bool is_discrete() const override { return inner_->is_discrete(); }

private:
    FamilyPointer inner_;
    Interval range_;
    TwoTails low_, high_;
    double mass_;
};

// Integrates f over the quantiles: each half of the probability in octaves towards its end.
double integrate(const Family& family, const std::function<double(double)>& f) {
    constexpr double nodes[] = {0.14887433898163121, 0.43339539412924719, 0.67940956829902441,
                                0.86506336668898451, 0.97390652851717172};
    constexpr double weights[] = {0.29552422471475287, 0.26926671930999636, 0.21908636251598204,
                                  0.14945134915058059, 0.06667134430868814};
    double sum = 0;
    for (double high = 0.5; high > 0x1p-56; high *= 0.5) {
        const double half = high * 0.25, middle = high * 0.75;
        for (int k = 0; k < 10; k++) {
            const double p = middle + half * (k < 5 ? nodes[k] : -nodes[k - 5]);
            const double value = f(quantile(family, {p, 1 - p})) + f(quantile(family, {1 - p, p}));
            sum += weights[k % 5] * half * value;
        }
    }
    return sum;
}

}  // namespace

double Family::mean() const {
    return integrate(*this, [](double x) { return x; });
}

double Family::variance() const {
    const double middle = mean();
    return integrate(*this, [middle](double x) { return (x - middle) * (x - middle); });
}

TwoTails probability(const Family& family, double x) {
    return family.tails(family.is_discrete() ? floor_of(x) : x);
}

double quantile(const Family& family, TwoTails tails) {
    const Interval support = family.support();
    if (!(tails.below > 0)) return family.is_discrete() ? floor_of(support.low) + 1 : support.low;
    if (!(tails.above > 0)) return support.high;
    const double x = family.at(tails);
    // Rounding noise of a solved quantile must not lift a whole number to the next.
    return family.is_discrete() ? -floor_of(1e-9 - x) : x;
}

std::unexpected<Error> empty_cut(Interval bounds, double mass) {
    Error error;
    error.code = ErrorCode::invalid_schema;
    error.cause = "empty_cut";
    error.message = "between " + shortest(bounds.low) + " and " + shortest(bounds.high) +
                    " lies a share of " + shortest(mass) + " of the distribution";
    error.expected = "a share of at least " + shortest(cut_mass_min);
    error.fix =
        "move min_value and max_value to where the distribution has its values, or change its "
        "parameters";
    return fail(std::move(error));
}

Result<FamilyPointer> Family::cut(FamilyPointer self, Interval bounds) const {
    Interval range = support();
    if (is_discrete()) {
        range.low = std::max(range.low, -floor_of(-bounds.low) - 1);
        range.high = std::min(range.high, floor_of(bounds.high));
    } else {
        range.low = std::max(range.low, bounds.low);
        range.high = std::min(range.high, bounds.high);
    }
    if (!(range.low < range.high)) return empty_cut(bounds, 0);
    const TwoTails low = range.low == -infinity ? TwoTails{0, 1} : tails(range.low);
    const TwoTails high = range.high == infinity ? TwoTails{1, 0} : tails(range.high);
    const double mass = low.below > 0.5    ? low.above - high.above
                        : high.above > 0.5 ? high.below - low.below
                                           : 1 - low.below - high.above;
    if (!(mass >= cut_mass_min)) return empty_cut(bounds, mass);
    return std::make_shared<Cut>(std::move(self), range, low, high, mass);
}

std::unique_ptr<Sampler> Family::sampler(double units) const {
    return make_table_sampler(*this, units);
}

double gamma_like_guess(double mean, double variance, TwoTails tails) {
    // By Wilson and Hilferty the cube root is nearly normal.
    const double ninth = variance / (9 * mean * mean);
    const double z =
        tails.below < tails.above ? inverse_normal(tails.below) : -inverse_normal(tails.above);
    const double root = std::max(1 - ninth + __builtin_sqrt(ninth) * z, 0.2);
    return mean * root * root * root;
}

double find_zero(const std::function<double(double)>& function, Interval range) {
    // Chandrupatla's method: inverse quadratic steps where they are safe, else halves.
    double a = range.high, b = range.low, fa = function(a), fb = function(b);
    if ((fa > 0) == (fb > 0)) return std::abs(fa) < std::abs(fb) ? a : b;
    double c = a, fc = fa, t = 0.5;
    for (int step = 0; step < 120; step++) {
        const double x = a + t * (b - a), fx = function(x);
        if ((fx > 0) == (fa > 0)) {
            c = a, fc = fa;
        } else {
            c = b, fc = fb, b = a, fb = fa;
        }
        a = x, fa = fx;
        const double best = std::abs(fa) < std::abs(fb) ? a : b;
        const double near = std::min(0.5, (1e-15 * std::abs(best) + 1e-300) / std::abs(b - c));
        if (near >= 0.5 || fa == 0 || fb == 0) return fa == 0 ? a : best;
        const double xi = (a - b) / (c - b), phi = (fa - fb) / (fc - fb);
        t = 0.5;
        if (phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi) {
            t = fa / (fb - fa) * fc / (fb - fc) +
                (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb);
        }
        t = std::clamp(t, near, 1 - near);
    }
    return a;
}

double solve(const Family& family, TwoTails wanted, double guess, double step) {
    const Interval support = family.support();
    const bool logarithmic = support.low > -infinity;
    const auto to_x = [&](double t) {
        return logarithmic ? std::min(support.low + exponential(t), support.high) : t;
    };
    const bool by_below = wanted.below < wanted.above;
    const double target = natural_log(by_below ? wanted.below : wanted.above);
    // Logarithms make both tails nearly straight. Rising in t.
    const auto off = [&](double t) {
        const TwoTails tails = family.tails(to_x(t));
        return by_below ? natural_log(std::max(tails.below, 1e-320)) - target
                        : target - natural_log(std::max(tails.above, 1e-320));
    };
    double from = logarithmic ? natural_log(guess - support.low) : guess, value = off(from);
    if (value == 0) return to_x(from);
    const double sign = value > 0 ? -1 : 1;
    for (int tries = 0; tries < 64; tries++) {
        const double to = from + sign * step, next = off(to);
        if ((next > 0) != (value > 0) || next == 0) {
            return to_x(find_zero(off, {std::min(from, to), std::max(from, to)}));
        }
        if (logarithmic && (to < -740 || (sign > 0 && to_x(to) >= support.high))) break;
        from = to;
        value = next;
        step *= 2;
    }
    return sign < 0 ? support.low : support.high;
}

}  // namespace rowsmith
