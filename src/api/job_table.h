// Jobs as a table that fits a terminal.
#pragma once
#include <string>
#include <vector>

#include "jobs/job.h"

namespace rowsmith {

struct TableSize {
    size_t width = 0;   // columns; 0 = no limit
    size_t height = 0;  // lines, a heading among them; 0 = no limit
};

// A heading and a line a job: id, state, bar, percent, speed, time left, name. Narrow ones lose
// columns from the bar on; what does not fit below is counted in the last line.
std::string job_table(const std::vector<Job>& jobs, TableSize size);

// The same of one job without a limit.
std::string job_line(const Job& job);

}  // namespace rowsmith
