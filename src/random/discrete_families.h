// The families over whole numbers. With most of the mass on at most 65,536 values they are a
// lattice, exact for each value; beyond that they are sampled through a smooth extension of their
// cumulative function. Parameters have been checked by the caller.
#pragma once
#include "random/family.h"

namespace rowsmith {

FamilyPointer poisson_family(double mean);    // mean > 0
FamilyPointer geometric_family(double mean);  // failures before the first success; mean > 0

struct Trials {
    double trials;  // whole, 1 … 1e15
    double share;   // of successes, inside 0 … 1
};
FamilyPointer binomial_family(Trials parameters);

struct MeanDispersion {
    double mean;        // > 0
    double dispersion;  // variance / mean, > 1
};
FamilyPointer negative_binomial_family(MeanDispersion parameters);

struct Zipf {
    double exponent;  // >= 0: value k has a weight of k^-exponent
    double largest;   // values are 1 … largest
};
FamilyPointer zipf_family(Zipf parameters);

}  // namespace rowsmith
