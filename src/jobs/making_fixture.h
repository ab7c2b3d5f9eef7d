// Jobs of a small family of tables on the real disk, to be made and compared with a plain run.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>

#include "base/clock.h"
#include "base/test_folder.h"
#include "jobs/chunk_order.h"
#include "jobs/ledger.h"
#include "jobs/loaded_job.h"
#include "jobs/workers.h"
#include "store/delivery.h"
#include "store/disk_store.h"

namespace rowsmith {

inline constexpr const char* family = R"(rowsmith: 1
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

inline const std::string made_id = "33333333-0000-4000-8000-000000000000";

using Files = std::map<std::string, std::string>;

// The names of files that only one side has, or that hold other bytes.
inline std::string differences(const Files& one, const Files& other) {
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
        const auto data = load_job(made_id, spec, real_filesystem());
        EXPECT_TRUE(data) << to_text(data.error());
        spec.tables = divide(**data, chunk_rows)->tables;
        return spec;
    }
    void make(const JobSpec& spec) { ASSERT_TRUE(ledger_->create(made_id, spec)); }
    void run(u32 threads = 2) {
        Workers workers(*ledger_, real_filesystem(), real_clock(), {.threads = threads});
        const auto done = workers.run();
        EXPECT_TRUE(done) << to_text(done.error());
    }
    std::string state() {
        const Job job = *ledger_->find(made_id);
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
        const auto data = load_job(made_id, spec, real_filesystem());
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

}  // namespace rowsmith
