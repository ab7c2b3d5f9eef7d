#include "jobs/control.h"

#include <gtest/gtest.h>

namespace rowsmith {
namespace {

// The 28 cells as words, so that the test can be read beside the specification.
constexpr const char* cells[job_state_count][job_action_count] = {
    {"refused", "refused", "cancelled", "refused"},     // pending
    {"refused", "refused", "cancelled", "refused"},     // schema_validation
    {"paused", "refused", "cancelled", "refused"},      // generating
    {"refused", "generating", "cancelled", "refused"},  // paused
    {"refused", "refused", "refused", "refused"},       // completed
    {"refused", "refused", "refused", "pending"},       // failed
    {"refused", "refused", "cancelled", "refused"},     // cancelled
};

TEST(Control, has_all_cells) {
    for (size_t s = 0; s < job_state_count; s++)
        for (size_t a = 0; a < job_action_count; a++) {
            const auto state = static_cast<JobState>(s);
            const auto action = static_cast<JobAction>(a);
            const auto next = state_after(state, action, true);
            EXPECT_EQ(next ? name_of(*next) : "refused", cells[s][a])
                << name_of(state) << " " << name_of(action);
            EXPECT_EQ(next ? "action_refused" : next.error().cause, "action_refused");
        }
}

TEST(Control, tries_nothing_again_that_cannot_go_on) {
    const auto next = state_after(JobState::failed, JobAction::retry, false);
    ASSERT_FALSE(next);
    EXPECT_EQ(next.error().message, "a job that is failed takes no retry, because it can't go on");
}

TEST(Control, says_what_is_allowed_instead) {
    const auto next = state_after(JobState::generating, JobAction::resume, true);
    ASSERT_FALSE(next);
    EXPECT_EQ(next.error().expected, "'pause' and 'cancel'");
    EXPECT_EQ(next.error().fix, "");
    const auto over = state_after(JobState::cancelled, JobAction::resume, true);
    ASSERT_FALSE(over);
    EXPECT_EQ(over.error().expected, "");
    EXPECT_EQ(over.error().fix, "make the rows as a new job: rowsmith jobs create");
}

}  // namespace
}  // namespace rowsmith
