#pragma once
#include "base/database.h"

namespace rowsmith {

// Brings the ledger's tables to this program's version, one step after the other, in one
// transaction. Error: ledger_newer, where a newer program has written it.
Result<void> migrate(Database& database, const std::string& file);

}  // namespace rowsmith
