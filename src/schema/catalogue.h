// What the schema layer is told about the layers above it: which generators and formats there are.
// The program builds one from its registries; tests build small ones.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "schema/descriptor.h"

namespace rowsmith {

class Catalogue {
public:
    // The descriptors must outlive the catalogue. Names are unique.
    Catalogue(std::vector<const Descriptor*> generators,
              std::vector<const Descriptor*> formats = {});

    // Null when there is none of that name.
    const Descriptor* generator(std::string_view name) const;
    const Descriptor* format(std::string_view name) const;
    // The generator that a string's `format: email` picks.
    const Descriptor* generator_of_format(std::string_view format) const;

    // Sorted by name.
    const std::vector<const Descriptor*>& generators() const { return generators_; }
    const std::vector<const Descriptor*>& formats() const { return formats_; }
    std::vector<std::string> generator_names() const;

private:
    std::vector<const Descriptor*> generators_;
    std::vector<const Descriptor*> formats_;
};

}  // namespace rowsmith
