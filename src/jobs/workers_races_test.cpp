// Workers at a job, and somebody who stops it at any moment of it. Whatever comes first: the data
// is whole or not there, and a job that was only paused ends with the files of a plain run.
//
// ROWSMITH_TEST_ROUNDS=1000 repeats each race so often.
#include <cstdlib>
#include <thread>

#include "base/mix.h"
#include "jobs/making_fixture.h"

namespace rowsmith {
namespace {

class WorkersRaces : public Making {
protected:
    static u64 rounds() {
        const char* text = std::getenv("ROWSMITH_TEST_ROUNDS");
        return text ? std::strtoull(text, nullptr, 10) : 4;
    }

    // While workers are at it: after a part of the time that a job takes.
    void act_while_working(u64 round, const auto& act) {
        const auto other = *JobLedger::open(real_filesystem(), folder_ + "/jobs", real_clock());
        const u64 start_us = real_clock().elapsed_us();
        const u64 wait_us = mix(round) % (job_us_ + job_us_ / 4);
        {
            const std::jthread workers([&] { run(2); });
            while (real_clock().elapsed_us() - start_us < wait_us) std::this_thread::yield();
            act(*other);
        }
        job_us_ = std::max<u64>(real_clock().elapsed_us() - start_us, 1'000);
    }

    void forget() {
        ASSERT_TRUE(ledger_->remove(made_id));
        std::filesystem::remove_all(folder_ + "/out");
    }

    JobSpec spec_ = spec_of("csv", 40, JobLayout::file);
    u64 job_us_ = 20'000;
};

TEST_F(WorkersRaces, go_on_after_any_pause) {
    const Files plain = plainly(spec_);
    for (u64 round = 0; round < rounds(); round++) {
        make(spec_);
        act_while_working(
            round, [](JobLedger& other) { (void)other.control(made_id, JobAction::pause, ""); });
        if (state() == "paused") {
            for (const auto& [name, bytes] : files_in("out")) ASSERT_EQ(bytes, plain.at(name));
            ASSERT_TRUE(ledger_->control(made_id, JobAction::resume, ""));
            run(1);
        }
        ASSERT_EQ(state(), "completed");
        ASSERT_EQ(differences(files_in("out"), plain), "");
        ASSERT_EQ(files_in("temp").size(), 0U);
        forget();
    }
}

TEST_F(WorkersRaces, are_not_disturbed_by_a_pause_that_ends_at_once) {
    const Files plain = plainly(spec_);
    for (u64 round = 0; round < rounds(); round++) {
        make(spec_);
        act_while_working(round, [](JobLedger& other) {
            (void)other.control(made_id, JobAction::pause, "");
            (void)other.control(made_id, JobAction::resume, "");
        });
        if (state() != "completed") run(2);  // the pause was seen, its end was not
        ASSERT_EQ(state(), "completed");
        ASSERT_EQ(differences(files_in("out"), plain), "");
        forget();
    }
}

TEST_F(WorkersRaces, leave_nothing_of_a_cancelled_job) {
    const Files plain = plainly(spec_);
    for (u64 round = 0; round < rounds(); round++) {
        make(spec_);
        act_while_working(
            round, [](JobLedger& other) { (void)other.control(made_id, JobAction::cancel, ""); });
        ASSERT_TRUE(state() == "cancelled" || state() == "completed") << state();
        const Files made = files_in("out");
        for (const auto& [name, bytes] : made) ASSERT_EQ(bytes, plain.at(name)) << name;
        ASSERT_EQ(files_in("temp").size(), 0U);
        forget();
    }
}

TEST_F(WorkersRaces, of_two_processes_make_each_chunk_once) {
    const Files plain = plainly(spec_);
    for (u64 round = 0; round < rounds(); round++) {
        make(spec_);
        act_while_working(round, [](JobLedger& other) {
            Workers workers(other, real_filesystem(), real_clock(), {.threads = 1});
            EXPECT_TRUE(workers.run());
        });
        ASSERT_EQ(state(), "completed");
        ASSERT_EQ(ledger_->find(made_id)->progress.rows, spec_.rows());
        ASSERT_EQ(differences(files_in("out"), plain), "");
        forget();
    }
}

}  // namespace
}  // namespace rowsmith
