// A family: one shape of probability over numbers, with both of its tails.
//
// Probabilities come in pairs, `below` and `above`, since one minus a small number loses it: upper
// tails, and cuts far out in one, keep their digits. A discrete family extends P(X <= k) smoothly
// to real numbers between the integers; its quantile is the integer at or above the extension's.
#pragma once
#include <functional>
#include <memory>

#include "base/integers.h"
#include "base/result.h"
#include "random/special_functions.h"

namespace rowsmith {

class Sampler;
class Family;
using FamilyPointer = std::shared_ptr<const Family>;

// Both ends belong to it. Infinite where open.
struct Interval {
    double low;
    double high;
};

enum class Smoothness : u8 {
    closed_form,  // quantiles are cheap
    analytic,     // quantiles are solved for, so tables interpolate between few of them
};

class Family {
public:
    virtual ~Family() = default;

    // P(X <= x) and P(X > x), or their extension.
    virtual TwoTails tails(double x) const = 0;
    // The inverse: the x with these tails, each in (0, 1).
    virtual double at(TwoTails tails) const = 0;
    // Where the extension begins and ends.
    virtual Interval support() const = 0;
    virtual Smoothness smoothness() const { return Smoothness::closed_form; }
    virtual bool is_discrete() const { return false; }
    // Infinite where there is none.
    virtual double mean() const;
    virtual double variance() const;

    // The same, given that the value lies in `bounds`. Errors: empty_cut.
    virtual Result<FamilyPointer> cut(FamilyPointer self, Interval bounds) const;
    // `units` steps of an integer column make 1: 100 for two decimals.
    virtual std::unique_ptr<Sampler> sampler(double units) const;
};

// P(X <= x), and the quantile, of the distribution itself: steps where it is discrete.
TwoTails probability(const Family& family, double x);
double quantile(const Family& family, TwoTails tails);

// A cut below this share of the whole is taken for a mistake.
inline constexpr double cut_mass_min = 1e-12;
std::unexpected<Error> empty_cut(Interval bounds, double mass);

// Solves tails(x) = wanted by bracketing, from `guess` with a first step of `step`, in the
// logarithm of the distance to the lower end of the support where that is finite.
double solve(const Family& family, TwoTails wanted, double guess, double step);

// A first guess at the value with these tails of a family on 0 … infinity, as if it were a gamma
// distribution with this mean and variance.
double gamma_like_guess(double mean, double variance, TwoTails tails);

// Finds a zero of a continuous function between two arguments of different signs (or the nearer
// end).
double find_zero(const std::function<double(double)>& function, Interval range);

}  // namespace rowsmith
