// Shares: how often each of several values comes.
//
//   {a: 80%, b: rest}   percents that total 100%; `rest` is what is left, once
//   {a: 4, b: 1}        weights of any total
//   [a, b]              equal
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "schema/node.h"

namespace rowsmith {

struct ShareEntry {
    std::string text;  // the value, a label or a range, as written
    double share = 0;  // of all; the shares of a list of entries total 1
    Place place = {};
};

// At least one entry, each text once, no negative share, a positive total.
Result<std::vector<ShareEntry>> read_shares(const Node& node);

}  // namespace rowsmith
