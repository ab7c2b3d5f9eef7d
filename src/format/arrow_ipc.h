// Arrow IPC, as a file (with a footer that tells where each batch is) and as a stream. A frame is
// one record batch, as the message that stands in both; the dictionaries are those of the plan and
// stand once in the head.
#pragma once
#include <memory>
#include <vector>

#include "format/format.h"

namespace rowsmith {

enum class IpcKind : u8 { file, stream };

std::vector<OptionSpec> ipc_options();
Result<std::unique_ptr<Writer>> bind_ipc(IpcKind kind, const TableLayout& layout,
                                         const Options& options);

}  // namespace rowsmith
