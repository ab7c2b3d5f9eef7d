// The bundle of an address on the internet: domain, host, path and url of a row agree. Its parts
// are `first` and `second`, the words of the domain, `tld`, `path` and, for unique ones, `suffix`.
#pragma once
#include "generators/bundles.h"

namespace rowsmith {

const Bundle& internet_bundle();

enum class AddressPart : u8 { domain, host, path, url };
Result<BoundColumn> bind_address(BindContext& context, AddressPart part);

// Words with fixed weights, for columns like the method of a request.
struct FixedWord {
    std::string_view text;
    double weight;
};
Result<BoundColumn> bind_fixed_words(BindContext& context, std::span<const FixedWord> words);

}  // namespace rowsmith
