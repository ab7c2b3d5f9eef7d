// What a call asks for, else what a variable says.
#pragma once
#include <string>
#include <string_view>
#include <utility>

#include "api/arguments.h"
#include "api/context.h"

namespace rowsmith {

// By the names of a parameter and of a variable.
Result<std::string> chosen(const Context& context, const Arguments& arguments,
                           std::pair<std::string_view, std::string_view> names);

// Threads of `threads` or ROWSMITH_THREADS, else one for each core; not held against a range.
Result<u64> wanted_threads(const Context& context, const Arguments& arguments);
// The same held against a range. Error: out_of_range.
Result<u32> threads_in_range(const Context& context, const Arguments& arguments);

}  // namespace rowsmith
