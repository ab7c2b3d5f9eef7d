// A mixture: each value comes from one of several distributions, chosen by share.
#pragma once
#include <vector>

#include "random/family.h"

namespace rowsmith {

struct MixturePart {
    double share;
    FamilyPointer family;
};

// At least one part with a positive share.
FamilyPointer mixture_family(std::vector<MixturePart> parts);

}  // namespace rowsmith
