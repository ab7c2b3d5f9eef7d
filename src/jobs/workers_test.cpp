#include "jobs/workers.h"

#include "jobs/clear_place.h"
#include "jobs/make_chunk.h"
#include "jobs/making_fixture.h"
#include "store/verify.h"

namespace rowsmith {
namespace {

TEST_F(Making, gives_the_files_of_a_plain_run) {
    for (const char* format : {"csv", "json", "jsonl", "parquet", "arrow", "arrow_stream"})
        for (const u64 chunk_rows : {7u, 100'000u}) {
            SCOPED_TRACE(std::string(format) + " in chunks of " + std::to_string(chunk_rows));
            const JobSpec spec = spec_of(format, chunk_rows, JobLayout::file);
            make(spec);
            run();
            EXPECT_EQ(state(), "completed");
            const auto made = files_in("out"), plain = plainly(spec);
            EXPECT_EQ(made.size(), 4U);
            EXPECT_EQ(differences(made, plain), "");
            EXPECT_EQ(files_in("temp").size(), 0U) << "chunks are left over";
            ASSERT_TRUE(ledger_->remove(made_id));
            std::filesystem::remove_all(folder_ + "/out");
            std::filesystem::remove_all(folder_ + "/plain");
        }
}

TEST_F(Making, gives_a_folder_of_parts_with_a_manifest) {
    make(spec_of("csv", 20, JobLayout::parts));
    run();
    EXPECT_EQ(state(), "completed");
    const auto store = disk_store(real_filesystem(), folder_ + "/out");
    const auto manifest = manifest_in(*store);
    ASSERT_TRUE(manifest);
    EXPECT_EQ(manifest->tables[0].files.size(), 5U);
    EXPECT_EQ(manifest->tables[0].files[4].name, "parents/part-00004.csv");
    for (const ManifestFile& file : files_of(*manifest))
        EXPECT_TRUE(verify_file(*store, file, ChecksumKind::sha256, nullptr));
    EXPECT_TRUE(files_in("out").contains("children/_SUCCESS"));
}

TEST_F(Making, leaves_nothing_of_older_data) {
    make(spec_of("jsonl", 10, JobLayout::parts));
    run();
    ASSERT_TRUE(ledger_->remove(made_id));
    EXPECT_TRUE(files_in("out").contains("parents/part-00009.jsonl"));
    const JobSpec fewer = spec_of("jsonl", 50, JobLayout::parts);
    make(fewer);
    run();
    EXPECT_EQ(files_in("out").size(), fewer.chunks() + 4);  // a mark a table, schema, manifest
    ASSERT_TRUE(ledger_->remove(made_id));
    const JobSpec whole = spec_of("jsonl", 50, JobLayout::file);
    make(whole);
    run();
    EXPECT_EQ(differences(files_in("out"), plainly(whole)), "");
}

TEST_F(Making, takes_the_seals_of_older_data_away_first) {
    const JobSpec spec = spec_of("csv", 10, JobLayout::parts);
    make(spec);
    run();
    const size_t files = files_in("out").size();
    const auto data = load_job(made_id, spec, real_filesystem());
    ASSERT_TRUE(clear_place(**data));
    EXPECT_FALSE(files_in("out").contains("manifest.json"));
    EXPECT_FALSE(files_in("out").contains("children/_SUCCESS"));
    EXPECT_EQ(files_in("out").size(), files - 3);  // the rest is the job's own
    EXPECT_TRUE(clear_place(**data));
}

TEST_F(Making, goes_on_with_what_is_missing) {
    const JobSpec spec = spec_of("csv", 10, JobLayout::file);
    make(spec);
    ASSERT_TRUE(ledger_->begin(made_id));
    const auto data = load_job(made_id, spec, real_filesystem());
    for (const u64 number : {3U, 0U, 4U})
        EXPECT_EQ(*ledger_->add_chunk(made_id, *make_chunk(**data, number, {})), Handover::taken);
    std::filesystem::remove(folder_ + "/temp/chunk_000000.csv");
    // The size is right, the bytes are not: assembling finds it.
    auto broken = files_in("temp")["chunk_000004.csv"];
    broken[broken.size() / 2] ^= 1;
    const auto file = real_filesystem().create(folder_ + "/temp/chunk_000004.csv");
    ASSERT_TRUE((*file)->write(broken));
    ASSERT_TRUE((*file)->close());
    run(1);
    EXPECT_EQ(state(), "completed");
    EXPECT_EQ(differences(files_in("out"), plainly(spec)), "");
    std::string dropped;
    const auto events = ledger_->events(made_id, 0, 100);
    for (const JobEvent& event : *events)
        if (event.kind == "chunk_dropped") dropped += event.detail + "; ";
    EXPECT_EQ(dropped, "0: no file; 4: its bytes have changed; ");
}

TEST_F(Making, leaves_paused_jobs_alone) {
    make(spec_of("csv", 10, JobLayout::file));
    ASSERT_TRUE(ledger_->begin(made_id));
    ASSERT_TRUE(ledger_->control(made_id, JobAction::pause, ""));
    run();
    EXPECT_EQ(state(), "paused");
    ASSERT_TRUE(ledger_->control(made_id, JobAction::resume, ""));
    run();
    EXPECT_EQ(state(), "completed");
}

TEST_F(Making, fails_with_the_reason_and_can_be_tried_again) {
    const JobSpec spec = spec_of("csv", 10, JobLayout::file);
    make(spec);
    // A file stands where the folder of chunks should be.
    ASSERT_TRUE((*real_filesystem().create(folder_ + "/temp"))->close());
    run();
    EXPECT_TRUE(state().starts_with("failed" + folder_ + "/temp")) << state();
    std::filesystem::remove(folder_ + "/temp");
    ASSERT_TRUE(ledger_->control(made_id, JobAction::retry, ""));
    run();
    EXPECT_EQ(state(), "completed");
}

}  // namespace
}  // namespace rowsmith
