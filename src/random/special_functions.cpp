#include "random/special_functions.h"

#include <initializer_list>

#include "random/real_functions.h"

namespace rowsmith {
namespace {

constexpr double tau = 6.283185307179586477;
constexpr double half_log_tau = 0.91893853320467274178;
constexpr double tiny = 1e-300;
// Above this the series need too many terms and the density is integrated instead.
constexpr double large_shape = 400;

double square_root(double x) { return __builtin_sqrt(x); }
double size_of(double x) { return x < 0 ? -x : x; }

// ln Γ(x) - ((x - 1/2) ln x - x + ln √(2π)), for x >= 10.
double stirling_rest(double x) {
    constexpr double terms[] = {-3617.0 / 122400, 1.0 / 156,  -691.0 / 360360, 1.0 / 1188,
                                -1.0 / 1680,      1.0 / 1260, -1.0 / 360,      1.0 / 12};
    const double square = 1 / (x * x);
    double sum = 0;
    for (const double term : terms) sum = sum * square + term;
    return sum / x;
}

// x^shape e^-x / Γ(shape).
double gamma_front(double shape, double x) {
    if (shape < 10) return exponential(shape * natural_log(x) - x - log_gamma(shape));
    const double away = (x - shape) / shape;
    return square_root(shape / tau) *
           exponential(shape * log_of_one_plus_minus(away) - stirling_rest(shape));
}

// x^a (1 - x)^b / B(a, b), arranged around the mean where both are large.
double beta_front(double a, double b, BetaPoint point) {
    if (a < 10 || b < 10) {
        return exponential(a * natural_log(point.x) + b * natural_log(point.rest) +
                           log_gamma(a + b) - log_gamma(a) - log_gamma(b));
    }
    const double sum = a + b;
    const double off = point.x * b - point.rest * a;  // sum * (x - a / sum)
    const double power_of_e = a * log_of_one_plus_minus(off / a) +
                              b * log_of_one_plus_minus(-off / b) + stirling_rest(sum) -
                              stirling_rest(a) - stirling_rest(b);
    return square_root(a / sum * b / tau) * exponential(power_of_e);
}

// Nodes and weights of Gauss and Legendre with 10 points on [-1, 1], the positive half.
constexpr double nodes[] = {0.14887433898163121088, 0.43339539412924719080, 0.67940956829902440623,
                            0.86506336668898451073, 0.97390652851717172008};
constexpr double node_weights[] = {0.29552422471475287017, 0.26926671930999635509,
                                   0.21908636251598204400, 0.14945134915058059315,
                                   0.06667134430868813759};

// The integral of density(t) from `start` outwards in panels of `step` (negative: downwards) until
// nothing is added; the density must fall away from there, or soon.
template <class Density>
double outward_integral(double start, double step, double end, const Density& density) {
    double sum = 0;
    for (int panel = 0; panel < 400; panel++) {
        const double from = start + panel * step;
        double to = from + step;
        const bool last = step < 0 ? to <= end : to >= end;
        if (last) to = end;
        const double middle = 0.5 * (from + to), half = 0.5 * (to - from);
        double part = 0;
        for (int k = 0; k < 5; k++) {
            part += node_weights[k] *
                    (density(middle - half * nodes[k]) + density(middle + half * nodes[k]));
        }
        part *= size_of(half);
        sum += part;
        if (last || part <= sum * 1e-16) break;
    }
    return sum;
}

// The panel: a standard deviation near the mode, less in a steep tail.
double panel_width(double deviations, double sd) {
    return 1.5 * sd / (1 + 0.25 * size_of(deviations));
}

double gamma_tail_by_integral(double shape, double x, bool below) {
    const double sd = square_root(shape);
    const double step = panel_width((x - shape) / sd, sd);
    const auto density = [shape](double t) { return t <= 0 ? 0 : gamma_front(shape, t) / t; };
    return below ? outward_integral(x, -step, 0, density)
                 : outward_integral(x, step, 1e300, density);
}

double gamma_series(double shape, double x) {
    double term = 1 / shape, sum = term;
    for (int k = 1; k < 5000 && term > sum * 1e-17; k++) {
        term *= x / (shape + k);
        sum += term;
    }
    return gamma_front(shape, x) * sum;
}

double gamma_fraction(double shape, double x) {
    double b = x + 1 - shape;
    double c = 1 / tiny, d = 1 / b, h = d;
    for (int k = 1; k < 5000; k++) {
        const double a = -k * (k - shape);
        b += 2;
        d = a * d + b;
        if (size_of(d) < tiny) d = tiny;
        c = b + a / c;
        if (size_of(c) < tiny) c = tiny;
        d = 1 / d;
        h *= d * c;
        if (size_of(d * c - 1) < 1e-16) break;
    }
    return gamma_front(shape, x) * h;
}

double beta_fraction(double a, double b, double x) {
    double c = 1, d = 1 - (a + b) * x / (a + 1);
    if (size_of(d) < tiny) d = tiny;
    d = 1 / d;
    double h = d;
    for (int k = 1; k < 5000; k++) {
        const double even = k * (b - k) * x / ((a + 2 * k - 1) * (a + 2 * k));
        const double odd = -(a + k) * (a + b + k) * x / ((a + 2 * k) * (a + 2 * k + 1));
        for (const double step : {even, odd}) {
            d = 1 + step * d;
            if (size_of(d) < tiny) d = tiny;
            c = 1 + step / c;
            if (size_of(c) < tiny) c = tiny;
            d = 1 / d;
            h *= d * c;
        }
        if (size_of(d * c - 1) < 1e-16) break;
    }
    return h;
}

double beta_below_by_integral(double a, double b, double x, double sd, double deviations) {
    const auto density = [a, b](double t) {
        if (t <= 0 || t >= 1) return 0.0;
        return beta_front(a, b, {t, 1 - t}) / (t * (1 - t));
    };
    return outward_integral(x, -panel_width(deviations, sd), 0, density);
}

}  // namespace

double log_of_one_plus_minus(double x) {
    if (x < -0.3 || x > 0.4) return natural_log_of_one_plus(x) - x;
    // With s = x / (2 + x): ln(1 + x) = 2 (s + s³/3 + …) and x = 2 s / (1 - s), so the difference
    // is 2 (s³/3 + s⁵/5 + …) - s x.
    const double s = x / (2 + x), z = s * s;
    double sum = 0;
    for (int k = 27; k >= 3; k -= 2) sum = (sum + 2.0 / k) * z;
    return s * (sum - x);
}

double log_gamma(double x) {
    double shift = 0;
    if (x < 10) {
        double product = 1;
        for (; x < 10; x += 1) product *= x;
        shift = natural_log(product);
    }
    return (x - 0.5) * natural_log(x) - x + half_log_tau + stirling_rest(x) - shift;
}

double gamma_below(double shape, double x) {
    if (!(x > 0)) return 0;
    if (x > 1e300) return 1;
    if (shape > large_shape) {
        return x < shape ? gamma_tail_by_integral(shape, x, true)
                         : 1 - gamma_tail_by_integral(shape, x, false);
    }
    return x < shape + 1 ? gamma_series(shape, x) : 1 - gamma_fraction(shape, x);
}

double gamma_above(double shape, double x) {
    if (!(x > 0)) return 1;
    if (x > 1e300) return 0;
    if (shape > large_shape) {
        return x < shape ? 1 - gamma_tail_by_integral(shape, x, true)
                         : gamma_tail_by_integral(shape, x, false);
    }
    return x < shape + 1 ? 1 - gamma_series(shape, x) : gamma_fraction(shape, x);
}

TwoTails gamma_tails(double shape, double x) {
    if (x < shape) {
        const double below = gamma_below(shape, x);
        return {below, 1 - below};
    }
    const double above = gamma_above(shape, x);
    return {1 - above, above};
}

TwoTails beta_tails(double a, double b, BetaPoint point) {
    if (point.x * b < point.rest * a) {
        const double below = beta_below(a, b, point);
        return {below, 1 - below};
    }
    const double above = beta_below(b, a, {point.rest, point.x});
    return {1 - above, above};
}

double beta_below(double a, double b, BetaPoint point) {
    if (!(point.x > 0)) return 0;
    if (!(point.rest > 0)) return 1;
    const double sum = a + b;
    if (a > 30 && b > 30 && sum > large_shape) {
        const double sd = square_root(a / sum * (b / sum) / (sum + 1));
        const double off = (point.x * b - point.rest * a) / sum;
        if (off < 0) return beta_below_by_integral(a, b, point.x, sd, off / sd);
        return 1 - beta_below_by_integral(b, a, point.rest, sd, off / sd);
    }
    const double front = beta_front(a, b, point);
    if (point.x < (a + 1) / (sum + 2)) return front * beta_fraction(a, b, point.x) / a;
    return 1 - front * beta_fraction(b, a, point.rest) / b;
}

}  // namespace rowsmith
