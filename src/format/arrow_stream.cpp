// Arrow IPC as a stream: what can be read from a pipe.
#include "format/arrow_ipc.h"
#include "format/arrow_options.h"

namespace rowsmith::formats {

namespace {

Result<std::unique_ptr<Writer>> bind(const TableLayout& layout, const Options& options) {
    return bind_ipc(IpcKind::stream, layout, options);
}

}  // namespace

const Format& arrow_stream() {
    static const Format format{
        .about = {.name = "arrow_stream",
                  .summary = "record batches one after the other, with types",
                  .options = ipc_options()},
        .extension = "arrows",
        .media_type = "application/vnd.apache.arrow.stream",
        .bind = bind,
        .libraries = arrow_libraries,
    };
    return format;
}

}  // namespace rowsmith::formats
