// Arrow IPC as a file, also called Feather 2.
#include "format/arrow_ipc.h"
#include "format/arrow_options.h"

namespace rowsmith::formats {

namespace {

Result<std::unique_ptr<Writer>> bind(const TableLayout& layout, const Options& options) {
    return bind_ipc(IpcKind::file, layout, options);
}

}  // namespace

const Format& arrow() {
    static const Format format{
        .about = {.name = "arrow",
                  .summary = "record batches and a footer, with types",
                  .options = ipc_options()},
        .extension = "arrow",
        .media_type = "application/vnd.apache.arrow.file",
        .bind = bind,
        .libraries = arrow_libraries,
    };
    return format;
}

}  // namespace rowsmith::formats
