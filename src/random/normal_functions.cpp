// The standard normal distribution: its density, its cumulative function, and the inverse.
#include <limits>

#include "base/integers.h"
#include "random/real_functions.h"

namespace rowsmith {
namespace {

double square_root(double x) { return __builtin_sqrt(x); }

// The Mills ratio (1 - cdf) / density for x >= 3, by its continued fraction from the far end.
double mills_ratio(double x) {
    double denominator = x;
    for (int k = 60; k >= 1; k--) denominator = x + k / denominator;
    return 1 / denominator;
}

template <size_t count>
double polynomial(const double (&coefficients)[count], double x) {
    double sum = 0;
    for (const double coefficient : coefficients) sum = sum * x + coefficient;
    return sum;
}

// The rational approximations of M. J. Wichura, "Algorithm AS 241" (1988), each with the highest
// power first: |p - 1/2| <= 0.425, then two of r = sqrt(-ln p).
double inverse_normal_middle(double q) {
    constexpr double above[] = {2.5090809287301226727e3, 3.3430575583588128105e4,
                                6.7265770927008700853e4, 4.5921953931549871457e4,
                                1.3731693765509461125e4, 1.9715909503065514427e3,
                                1.3314166789178437745e2, 3.3871328727963666080e0};
    constexpr double below[] = {5.2264952788528545610e3, 2.8729085735721942674e4,
                                3.9307895800092710610e4, 2.1213794301586595867e4,
                                5.3941960214247511077e3, 6.8718700749205790830e2,
                                4.2313330701600911252e1, 1.0};
    const double r = 0.180625 - q * q;
    return q * polynomial(above, r) / polynomial(below, r);
}

double inverse_normal_near_tail(double r) {
    constexpr double above[] = {7.74545014278341407640e-4, 2.27238449892691845833e-2,
                                2.41780725177450611770e-1, 1.27045825245236838258e0,
                                3.64784832476320460504e0,  5.76949722146069140550e0,
                                4.63033784615654529590e0,  1.42343711074968357734e0};
    constexpr double below[] = {1.05075007164441684324e-9, 5.47593808499534494600e-4,
                                1.51986665636164571966e-2, 1.48103976427480074590e-1,
                                6.89767334985100004550e-1, 1.67638483018380384940e0,
                                2.05319162663775882187e0,  1.0};
    return polynomial(above, r - 1.6) / polynomial(below, r - 1.6);
}

double inverse_normal_far_tail(double r) {
    constexpr double above[] = {2.01033439929228813265e-7, 2.71155556874348757815e-5,
                                1.24266094738807843860e-3, 2.65321895265761230930e-2,
                                2.96560571828504891230e-1, 1.78482653991729133580e0,
                                5.46378491116411436990e0,  6.65790464350110377720e0};
    constexpr double below[] = {2.04426310338993978564e-15, 1.42151175831644588870e-7,
                                1.84631831751005468180e-5,  7.86869131145613259100e-4,
                                1.48753612908506148525e-2,  1.36929880922735805310e-1,
                                5.99832206555887937690e-1,  1.0};
    return polynomial(above, r - 5) / polynomial(below, r - 5);
}

}  // namespace

double normal_density(double x) { return exponential(-0.5 * x * x) * 0.39894228040143267794; }

double normal_cdf(double x) {
    if (x != x) return x;
    const double size = x < 0 ? -x : x;
    if (size > 39) return x < 0 ? 0 : 1;
    if (size >= 3) {
        const double tail = normal_density(size) * mills_ratio(size);
        return x < 0 ? tail : 1 - tail;
    }
    // 1/2 + density * (x + x³/3 + x⁵/(3·5) + …), all terms of one sign.
    double term = x, sum = x;
    for (int k = 3; term * term > sum * sum * 1e-36; k += 2) {
        term *= x * x / k;
        sum += term;
    }
    return 0.5 + normal_density(x) * sum;
}

double inverse_normal(double p) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (!(p > 0 && p < 1)) {
        return p == 0 ? -infinity : p == 1 ? infinity : std::numeric_limits<double>::quiet_NaN();
    }
    const double q = p - 0.5;
    if (q >= -0.425 && q <= 0.425) return inverse_normal_middle(q);
    const double r = square_root(-natural_log(q < 0 ? p : 1 - p));
    const double size = r <= 5 ? inverse_normal_near_tail(r) : inverse_normal_far_tail(r);
    return q < 0 ? -size : size;
}

}  // namespace rowsmith
