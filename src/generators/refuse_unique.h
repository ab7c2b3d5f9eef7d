// Generators whose values can't be told apart from row to row refuse to be unique.
#pragma once
#include "generators/generator.h"

namespace rowsmith {

// Error: unique_unsupported.
inline Result<void> refuse_unique(BindContext& context, const std::string& fix) {
    if (!context.unique()) return {};
    const std::string& name = context.options().descriptor().name;
    return fail(context.options().wrong(
        "unique", "unique_unsupported", "the values of " + name + " are not known to be unique",
        "a generator that counts its values: sequence, uniform, choice, pattern, uuid", fix));
}

}  // namespace rowsmith
