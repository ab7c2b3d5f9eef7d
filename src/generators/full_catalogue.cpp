#include "generators/full_catalogue.h"

#include "generators/generator.h"

namespace rowsmith {

const Catalogue& full_catalogue() {
    static const Catalogue catalogue = [] {
        std::vector<const Descriptor*> generators;
        for (const auto& entry : all_generators()) generators.push_back(&entry.get().about);
        return Catalogue(std::move(generators));
    }();
    return catalogue;
}

}  // namespace rowsmith
