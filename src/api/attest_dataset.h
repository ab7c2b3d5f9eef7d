// What `verify --attest` adds: a statement of a dataset that was found sound, and a program beside
// it.
#pragma once
#include <optional>
#include <string>

#include "api/context.h"
#include "run/manifest.h"
#include "store/store.h"

namespace rowsmith {

struct AttestOptions {
    std::string file;  // of the statement, on this machine
    std::optional<u64> rows_made_again = {};
};

struct Attested {
    std::string file;
    std::string script;
    u64 checks = 0;
    u64 not_checked = 0;
};

// Holds the data against its own schema first; data that breaks a rule is not attested: its
// mistakes go to the context's problems as rules_broken.
Result<Attested> attest_dataset(Context& context, Store& store, const Manifest& manifest,
                                const AttestOptions& options);

}  // namespace rowsmith
