// One line on a terminal that follows a run: rows, rows/s, MB/s, time left.
#pragma once
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "api/context.h"

namespace rowsmith {

// Draws on standard error ten times a second from its own thread until it is destroyed, which
// wipes the line.
class ProgressLine {
public:
    ProgressLine(const Progress& progress, Clock& clock);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

private:
    void draw();

    const Progress& progress_;
    Clock& clock_;
    u64 start_us_;
    std::mutex mutex_;
    std::condition_variable ended_;
    bool done_ = false;
    std::thread thread_;
};

// "1,200,000 of 7,000,000 rows (17%)  12.3 M rows/s  560 MB/s  0:03 left"
std::string progress_text(u64 rows_done, u64 rows_total, u64 bytes_done, u64 elapsed_us);

}  // namespace rowsmith
