#include "jobs/remove_job.h"

#include "jobs/make_chunk.h"
#include "jobs/making_fixture.h"
#include "jobs/remove_chunks.h"

namespace rowsmith {
namespace {

const std::string other_id = "44444444-0000-4000-8000-000000000000";

class Removing : public Making {
protected:
    // Some chunks, and no more.
    void make_some(const std::string& id, const JobSpec& spec) {
        ASSERT_TRUE(ledger_->create(id, spec));
        ASSERT_TRUE(ledger_->begin(id));
        const auto data = load_job(id, spec, real_filesystem());
        for (const u64 number : {0U, 2U})
            ASSERT_EQ(*ledger_->add_chunk(id, *make_chunk(**data, number, {})), Handover::taken);
    }
    Cleaning clean() {
        return *clean_jobs(*ledger_, real_filesystem(), {.ended_before_us = INT64_MAX});
    }
};

TEST_F(Removing, takes_chunks_and_then_the_entry) {
    make_some(made_id, spec_of("csv", 20, JobLayout::file));
    const auto removed = remove_job(*ledger_, real_filesystem(), made_id);
    ASSERT_TRUE(removed);
    EXPECT_EQ(removed->files, 2U);
    EXPECT_EQ(files_in("temp").size(), 0U);
    EXPECT_EQ(remove_job(*ledger_, real_filesystem(), made_id).error().cause, "job_not_found");
}

TEST_F(Removing, goes_on_where_it_was_cut_off) {
    make_some(made_id, spec_of("csv", 20, JobLayout::file));
    ASSERT_TRUE(ledger_->mark_for_removal(made_id));
    std::filesystem::remove(folder_ + "/temp/chunk_000000.csv");
    const Cleaning cleaning = clean();
    ASSERT_EQ(cleaning.removed.size(), 1U);
    EXPECT_EQ(cleaning.removed[0].files, 1U);
    EXPECT_EQ(files_in("temp").size(), 0U);
    EXPECT_EQ(ledger_->marked_for_removal()->size(), 0U);
}

TEST_F(Removing, leaves_the_entry_where_files_cannot_go) {
    JobSpec spec = spec_of("csv", 20, JobLayout::file);
    spec.chunk_place = "nowhere://x";
    ASSERT_TRUE(ledger_->create(made_id, spec));
    ASSERT_TRUE(ledger_->control(made_id, JobAction::cancel, ""));
    EXPECT_EQ(clean().errors.size(), 1U);
    EXPECT_EQ(clean().errors.size(), 1U);
    EXPECT_EQ(ledger_->marked_for_removal()->size(), 1U);
}

TEST_F(Removing, leaves_parts_that_another_job_has_finished) {
    const JobSpec spec = spec_of("csv", 20, JobLayout::parts);
    make_some(made_id, spec);
    ASSERT_TRUE(ledger_->fail_job(made_id, {.cause = "full", .message = "the disk is full"}));
    ASSERT_TRUE(ledger_->create(other_id, spec));
    run();
    EXPECT_EQ(ledger_->find(other_id)->state, JobState::completed);
    const Files before = files_in("out");
    EXPECT_EQ(clean().removed.size(), 2U);
    EXPECT_EQ(differences(files_in("out"), before), "");
}

TEST_F(Removing, leaves_files_of_others_among_parts) {
    make_some(made_id, spec_of("csv", 20, JobLayout::parts));
    const std::string parents = folder_ + "/out/parents/";
    // The last two have numbers that no part of this job has.
    for (const char* name : {"part-mine.txt", "part-00000.parquet", "part-1.csv", "part-00005.csv",
                             "part-99999999999999999999.csv"})
        ASSERT_TRUE((*real_filesystem().create(parents + name))->close());
    ASSERT_TRUE(ledger_->control(made_id, JobAction::cancel, ""));
    EXPECT_EQ(clean().removed[0].files, 2U);
    EXPECT_EQ(files_in("out").size(), 5U);
}

TEST_F(Removing, knows_parts_of_a_format_that_is_gone) {
    JobSpec spec = spec_of("csv", 20, JobLayout::parts);
    make_some(made_id, spec);
    spec.format = "scroll";
    spec.schema_text = "no schema";
    EXPECT_EQ(*remove_chunks(real_filesystem(), spec), 2U);
}

TEST_F(Removing, has_to_do_with_jobs_whose_entry_was_edited) {
    JobSpec spec = spec_of("csv", 20, JobLayout::file);
    spec.tables[1].chunks = UINT64_MAX - 4;
    EXPECT_EQ(load_job(made_id, spec, real_filesystem()).error().cause, "job_broken");
    ASSERT_TRUE(ledger_->create(made_id, spec));
    run();
    EXPECT_EQ(ledger_->find(made_id)->error_cause, "job_broken");
    EXPECT_EQ(clean().removed.size(), 1U);
}

TEST_F(Removing, leaves_jobs_that_were_tried_again) {
    make_some(made_id, spec_of("csv", 20, JobLayout::file));
    ASSERT_TRUE(ledger_->fail_job(made_id, {.cause = "full", .message = "the disk is full"}));
    EXPECT_EQ(ledger_->ended_before(INT64_MAX)->size(), 1U);
    ASSERT_TRUE(ledger_->control(made_id, JobAction::retry, ""));
    const auto marked = ledger_->mark_for_removal(made_id, JobLedger::Removable::over);
    EXPECT_EQ(marked.error().cause, "job_not_over");
    EXPECT_EQ(ledger_->find(made_id)->state, JobState::pending);
}

TEST_F(Removing, takes_parts_of_what_was_never_finished) {
    make_some(made_id, spec_of("csv", 20, JobLayout::parts));
    EXPECT_EQ(files_in("out").size(), 2U);
    EXPECT_EQ(clean().removed.size(), 0U) << "it is not over";
    ASSERT_TRUE(ledger_->control(made_id, JobAction::cancel, ""));
    EXPECT_EQ(clean().removed.size(), 1U);
    EXPECT_EQ(files_in("out").size(), 0U);
}

}  // namespace
}  // namespace rowsmith
