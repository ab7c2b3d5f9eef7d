#include "expression/function.h"

#include <array>

namespace rowsmith {

namespace {

std::array<std::span<const Function>, 4> families() {
    return {number_functions(), text_functions(), moment_functions(), choice_functions()};
}

}  // namespace

const Function* find_function(std::string_view name) {
    for (const auto family : families())
        for (const Function& function : family)
            if (function.name == name) return &function;
    return nullptr;
}

std::vector<std::string> function_names() {
    std::vector<std::string> names = {"map", "sum",   "avg",      "min",
                                      "max", "count", "previous", "depth"};
    for (const auto family : families())
        for (const Function& function : family) names.emplace_back(function.name);
    return names;
}

}  // namespace rowsmith
