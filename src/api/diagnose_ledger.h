#pragma once
#include <vector>

#include "api/context.h"
#include "api/diagnosis.h"

namespace rowsmith {

// The ledger of jobs: whether it is whole, what processes that are gone have left, and what stands
// among the chunks without a job. Makes nothing where there is no ledger yet.
std::vector<Diagnosis> diagnose_ledger(Context& context);

}  // namespace rowsmith
