// The continuous families, by their natural parameters, which the caller has checked. What users
// write (a mean and a 95th percentile) is turned into these by distribution.h.
#pragma once
#include "random/family.h"

namespace rowsmith {

struct LocationScale {
    double location;
    double scale;  // > 0
};
FamilyPointer normal_family(LocationScale parameters);
// Of the logarithm.
FamilyPointer lognormal_family(LocationScale parameters);

struct ShapeScale {
    double shape;  // > 0
    double scale;  // > 0
};
FamilyPointer gamma_family(ShapeScale parameters);
FamilyPointer weibull_family(ShapeScale parameters);
// The scale is the lowest value.
FamilyPointer pareto_family(ShapeScale parameters);

FamilyPointer exponential_family(double mean);

struct BetaShapes {
    double a;
    double b;
    Interval range = {0, 1};
};
FamilyPointer beta_family(BetaShapes shapes);

struct Triangle {
    double low;
    double mode;
    double high;
};
FamilyPointer triangular_family(Triangle triangle);

}  // namespace rowsmith
