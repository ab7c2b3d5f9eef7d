#include "api/job_table.h"

#include <gtest/gtest.h>

namespace rowsmith {
namespace {

Job job_of(const std::string& id, JobState state, u64 rows) {
    Job job;
    job.id = id + "-0000-4000-8000-000000000000";
    job.spec.name = "shop";
    job.state = state;
    job.progress = {.rows = rows, .rows_total = 1000, .working_us = 2'000'000, .step = "chunks"};
    return job;
}

TEST(JobTable, tells_all_where_there_is_room) {
    EXPECT_EQ(job_line(job_of("3f2a0001", JobState::generating, 250)),
              "3f2a0001  generating, chunks       #####...............    25.0 %     125 rows/s"
              "     0:06 left  shop");
    EXPECT_EQ(job_line(job_of("3f2a0001", JobState::paused, 1000)).substr(10, 6), "paused");
}

TEST(JobTable, fits_every_width_and_height) {
    std::vector<Job> jobs;
    for (int i = 0; i < 30; i++) jobs.push_back(job_of("3f2a0001", JobState::generating, 500));
    for (const size_t width : {20u, 60u, 80u, 120u})
        for (const size_t height : {4u, 10u, 40u}) {
            const std::string table = job_table(jobs, {width, height});
            size_t lines = 0, at = 0;
            for (size_t end = 0; (end = table.find('\n', at)) != std::string::npos; at = end + 1) {
                EXPECT_LT(end - at, width);
                lines++;
            }
            EXPECT_EQ(lines, height > 31 ? 31 : height - 1);
            EXPECT_EQ(table.find("more\n") != std::string::npos, height < 31);
        }
}

}  // namespace
}  // namespace rowsmith
