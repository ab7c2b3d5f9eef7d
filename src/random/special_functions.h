// Functions behind the distributions: ln Γ and the regularised incomplete gamma and beta functions.
// Basic IEEE operations only, as in real_functions.h. For plan time: a call costs up to
// microseconds.
#pragma once

namespace rowsmith {

// ln Γ(x) for x > 0, within 1e-14 or 3e-15 of its size.
double log_gamma(double x);

// ln(1 + x) - x without cancellation, for x > -1.
double log_of_one_plus_minus(double x);

// A probability and what is left to 1, both with all their digits.
struct TwoTails {
    double below;
    double above;
};

// P(shape, x) and Q(shape, x) = 1 - P: the gamma distribution with scale 1 below and above x.
// Each is good to about 1e-12 of its own size. shape > 0.
double gamma_below(double shape, double x);
double gamma_above(double shape, double x);
TwoTails gamma_tails(double shape, double x);

// I_x(a, b), the beta distribution below x, for a, b > 0. `x` and `rest` = 1 - x are both passed,
// so that neither end loses digits; the part above is beta_below(b, a, rest, x). Good to about
// 1e-11.
struct BetaPoint {
    double x;
    double rest;
};
double beta_below(double a, double b, BetaPoint point);
TwoTails beta_tails(double a, double b, BetaPoint point);

}  // namespace rowsmith
