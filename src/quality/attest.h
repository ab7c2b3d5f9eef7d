// What is known of a dataset as an in-toto Statement (v1): its files with their SHA-256, what they
// were made from, and which rules were held against them. Equal datasets have equal statements: no
// clock, host or path is in it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quality/check_data.h"
#include "run/manifest.h"

namespace rowsmith {

struct AttestedFile {
    std::string name;
    std::string sha256;
};

// One thing that data was held against, in the words of `check`.
struct AttestedCheck {
    std::string table;
    std::string subject = {};
    Mistake mistake = Mistake::malformed;
    u64 mistakes = 0;
    std::string not_checked = {};  // the reason; empty: it was checked
};

// Everything that the schema asks of the manifest's tables, with what a check of them found.
// Error: that of a column whose checks can't be bound.
Result<std::vector<AttestedCheck>> attested_checks(const DataSchema& schema,
                                                   const Manifest& manifest,
                                                   const CheckReport& report);

struct Attestation {
    const Manifest& manifest;
    std::vector<AttestedFile> files;  // the schema and the manifest among them
    std::vector<AttestedCheck> checks;
    std::optional<u64> rows_made_again = {};
};

std::string print_attestation(const Attestation& attestation);

// A Python program that holds a dataset against its attestation, without this program.
std::string_view attestation_script();

}  // namespace rowsmith
