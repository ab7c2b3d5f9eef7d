#include "generators/bundles.h"

#include <array>

namespace rowsmith {

const Bundle* find_bundle(std::string_view) { return nullptr; }

}  // namespace rowsmith
