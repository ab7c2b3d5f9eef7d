// Distributions over few whole numbers (at most 65,536): each value with its share, picked exactly
// by an alias table. Also where discrete families end up when most of their mass is on few values.
#pragma once
#include <optional>
#include <vector>

#include "random/family.h"

namespace rowsmith {

inline constexpr size_t lattice_values_max = 65536;

// The values first, first + 1, … with weights in proportion; at least one is positive.
FamilyPointer lattice_family(double first, std::vector<double> weights);

// A discrete family given by how much likelier k is than k - 1.
struct Recurrence {
    double start;                         // a likely value
    Interval range;                       // of values
    std::function<double(double)> ratio;  // weight(k) / weight(k - 1)
};
// Leaves out what is below 1e-18 of the likeliest value; empty where too many values remain.
std::optional<FamilyPointer> lattice_from(const Recurrence& recurrence);

}  // namespace rowsmith
