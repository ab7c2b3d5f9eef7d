// Files that get their names in a store together, or none of them ever does.
#pragma once
#include <memory>

#include "base/delivery.h"
#include "store/store.h"

namespace rowsmith {

// Holds the place as long as it lives; the store must live longer. Errors: in_use, and the store's.
Result<std::unique_ptr<Delivery>> deliver(Store& store);
// For whoever keeps others out by other means.
std::unique_ptr<Delivery> deliver_without_hold(Store& store);

}  // namespace rowsmith
