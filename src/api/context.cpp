#include "api/context.h"

namespace rowsmith {

namespace {

constexpr std::string_view see_problems_cause = "problems_reported";

}  // namespace

Error see_problems() {
    return {.code = ErrorCode::invalid_schema,
            .cause = std::string(see_problems_cause),
            .message = "the schema has mistakes"};
}

bool is_see_problems(const Error& error) { return error.cause == see_problems_cause; }

}  // namespace rowsmith
