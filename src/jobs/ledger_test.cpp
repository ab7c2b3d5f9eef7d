#include "jobs/ledger.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/test_folder.h"

namespace rowsmith {
namespace {

class StoppedClock final : public Clock {
public:
    i64 now_us() override { return now; }
    u64 elapsed_us() override { return static_cast<u64>(now); }
    u64 thread_us() override { return 0; }
    i64 now = 1'000'000'000;
};

const std::string one = "11111111-0000-4000-8000-000000000000";
const std::string two = "22222222-0000-4000-8000-000000000000";

JobSpec small_spec() {
    return {.name = "shop",
            .schema_text = "rowsmith: 1\n",
            .format = "csv",
            .format_options = {"delimiter=;", "header=false"},
            .place = "file:/out/shop",
            .chunk_place = "file:/tmp/shop",
            .seed = UINT64_MAX,
            .tables = {{.name = "a", .rows = 25, .chunk_rows = 10, .first_chunk = 0, .chunks = 3},
                       {.name = "b", .rows = 5, .chunk_rows = 10, .first_chunk = 3, .chunks = 1}}};
}

class Jobs : public ::testing::Test {
protected:
    void SetUp() override { ledger_ = open(); }
    std::unique_ptr<JobLedger> open() {
        auto ledger = JobLedger::open(real_filesystem(), folder_.path(), clock_);
        EXPECT_TRUE(ledger) << to_text(ledger.error());
        return *std::move(ledger);
    }
    void make(const std::string& id, JobSpec spec = small_spec()) {
        spec.place += id;
        ASSERT_TRUE(ledger_->create(id, spec));
        clock_.now += 1'000'000;
    }
    JobState state(const std::string& id) { return ledger_->find(id)->state; }
    Handover add(const std::string& id, u64 number, u64 rows) {
        return *ledger_->add_chunk(id, {.number = number,
                                        .rows = rows,
                                        .size_bytes = rows * 100,
                                        .sha256 = "ab",
                                        .file = "chunk"});
    }

