// Addresses of networks: a number of so many bits, written by its bytes. Unique ones take the
// numbers in a keyed order.
#pragma once
#include "generators/generator.h"

namespace rowsmith {

// Public unicast addresses of version 4: 8.1.2.3.
Result<BoundColumn> bind_ip4(BindContext& context);
// Of the range for documentation, 2001:db8::/32; the lower 64 bits differ in every row.
Result<BoundColumn> bind_ip6(BindContext& context);
// Locally administered hardware addresses: 02:1b:….
Result<BoundColumn> bind_mac(BindContext& context);

}  // namespace rowsmith
