#include "base/version.h"

namespace rowsmith {

std::string_view tool_version() { return ROWSMITH_VERSION; }

}  // namespace rowsmith
