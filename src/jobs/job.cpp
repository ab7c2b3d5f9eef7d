#include "jobs/job.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace rowsmith {

namespace {

constexpr std::array<std::string_view, job_state_count> states = {
    "pending", "schema_validation", "generating", "paused", "completed", "failed", "cancelled"};
constexpr std::array<std::string_view, job_action_count> actions = {"pause", "resume", "cancel",
                                                                    "retry"};
constexpr std::array<std::string_view, 4> layouts = {"parts", "file", "zip", "tar"};

template <class Enum, size_t size>
Result<Enum> find(const std::array<std::string_view, size>& names, std::string_view word,
                  const std::string& what) {
    const auto found = std::ranges::find(names, word);
    if (found != names.end()) return static_cast<Enum>(found - names.begin());
    const std::vector<std::string> known(names.begin(), names.end());
    return fail({.code = ErrorCode::invalid_argument,
                 .cause = "unknown_" + what,
                 .message = "there is no " + what + " '" + std::string(word) + "'",
                 .expected = "one of " + quoted_list(known),
                 .fix = nearest(word, known)});
}

}  // namespace

std::string_view name_of(JobState state) { return states[static_cast<size_t>(state)]; }
std::string_view name_of(JobAction action) { return actions[static_cast<size_t>(action)]; }
std::string_view name_of(JobLayout layout) { return layouts[static_cast<size_t>(layout)]; }

Result<JobState> job_state(std::string_view word) { return find<JobState>(states, word, "state"); }
Result<JobAction> job_action(std::string_view word) {
    return find<JobAction>(actions, word, "action");
}
Result<JobLayout> job_layout(std::string_view word) {
    return find<JobLayout>(layouts, word, "layout");
}

u64 JobSpec::rows() const {
    u64 sum = 0;
    for (const JobTable& table : tables) sum += table.rows;
    return sum;
}

u64 JobSpec::chunks() const {
    return tables.empty() ? 0 : tables.back().first_chunk + tables.back().chunks;
}

std::string JobSpec::archive_file() const {
    return name + (layout == JobLayout::zip ? ".zip" : ".tar.zst");
}

double JobProgress::percent() const {
    if (rows_total == 0) return chunks == chunks_total ? 100 : 0;
    return 100.0 * static_cast<double>(rows) / static_cast<double>(rows_total);
}

double JobProgress::rows_per_second() const {
    return working_us == 0 ? 0 : static_cast<double>(rows) * 1e6 / static_cast<double>(working_us);
}

std::optional<u64> JobProgress::left_us() const {
    if (rows == 0 || rows >= rows_total || working_us == 0) return std::nullopt;
    return static_cast<u64>(static_cast<double>(rows_total - rows) / rows_per_second() * 1e6);
}

}  // namespace rowsmith
