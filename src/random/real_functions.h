// Real functions for everything that reaches a byte of data.
//
// Only + - * / sqrt, comparisons and integer operations on the bits are used, in a fixed order and
// without fused multiply-add, so every CPU, compiler and C library gives the same bits; the ones of
// libm do not. Accuracy is measured against long double in the test and written at each function
// (ulp = unit in the last place of the result).
#pragma once

namespace rowsmith {

// ln x within 1 ulp. 0 gives -infinity, a negative number or NaN gives NaN.
double natural_log(double x);

// ln(1 + x) within 2 ulp, also where x is tiny.
double natural_log_of_one_plus(double x);

// e to the x within 1 ulp (2 where the result is subnormal); overflows to infinity.
double exponential(double x);

// e to the x, minus 1, within 3 ulp, also where x is tiny.
double exponential_minus_one(double x);

// `base` to the `exponent` within 2 ulp for results between 1e-300 and 1e300; whole exponents of
// exactly representable results are exact. A negative base needs a whole exponent, else NaN.
double power(double base, double exponent);

// The largest integer not above x, and the nearest one (ties to even), as doubles.
double floor_of(double x);
double nearest_even(double x);

// The probability that a standard normal number is below x, within 1e-13 of its size in both tails.
double normal_cdf(double x);
double normal_density(double x);

// The x below which a standard normal number lies with probability p in (0, 1), within 4 ulp or
// 1e-16. For upper tails take -inverse_normal(1 - p) with 1 - p known well. 0 and 1 give
// infinities.
double inverse_normal(double p);

}  // namespace rowsmith
