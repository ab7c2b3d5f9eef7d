#pragma once
#include "jobs/job.h"
#include "store/store_kind.h"

namespace rowsmith {

// Takes away every chunk of a job, also those that the ledger does not know. Gives how many files.
// Parts that a manifest names stay.
Result<u64> remove_chunks(const StoreContext& context, const JobSpec& spec);

}  // namespace rowsmith
