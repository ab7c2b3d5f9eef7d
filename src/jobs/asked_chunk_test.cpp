#include "jobs/asked_chunk.h"

#include "jobs/making_fixture.h"
#include "jobs/merge_job.h"

namespace rowsmith {
namespace {

class Asking : public Making {
protected:
    JobSpec client_spec(const std::string& format = "csv") {
        JobSpec spec = spec_of(format, 20, JobLayout::file);
        spec.driver = Driver::client;
        return spec;
    }
    Job job() { return *ledger_->find(made_id); }
    Result<AskedChunk> ask(u64 number) {
        return ask_chunk(*ledger_, real_filesystem(), job(), number, {});
    }
    std::string cause(u64 number) {
        const auto asked = ask(number);
        return asked ? "" : asked.error().cause;
    }
    Result<Merge> merge() {
        return merge_job(job(), *ledger_->chunks(made_id), real_filesystem(), {});
    }
};

TEST_F(Asking, makes_what_workers_would_make) {
    for (const char* format : {"csv", "json", "parquet"}) {
        SCOPED_TRACE(format);
        const JobSpec spec = client_spec(format);
        make(spec);
        EXPECT_EQ(merge().error().cause, "job_not_completed");
        for (u64 number = spec.chunks(); number-- > 0;) {
            const auto asked = ask(number);
            ASSERT_TRUE(asked) << to_text(asked.error());
            EXPECT_EQ(asked->job.state, number > 0 ? JobState::generating : JobState::completed);
        }
        const auto merged = merge();
        ASSERT_TRUE(merged) << to_text(merged.error());
        EXPECT_EQ(differences(files_in("out"), plainly(spec)), "");
        ASSERT_TRUE(ledger_->remove(made_id));
        for (const char* folder : {"/out", "/plain", "/temp"})
            std::filesystem::remove_all(folder_ + folder);
    }
}

TEST_F(Asking, gives_a_chunk_that_is_there_in_every_state) {
    make(client_spec());
    ASSERT_TRUE(ask(0));
    for (const JobAction action : {JobAction::pause, JobAction::cancel}) {
        ASSERT_TRUE(ledger_->control(made_id, action, ""));
        EXPECT_EQ(cause(0), "");
        EXPECT_EQ(cause(1), "job_not_open");
    }
    EXPECT_EQ(cause(99), "chunk_not_found");
    EXPECT_EQ(job().progress.chunks, 1U);
}

TEST_F(Asking, makes_a_chunk_again_whose_file_is_gone) {
    make(client_spec());
    const auto first = ask(2);
    ASSERT_TRUE(first);
    std::filesystem::remove(folder_ + "/temp/" + first->chunk.file);
    const auto second = ask(2);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->chunk.sha256, first->chunk.sha256);
    EXPECT_EQ(second->job.progress.chunks, 1U);
    EXPECT_TRUE(std::filesystem::exists(folder_ + "/temp/" + first->chunk.file));
}

TEST_F(Asking, fails_the_job_and_opens_it_again) {
    make(client_spec());
    ASSERT_TRUE((*real_filesystem().create(folder_ + "/temp"))->close());
    EXPECT_NE(cause(0), "");
    EXPECT_EQ(job().state, JobState::failed);
    std::filesystem::remove(folder_ + "/temp");
    EXPECT_EQ(cause(0), "");
    EXPECT_EQ(job().state, JobState::generating);
    EXPECT_EQ(job().error_message, "");
}

TEST_F(Asking, merges_without_the_chunks_too) {
    const JobSpec spec = client_spec();
    make(spec);
    for (u64 number = 0; number < spec.chunks(); number++) ASSERT_TRUE(ask(number));
    std::filesystem::remove(folder_ + "/temp/chunk_000001.csv");
    ASSERT_TRUE(merge());
    const Files plain = plainly(spec);
    EXPECT_EQ(differences(files_in("out"), plain), "");
    // What was changed since then is put right; what is something else is left alone.
    std::filesystem::resize_file(folder_ + "/out/parents.csv", 10);
    EXPECT_EQ(merge().error().cause, "data_exists");
    std::filesystem::remove(folder_ + "/out/parents.csv");
    ASSERT_TRUE(merge());
    EXPECT_EQ(differences(files_in("out"), plain), "");
}

}  // namespace
}  // namespace rowsmith
