#include "jobs/control.h"

#include <array>
#include <optional>

#include "base/text.h"

namespace rowsmith {

namespace {

using Cell = std::optional<JobState>;
constexpr Cell refused = std::nullopt;
constexpr Cell pending = JobState::pending;
constexpr Cell generating = JobState::generating;
constexpr Cell paused = JobState::paused;
constexpr Cell cancelled = JobState::cancelled;

// Rows by state, columns by action: pause, resume, cancel, retry.
constexpr std::array<std::array<Cell, job_action_count>, job_state_count> cells = {{
    {refused, refused, cancelled, refused},     // pending
    {refused, refused, cancelled, refused},     // schema_validation
    {paused, refused, cancelled, refused},      // generating
    {refused, generating, cancelled, refused},  // paused
    {refused, refused, refused, refused},       // completed
    {refused, refused, refused, pending},       // failed
    {refused, refused, cancelled, refused},     // cancelled
}};

}  // namespace

Result<JobState> state_after(JobState state, JobAction action, bool can_resume) {
    const Cell cell = cells[static_cast<size_t>(state)][static_cast<size_t>(action)];
    const bool is_final = state == JobState::failed && !can_resume;
    if (cell && !is_final) return *cell;
    Error error{.code = ErrorCode::conflict,
                .cause = "action_refused",
                .message = "a job that is " + std::string(name_of(state)) + " takes no " +
                           std::string(name_of(action))};
    if (is_final) error.message += ", because it can't go on";
    std::vector<std::string> allowed;
    for (size_t a = 0; a < job_action_count; a++)
        if (cells[static_cast<size_t>(state)][a] && !is_final)
            allowed.emplace_back(name_of(static_cast<JobAction>(a)));
    if (!allowed.empty() && state != JobState::cancelled) error.expected = quoted_list(allowed);
    if (is_over(state)) error.fix = "make the rows as a new job: rowsmith jobs create";
    if (state == JobState::failed && !is_final) error.fix = "try it again: rowsmith jobs retry";
    return fail(std::move(error));
}

}  // namespace rowsmith
