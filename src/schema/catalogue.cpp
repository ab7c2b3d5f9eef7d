#include "schema/catalogue.h"

#include <algorithm>

namespace rowsmith {

namespace {

void sort_by_name(std::vector<const Descriptor*>& descriptors) {
    std::sort(descriptors.begin(), descriptors.end(),
              [](const Descriptor* a, const Descriptor* b) { return a->name < b->name; });
}

const Descriptor* find_in(const std::vector<const Descriptor*>& sorted, std::string_view name) {
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), name,
                                     [](const Descriptor* descriptor, std::string_view word) {
                                         return descriptor->name < word;
                                     });
    return at != sorted.end() && (*at)->name == name ? *at : nullptr;
}

}  // namespace

Catalogue::Catalogue(std::vector<const Descriptor*> generators,
                     std::vector<const Descriptor*> formats)
    : generators_(std::move(generators)), formats_(std::move(formats)) {
    sort_by_name(generators_);
    sort_by_name(formats_);
}

const Descriptor* Catalogue::generator(std::string_view name) const {
    return find_in(generators_, name);
}

const Descriptor* Catalogue::format(std::string_view name) const { return find_in(formats_, name); }

const Descriptor* Catalogue::generator_of_format(std::string_view format) const {
    for (const Descriptor* descriptor : generators_) {
        const auto& names = descriptor->picked_by_formats;
        if (std::find(names.begin(), names.end(), format) != names.end()) return descriptor;
    }
    return nullptr;
}

std::vector<std::string> Catalogue::generator_names() const {
    std::vector<std::string> names;
    for (const Descriptor* descriptor : generators_) names.push_back(descriptor->name);
    return names;
}

}  // namespace rowsmith
