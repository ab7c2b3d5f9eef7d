#include "api/choices.h"

#include <algorithm>
#include <thread>

namespace rowsmith {

Result<std::string> chosen(const Context& context, const Arguments& arguments,
                           std::pair<std::string_view, std::string_view> names) {
    if (arguments.has(names.first)) return arguments.text(names.first);
    return context.settings.text(names.second);
}

Result<u64> wanted_threads(const Context& context, const Arguments& arguments) {
    std::optional<u64> wanted = TRY(arguments.number("threads"));
    if (!wanted) wanted = TRY(context.settings.integer("ROWSMITH_THREADS"));
    return wanted.value_or(std::max(1u, std::thread::hardware_concurrency()));
}

Result<u32> threads_in_range(const Context& context, const Arguments& arguments) {
    const u64 threads = TRY(wanted_threads(context, arguments));
    if (threads >= 1 && threads <= 1024) return static_cast<u32>(threads);
    return fail({.code = ErrorCode::invalid_argument,
                 .cause = "out_of_range",
                 .message = "threads is " + std::to_string(threads),
                 .expected = "1 to 1024 threads"});
}

}  // namespace rowsmith