    StoppedClock clock_;
    TestFolder folder_;
    std::unique_ptr<JobLedger> ledger_;
};

TEST_F(Jobs, hide_what_is_being_removed) {
    make(one);
    make(two);
    ASSERT_TRUE(ledger_->begin(two));
    ASSERT_TRUE(ledger_->mark_for_removal(one.substr(0, 8)));
    EXPECT_EQ(ledger_->find(one).error().cause, "job_not_found");
    EXPECT_EQ(ledger_->list({})->size(), 1U);
    EXPECT_EQ(*ledger_->claim(own_process(), 5), two);
    EXPECT_EQ(*ledger_->claim(own_process(), 5), std::nullopt);
    EXPECT_EQ(ledger_->mark_for_removal(two).error().cause, "job_in_use");
    ASSERT_EQ(ledger_->marked_for_removal()->size(), 1U);
    EXPECT_TRUE(ledger_->mark_for_removal(one)) << "whoever goes on knows its whole id";
    ASSERT_TRUE(ledger_->remove(one));
    EXPECT_EQ(ledger_->marked_for_removal()->size(), 0U);
}

TEST_F(Jobs, are_old_by_their_end) {
    make(one);
    make(two);
    ASSERT_TRUE(ledger_->begin(one));
    ASSERT_TRUE(ledger_->fail_job(one, {.cause = "full", .message = "the disk is full"}));
    EXPECT_EQ(ledger_->ended_before(clock_.now)->size(), 0U);
    clock_.now += 1;
    const auto old = ledger_->ended_before(clock_.now);
    ASSERT_EQ(old->size(), 1U);
    EXPECT_EQ(old->front().id, one);
    ASSERT_TRUE(ledger_->control(one, JobAction::retry, ""));
    EXPECT_EQ(ledger_->ended_before(clock_.now)->size(), 0U);
}

TEST_F(Jobs, come_back_as_they_were_told) {
    make(one);
    const auto job = open()->find(one);
    ASSERT_TRUE(job) << to_text(job.error());
    EXPECT_EQ(job->spec.schema_text, "rowsmith: 1\n");
    EXPECT_EQ(job->spec.format_options, (std::vector<std::string>{"delimiter=;", "header=false"}));
    EXPECT_EQ(job->spec.seed, UINT64_MAX);
    ASSERT_EQ(job->spec.tables.size(), 2U);
    EXPECT_EQ(job->spec.tables[1].name, "b");
    EXPECT_EQ(job->spec.tables[1].first_chunk, 3U);
    EXPECT_EQ(job->state, JobState::pending);
    EXPECT_EQ(job->progress.rows_total, 30U);
    EXPECT_EQ(job->progress.chunks_total, 4U);
}

TEST_F(Jobs, are_found_by_the_beginning_of_their_id) {
    make(one);
    make(two);
    EXPECT_EQ(ledger_->find("1111")->id, one);
    EXPECT_EQ(ledger_->find("111").error().cause, "job_not_found");
    EXPECT_EQ(ledger_->find("333333").error().cause, "job_not_found");
    make("11111111-0000-4000-8000-000000000001");
    EXPECT_EQ(ledger_->find("1111").error().cause, "job_ambiguous");
}

TEST_F(Jobs, are_completed_only_by_all_their_chunks) {
    make(one);
    EXPECT_EQ(add(one, 0, 10), Handover::refused);
    ASSERT_TRUE(ledger_->begin(one));
    EXPECT_EQ(add(one, 0, 10), Handover::taken);
    EXPECT_EQ(add(one, 0, 10), Handover::known);
    for (const u64 number : {2U, 3U}) EXPECT_EQ(add(one, number, 5), Handover::taken);
    EXPECT_EQ(add(one, 1, 10), Handover::taken);
    const Job job = *ledger_->find(one);
    EXPECT_EQ(job.progress.rows, 30U);
    EXPECT_EQ(job.progress.bytes, 3000U);
    EXPECT_EQ(job.progress.percent(), 100);
    EXPECT_TRUE(*ledger_->complete(one));
    EXPECT_EQ(state(one), JobState::completed);
    EXPECT_EQ(add(one, 1, 10), Handover::refused);
}

TEST_F(Jobs, count_a_dropped_chunk_no_more) {
    make(one);
    ASSERT_TRUE(ledger_->begin(one));
    add(one, 2, 5);
    ASSERT_TRUE(ledger_->drop_chunk(one, 2, "gone"));
    ASSERT_TRUE(ledger_->drop_chunk(one, 2, "gone"));
    EXPECT_EQ(ledger_->find(one)->progress.rows, 0U);
    EXPECT_FALSE(*ledger_->chunk(one, 2));
}

TEST_F(Jobs, lose_to_a_cancel_that_comes_before_the_last_chunk) {
    make(one);
    ASSERT_TRUE(ledger_->begin(one));
    ASSERT_TRUE(ledger_->control(one, JobAction::cancel, "no more needed"));
    EXPECT_EQ(add(one, 0, 10), Handover::refused);
    EXPECT_FALSE(*ledger_->complete(one));
    const Job job = *ledger_->find(one);
    EXPECT_EQ(job.reason, "no more needed");
    EXPECT_FALSE(job.can_resume);
    EXPECT_TRUE(job.ended_us);
}

TEST_F(Jobs, are_ended_by_nobody_who_has_lost_the_lease) {
    make(one);
    const ProcessId other = {.pid = own_process().pid, .start = own_process().start + 1};
    ASSERT_EQ(*ledger_->claim(other, 5), one);
    ASSERT_EQ(add(one, 0, 10), Handover::taken);  // the rows are the same, whoever makes them
    for (const auto& refused :
         {ledger_->fail_job(one, {.cause = "disk_full", .message = "no space"}),
          ledger_->drop_chunk(one, 0, "no file"), ledger_->set_step(one, "assembling")}) {
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().cause, "lease_lost");
    }
    EXPECT_EQ(ledger_->complete(one).error().cause, "lease_lost");
    EXPECT_EQ(state(one), JobState::generating);
    EXPECT_EQ(ledger_->find(one)->progress.chunks, 1U);
}

TEST_F(Jobs, have_a_place_of_their_own) {
    make(one);
    const std::string place = "file:/out/shop" + one;
    JobSpec same = small_spec();
    same.place = place;
    EXPECT_EQ(ledger_->create(two, same).error().cause, "place_taken");
    ASSERT_TRUE(ledger_->begin(one));
    ASSERT_TRUE(ledger_->fail_job(one, {.cause = "disk_full", .message = "no space"}));
    ASSERT_TRUE(ledger_->create(two, same));
    EXPECT_EQ(ledger_->control(one, JobAction::retry, "").error().cause, "place_taken");
    ASSERT_TRUE(ledger_->control(two, JobAction::cancel, ""));
    EXPECT_TRUE(ledger_->control(one, JobAction::retry, ""));
}

TEST_F(Jobs, tell_their_story) {
    make(one);
    ASSERT_TRUE(ledger_->begin(one));
    ASSERT_TRUE(ledger_->control(one, JobAction::pause, "lunch"));
    ASSERT_TRUE(ledger_->control(one, JobAction::resume, ""));
    ASSERT_TRUE(ledger_->fail_job(one, {.cause = "disk_full", .message = "no space"}));
    const auto events = ledger_->events(one, 0, 100);
    std::vector<std::string> story;
    for (const JobEvent& event : *events) story.push_back(event.detail);
    EXPECT_EQ(story, (std::vector<std::string>{
                         "", "schema_validation -> pending", "pending -> generating",
                         "generating -> paused: pause, lunch", "paused -> generating: resume",
                         "generating -> failed: no space"}));
    EXPECT_EQ(ledger_->events(one, events->at(4).number, 100)->size(), 1U);
    EXPECT_EQ(ledger_->find(one)->error_cause, "disk_full");
    ASSERT_TRUE(ledger_->control(one, JobAction::retry, ""));
    EXPECT_EQ(ledger_->find(one)->error_message, "");
}

TEST_F(Jobs, count_the_time_of_work_and_not_of_pauses) {
    make(one);
    ASSERT_EQ(*ledger_->claim(own_process(), 1), one);
    clock_.now += 5'000'000;
    add(one, 0, 10);
    ASSERT_TRUE(ledger_->control(one, JobAction::pause, ""));
    clock_.now += 60'000'000;
    EXPECT_EQ(ledger_->find(one)->progress.working_us, 5'000'000U);
    // Whoever works at it has not even noticed.
    ASSERT_TRUE(ledger_->control(one, JobAction::resume, ""));
    clock_.now += 2'000'000;
    EXPECT_EQ(ledger_->find(one)->progress.working_us, 7'000'000U);
    // It is given back, and goes on when somebody takes it up.
    ASSERT_TRUE(ledger_->control(one, JobAction::pause, ""));
    ASSERT_TRUE(ledger_->release(one, own_process()));
    ASSERT_TRUE(ledger_->control(one, JobAction::resume, ""));
    clock_.now += 60'000'000;
    EXPECT_EQ(ledger_->find(one)->progress.working_us, 7'000'000U);
    ASSERT_EQ(*ledger_->claim(own_process(), 1), one);
    clock_.now += 3'000'000;
    const JobProgress progress = ledger_->find(one)->progress;
    EXPECT_EQ(progress.working_us, 10'000'000U);
    EXPECT_EQ(progress.rows_per_second(), 1.0);
    EXPECT_EQ(*progress.left_us(), 20'000'000U);
    EXPECT_NEAR(progress.percent(), 100.0 / 3, 0.001);
}

TEST_F(Jobs, of_clients_count_while_they_are_generating) {
    JobSpec spec = small_spec();
    spec.driver = Driver::client;
    make(one, spec);
    ASSERT_TRUE(ledger_->begin(one));
    clock_.now += 4'000'000;
    ASSERT_TRUE(ledger_->control(one, JobAction::pause, ""));
    clock_.now += 60'000'000;
    ASSERT_TRUE(ledger_->control(one, JobAction::resume, ""));
    clock_.now += 1'000'000;
    EXPECT_EQ(ledger_->find(one)->progress.working_us, 5'000'000U);
}

TEST_F(Jobs, tell_of_lost_workers_without_a_change) {
    make(one);
    ASSERT_EQ(*ledger_->claim(own_process(), 1), one);
    EXPECT_EQ(ledger_->lost_workers()->size(), 0U);
    clock_.now += 20'000'000;
    ASSERT_EQ(ledger_->lost_workers()->size(), 1U);
    EXPECT_NE(ledger_->lost_workers()->front().find("has been silent, and held job " + one),
              std::string::npos);
    EXPECT_EQ(*ledger_->integrity(), "");
}

TEST_F(Jobs, are_listed_newest_first_page_by_page) {
    make(one);
    make(two);
    ASSERT_TRUE(ledger_->begin(two));
    const auto ids = [&](const JobFilter& filter) {
        const auto jobs = ledger_->list(filter);
        std::vector<std::string> found;
        for (const Job& job : *jobs) found.push_back(job.id);
        return found;
    };
    EXPECT_EQ(ids({}), (std::vector<std::string>{two, one}));
    EXPECT_EQ(ids({.state = JobState::pending}), std::vector<std::string>{one});
    EXPECT_EQ(ids({.limit = 1}), std::vector<std::string>{two});
    EXPECT_EQ(ids({.before = two}), std::vector<std::string>{one});
}

TEST_F(Jobs, are_claimed_once_the_most_urgent_first) {
    make(one);
    JobSpec urgent = small_spec();
    urgent.priority = 5;
    make(two, urgent);
    const ProcessId self = own_process();
    EXPECT_EQ(*ledger_->claim(self, 1), two);
    EXPECT_EQ(*ledger_->claim(self, 1), std::nullopt);
    EXPECT_EQ(*ledger_->claim(self, 5), one);
    EXPECT_EQ(*ledger_->claim(self, 5), std::nullopt);
    EXPECT_EQ(state(one), JobState::generating);
    EXPECT_EQ(ledger_->remove(one).error().cause, "job_in_use");
    ASSERT_TRUE(ledger_->release(one, self));
    EXPECT_TRUE(ledger_->remove(one));
    EXPECT_EQ(ledger_->find(one).error().cause, "job_not_found");
}

TEST_F(Jobs, go_to_another_process_when_theirs_is_gone) {
    make(one);
    const ProcessId gone{.pid = own_process().pid, .start = 1};
    ASSERT_TRUE(*ledger_->claim(gone, 5));
    const ProcessId self = own_process();
    EXPECT_EQ(*ledger_->claim(self, 5), one);
    EXPECT_EQ(*ledger_->beat(gone, {one}), std::vector<std::string>{one});
    EXPECT_EQ(*ledger_->beat(self, {one}), std::vector<std::string>{});
}

TEST_F(Jobs, go_to_another_process_when_theirs_is_silent) {
    make(one);
    const ProcessId self = own_process();
    ASSERT_TRUE(*ledger_->claim(self, 5));
    clock_.now += 7'000'000;
    EXPECT_EQ(*ledger_->claim(self, 5), std::nullopt);
    clock_.now += 2'000'000;
    EXPECT_EQ(*ledger_->claim(self, 5), one);
}

TEST_F(Jobs, tell_their_worker_to_stop_when_they_are_paused) {
    make(one);
    const ProcessId self = own_process();
    ASSERT_TRUE(*ledger_->claim(self, 5));
    ASSERT_TRUE(open()->control(one, JobAction::pause, ""));
    EXPECT_EQ(*ledger_->beat(self, {one}), std::vector<std::string>{one});
}

}  // namespace
}  // namespace rowsmith
