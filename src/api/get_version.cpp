// version: what this program is.
#include "api/operation.h"
#include "base/version.h"

namespace rowsmith::operations {

namespace {

Result<Reply> run(Context&, const Arguments&) {
    Reply reply;
    reply.json.set("version", tool_version()).set("engine", u64{newest_engine});
    reply.text = "rowsmith " + std::string(tool_version()) + ", engine " +
                 std::to_string(newest_engine) + "\n";
    return reply;
}

}  // namespace

const ApiOperation& get_version() {
    static const ApiOperation operation{.name = "get_version",
                                        .word = "version",
                                        .summary = "print the version and the newest engine number",
                                        .parameters = {},
                                        .examples = {"version"},
                                        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
