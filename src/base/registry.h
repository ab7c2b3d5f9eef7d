// One line of a registry that CMake writes from a folder's listing (cmake/registry.cmake).
#pragma once
#include <array>
#include <span>
#include <string_view>

namespace rowsmith {

// `file_name` is dotted (person.full_name) and must equal the name in the descriptor, which a
// registry-wide test checks.
template <class T>
struct RegistryEntry {
    std::string_view file_name;
    const T& (*get)();
};

}  // namespace rowsmith
