// The catalogue for the tests of this layer: all generators that there are.
#pragma once
#include "generators/generator.h"
#include "schema/catalogue.h"

namespace rowsmith {

inline const Catalogue& full_catalogue() {
    static const Catalogue catalogue = [] {
        std::vector<const Descriptor*> all;
        for (const auto& entry : all_generators()) all.push_back(&entry.get().about);
        return Catalogue(all);
    }();
    return catalogue;
}

}  // namespace rowsmith
