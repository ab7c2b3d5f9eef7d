#include "random/angles.h"

#include <algorithm>
#include <cmath>

#include "base/integers.h"
#include "random/real_functions.h"

namespace rowsmith {

namespace {

constexpr double pi = 3.14159265358979323846;
// pi / 2 as a sum: the first part has 33 bits, so that a whole number below 2^20 times it is exact.
constexpr double half_pi_high = 0x1.921fb54400000p+0;
constexpr double half_pi_low = 0x1.0b4611a626331p-34;

// Taylor's series for |x| <= pi / 4, from the smallest term up.
double sine_series(double x) {
    const double square = x * x;
    double sum = 0;
    for (i32 n = 19; n >= 3; n -= 2) sum = (1 + sum) * (-square / (n * (n - 1)));
    return x + x * sum;
}

double cosine_series(double x) {
    const double square = x * x;
    double sum = 0;
    for (i32 n = 20; n >= 2; n -= 2) sum = (1 + sum) * (-square / (n * (n - 1)));
    return 1 + sum;
}

// sin(x + quarters * pi / 2).
double sine_of_quarter(double x, i64 quarters) {
    if (x > 1e9 || x < -1e9) return 0;
    const double turns = nearest_even(x / (pi / 2));
    const double rest = (x - turns * half_pi_high) - turns * half_pi_low;
    switch ((static_cast<i64>(turns) + quarters) & 3) {
        case 0:
            return sine_series(rest);
        case 1:
            return cosine_series(rest);
        case 2:
            return -sine_series(rest);
        default:
            return -cosine_series(rest);
    }
}

// For t from 0 to 1: two halvings of the angle bring t below 0.2, then the series.
double arc_tangent(double t) {
    t = t / (1 + std::sqrt(1 + t * t));
    t = t / (1 + std::sqrt(1 + t * t));
    const double square = t * t;
    double sum = 0;
    for (i32 n = 25; n >= 1; n -= 2) sum = 1.0 / n - square * sum;
    return 4 * t * sum;
}

}  // namespace

double sine(double x) { return sine_of_quarter(x, 0); }
double cosine(double x) { return sine_of_quarter(x, 1); }

double arc_sine(double x) {
    const double size = std::min(x < 0 ? -x : x, 1.0);
    const double other = std::sqrt((1 - size) * (1 + size));
    const double angle =
        size <= other ? arc_tangent(size / other) : pi / 2 - arc_tangent(other / size);
    return x < 0 ? -angle : angle;
}

double distance_km(Position from, Position to) {
    constexpr double radians = pi / 180;
    constexpr double earth_diameter_km = 2 * 6371.0088;
    const double north = sine((to.latitude - from.latitude) * radians / 2);
    const double east = sine((to.longitude - from.longitude) * radians / 2);
    const double share = north * north + cosine(from.latitude * radians) *
                                             cosine(to.latitude * radians) * east * east;
    return earth_diameter_km * arc_sine(std::sqrt(std::clamp(share, 0.0, 1.0)));
}

}  // namespace rowsmith
