#include "generators/bundles.h"

#include <array>

#include "generators/account_numbers.h"
#include "generators/company_parts.h"
#include "generators/internet_parts.h"
#include "generators/person_parts.h"
#include "generators/place_parts.h"
#include "generators/product_parts.h"

namespace rowsmith {

const Bundle* find_bundle(std::string_view kind) {
    const std::array<const Bundle*, 6> all = {&person_bundle(),   &place_bundle(),
                                              &company_bundle(),  &product_bundle(),
                                              &internet_bundle(), &finance_bundle()};
    for (const Bundle* bundle : all)
        if (bundle->kind == kind) return bundle;
    return nullptr;
}

std::string_view bundle_kind(std::string_view generator) {
    if (generator == "email" || generator == "phone") return "person";
    const size_t dot = generator.find('.');
    return dot == std::string_view::npos ? std::string_view() : generator.substr(0, dot);
}

}  // namespace rowsmith
