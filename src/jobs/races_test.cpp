// Two sides change one job at the same moment, each with a ledger of its own. What comes of it must
// be what comes of doing the one after the other, in one of the possible orders.
//
// ROWSMITH_TEST_ROUNDS=1000 repeats each race so often.
#include <gtest/gtest.h>

#include <barrier>
#include <cstdlib>
#include <set>
#include <thread>

#include "base/entropy.h"
#include "base/test_folder.h"
#include "jobs/control.h"
#include "jobs/ledger.h"

namespace rowsmith {
namespace {

u64 rounds() {
    const char* text = std::getenv("ROWSMITH_TEST_ROUNDS");
    return text ? std::strtoull(text, nullptr, 10) : 3;
}

enum class Step : u8 { pause, resume, cancel, retry, fail, last_chunk, complete };

constexpr Step all_controls[] = {Step::pause, Step::resume, Step::cancel, Step::retry};

// What one side does, one after the other; it ends where a step gives "refused".
using Side = std::vector<Step>;
const Side sides[] = {{Step::pause}, {Step::resume}, {Step::cancel},
                      {Step::retry}, {Step::fail},   {Step::last_chunk, Step::complete}};

JobAction action_of(Step step) { return static_cast<JobAction>(step); }

JobSpec spec_of_one_chunk(const std::string& id) {
    return {.name = "race",
            .schema_text = "rowsmith: 1\n",
            .format = "csv",
            .place = "file:/out/" + id,
            .chunk_place = "file:/tmp",
            .tables = {{.name = "a", .rows = 5, .chunk_rows = 5, .first_chunk = 0, .chunks = 1}}};
}

// The job as it ought to be, without a database.
struct Model {
    JobState state;
    bool can_resume = true;

    std::string take(Step step) {
        switch (step) {
            case Step::fail:
                if (state == JobState::generating) state = JobState::failed;
                return "";
            case Step::last_chunk:
                return state == JobState::generating ? "taken" : "refused";
            case Step::complete:
                if (state != JobState::generating) return "refused";
                state = JobState::completed;
                return "done";
            default:
                break;
        }
        const auto next = state_after(state, action_of(step), can_resume);
        if (!next) return "refused";
        state = *next;
        if (state == JobState::cancelled) can_resume = false;
        return std::string(name_of(state));
    }
};

std::string take(JobLedger& ledger, const std::string& id, Step step) {
    switch (step) {
        case Step::fail:
            return ledger.fail_job(id, {.cause = "race", .message = "lost"}) ? "" : "error";
        case Step::last_chunk: {
            const auto taken = ledger.add_chunk(
                id, {.number = 0, .rows = 5, .size_bytes = 50, .sha256 = "ab", .file = "c"});
            if (!taken) return "error";
            return *taken == Handover::taken ? "taken" : "refused";
        }
        case Step::complete: {
            const auto done = ledger.complete(id);
            if (!done) return "error";
            return *done ? "done" : "refused";
        }
        default:
            break;
    }
    const auto job = ledger.control(id, action_of(step), "race");
    if (!job) return job.error().cause == "action_refused" ? "refused" : job.error().cause;
    return std::string(name_of(job->state));
}

// All outcomes of the two sides in any order of their steps.
void add_outcomes(Model model, const Side& one, size_t at_one, const Side& other, size_t at_other,
                  std::string told_one, std::string told_other, std::set<std::string>& outcomes) {
    if (at_one == one.size() && at_other == other.size())
        outcomes.insert(told_one + "| " + told_other + "-> " + std::string(name_of(model.state)));
    if (at_one < one.size()) {
        Model next = model;
        const std::string told = next.take(one[at_one]);
        add_outcomes(next, one, told == "refused" ? one.size() : at_one + 1, other, at_other,
                     told_one + told + " ", told_other, outcomes);
    }
    if (at_other < other.size()) {
        Model next = model;
        const std::string told = next.take(other[at_other]);
        add_outcomes(next, one, at_one, other, told == "refused" ? other.size() : at_other + 1,
                     told_one, told_other + told + " ", outcomes);
    }
}

class Races : public ::testing::Test {
protected:
    std::unique_ptr<JobLedger> open() {
        auto ledger = JobLedger::open(real_filesystem(), folder_.path(), real_clock());
        EXPECT_TRUE(ledger) << to_text(ledger.error());
        return *std::move(ledger);
    }

    // What the two sides were told, and the state afterwards.
    std::string race(JobState from, const Side& one, const Side& other) {
        const std::string id = new_uuid(real_entropy());
        EXPECT_TRUE(ledgers_[0]->create(id, spec_of_one_chunk(id)));
        EXPECT_TRUE(ledgers_[0]->begin(id));
        if (from == JobState::paused) {
            EXPECT_TRUE(ledgers_[0]->control(id, JobAction::pause, ""));
        }
        std::barrier start(2);
        std::string told[2];
        const auto act = [&](size_t number, const Side& side) {
            start.arrive_and_wait();
            for (const Step step : side) {
                const std::string answer = take(*ledgers_[number], id, step);
                told[number] += answer + " ";
                if (answer == "refused") break;
            }
        };
        {
            const std::jthread thread([&] { act(0, one); });
            act(1, other);
        }
        const Job job = *ledgers_[1]->find(id);
        const bool counts_right = job.state != JobState::completed || job.progress.rows == 5;
        EXPECT_TRUE(counts_right) << job.progress.rows;
        return told[0] + "| " + told[1] + "-> " + std::string(name_of(job.state));
    }

    TestFolder folder_;
    std::unique_ptr<JobLedger> ledgers_[2] = {open(), open()};
};

TEST_F(Races, end_as_if_one_had_come_after_the_other) {
    for (const JobState from : {JobState::generating, JobState::paused})
        for (const Step control : all_controls)
            for (const Side& other : sides) {
                const Side one = {control};
                std::set<std::string> possible;
                add_outcomes({from}, one, 0, other, 0, "", "", possible);
                for (u64 round = 0; round < rounds(); round++) {
                    const std::string outcome = race(from, one, other);
                    ASSERT_TRUE(possible.contains(outcome)) << name_of(from) << ": " << outcome;
                }
            }
}

}  // namespace
}  // namespace rowsmith
