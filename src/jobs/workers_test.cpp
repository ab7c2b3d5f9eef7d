#include "jobs/workers.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/clock.h"
#include "base/test_folder.h"
#include "jobs/chunk_order.h"
#include "jobs/make_chunk.h"
#include "schema/read_schema.h"
#include "store/delivery.h"
#include "store/disk_store.h"
#include "store/verify.h"

namespace rowsmith {
namespace {

constexpr const char* family = R"(rowsmith: 1
name: family
seed: 3
tables:
  parents:
    rows: 95
    primary_key: id
    columns:
      id: {type: integer, generate: sequence}
      name: {type: string, generate: person.full_name}
  children:
    rows: {per: parents, mean: 3, max: 9}
    columns:
      parent_id: {references: parents.id}
      price: {type: decimal, scale: 2, min_value: 1, max_value: 99}
      note: {type: string, generate: text.sentence, null_share: 10%}
)";

const std::string id = "33333333-0000-4000-8000-000000000000";

using Files = std::map<std::string, std::string>;

// The names of files that only one side has, or that hold other bytes.
std::string differences(const Files& one, const Files& other) {
    std::string names;
    for (const auto& [name, bytes] : one)
        if (!other.contains(name) || other.at(name) != bytes) names += name + " ";
    for (const auto& [name, bytes] : other)
        if (!one.contains(name)) names += name + " ";
    return names;
}

class Making : public ::testing::Test {
protected:
    void SetUp() override {
        ledger_ = *JobLedger::open(real_filesystem(), folder_ + "/jobs", real_clock());
    }

    JobSpec spec_of(const std::string& format, u64 chunk_rows, JobLayout layout) {
        JobSpec spec{.name = "family",
                     .schema_text = family,
                     .format = format,
                     .place = "file:" + folder_ + "/out",
                     .chunk_place = "file:" + folder_ + "/temp",
                     .layout = layout};
        if (layout == JobLayout::parts) spec.chunk_place = spec.place;
        const auto data = load_job(id, spec, real_filesystem());
        EXPECT_TRUE(data) << to_text(data.error());
        spec.tables = *divide(**data, chunk_rows);
        return spec;
    }
    void make(const JobSpec& spec) {
        ASSERT_TRUE(ledger_->create(id, spec));
    }
    void run(u32 threads = 2) {
        Workers workers(*ledger_, real_filesystem(), real_clock(), {.threads = threads});
        const auto done = workers.run();
        EXPECT_TRUE(done) << to_text(done.error());
    }
    std::string state() {
        const Job job = *ledger_->find(id);
        return std::string(name_of(job.state)) + job.error_message;
    }
    // All files below, with their bytes.
    Files files_in(const std::string& below) {
        Files files;
        const std::string root = folder_ + "/" + below;
        if (!std::filesystem::exists(root)) return files;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root))
            if (entry.is_regular_file())
                files[entry.path().string().substr(root.size() + 1)] =
                    *real_filesystem().read(entry.path().string(), 100'000'000);
        return files;
    }
    // What a run without a job makes.
    Files plainly(const JobSpec& spec) {
        const auto data = load_job(id, spec, real_filesystem());
        {
            const auto store = disk_store(real_filesystem(), folder_ + "/plain");
            const auto delivery = deliver(*store);
            EXPECT_TRUE(write_dataset({.plan = &(*data)->plan,
                                       .schema_text = spec.schema_text,
                                       .tables = (*data)->tables,
                                       .format = &(*data)->format},
                                      **delivery));
        }
        return files_in("plain");
    }

    TestFolder own_;
    const std::string folder_ = own_.path();
    std::unique_ptr<JobLedger> ledger_;
};

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
            ASSERT_TRUE(ledger_->remove(id));
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

TEST_F(Making, goes_on_with_what_is_missing) {
    const JobSpec spec = spec_of("csv", 10, JobLayout::file);
    make(spec);
    ASSERT_TRUE(ledger_->begin(id));
    const auto data = load_job(id, spec, real_filesystem());
    for (const u64 number : {3, 0, 4})
        EXPECT_EQ(*ledger_->add_chunk(id, *make_chunk(**data, number, {})), Handover::taken);
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
    const auto events = ledger_->events(id, 0, 100);
    for (const JobEvent& event : *events)
        if (event.kind == "chunk_dropped") dropped += event.detail + "; ";
    EXPECT_EQ(dropped, "0: no file; 4: its bytes have changed; ");
}

TEST_F(Making, leaves_paused_jobs_alone) {
    make(spec_of("csv", 10, JobLayout::file));
    ASSERT_TRUE(ledger_->begin(id));
    ASSERT_TRUE(ledger_->control(id, JobAction::pause, ""));
    run();
    EXPECT_EQ(state(), "paused");
    ASSERT_TRUE(ledger_->control(id, JobAction::resume, ""));
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
    ASSERT_TRUE(ledger_->control(id, JobAction::retry, ""));
    run();
    EXPECT_EQ(state(), "completed");
}

}  // namespace
}  // namespace rowsmith
