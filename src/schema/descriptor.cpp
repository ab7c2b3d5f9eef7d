#include "schema/descriptor.h"

#include <algorithm>
#include <array>

namespace rowsmith {

std::string_view name_of(OptionKind kind) {
    static constexpr std::array<std::string_view, 21> names = {
        "text",   "word",     "integer", "number", "share", "shares",     "boolean",
        "moment", "duration", "rate",    "range",  "value", "expression", "distribution",
        "column", "columns",  "list",    "map",    "path",  "template",   "locale"};
    return names[static_cast<size_t>(kind)];
}

const OptionSpec* Descriptor::find(std::string_view option) const {
    for (const OptionSpec& spec : options)
        if (spec.name == option) return &spec;
    return nullptr;
}

bool Descriptor::makes(Kind kind) const {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

}  // namespace rowsmith
