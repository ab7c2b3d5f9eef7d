#include "cli/progress_line.h"

#include <chrono>

#include "base/text.h"
#include "cli/terminal.h"

namespace rowsmith {

namespace {

constexpr std::chrono::milliseconds interval(100);
constexpr std::string_view wipe = "\r\x1b[K";

// "950", "12.3 k", "1.2 M"
std::string short_number(u64 number) {
    static constexpr std::string_view units[] = {"", " k", " M", " G"};
    u64 tenths = number * 10;
    size_t unit = 0;
    for (; tenths >= 10'000 && unit < 3; unit++) tenths /= 1000;
    std::string text = std::to_string(tenths / 10);
    if (unit > 0 && tenths < 1000) text += "." + std::to_string(tenths % 10);
    return text + std::string(units[unit]);
}

std::string clock_text(u64 seconds) {
    const std::string rest = std::to_string(seconds % 60);
    return std::to_string(seconds / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

}  // namespace

std::string progress_text(u64 rows_done, u64 rows_total, u64 bytes_done, u64 elapsed_us) {
    std::string text = with_commas(rows_done) + " rows";
    if (rows_total > 0)
        text = with_commas(rows_done) + " of " + with_commas(rows_total) + " rows (" +
               std::to_string(rows_done * 100 / rows_total) + "%)";
    if (elapsed_us == 0 || rows_done == 0) return text;
    const double seconds = static_cast<double>(elapsed_us) / 1e6;
    const double rows_per_second = static_cast<double>(rows_done) / seconds;
    const double bytes_per_second = static_cast<double>(bytes_done) / seconds;
    text += "  " + short_number(static_cast<u64>(rows_per_second)) + " rows/s  " +
            with_commas(static_cast<u64>(bytes_per_second / 1e6)) + " MB/s";
    if (rows_total >= rows_done && rows_total > 0)
        text += "  " +
                clock_text(static_cast<u64>(static_cast<double>(rows_total - rows_done) /
                                            rows_per_second)) +
                " left";
    return text;
}

ProgressLine::ProgressLine(const Progress& progress, Clock& clock)
    : progress_(progress), clock_(clock), start_us_(clock.elapsed_us()) {
    thread_ = std::thread([this] { draw(); });
}

ProgressLine::~ProgressLine() {
    {
        const std::lock_guard lock(mutex_);
        done_ = true;
    }
    ended_.notify_all();
    thread_.join();
}

void ProgressLine::draw() {
    std::unique_lock lock(mutex_);
    bool drawn = false;
    while (!ended_.wait_for(lock, interval, [this] { return done_; })) {
        if (progress_.rows_total == 0 && progress_.rows_done == 0) continue;
        std::string text = progress_text(progress_.rows_done, progress_.rows_total,
                                         progress_.bytes_done, clock_.elapsed_us() - start_us_);
        const size_t width = width_of(Stream::error);
        if (width > 0 && text.size() >= width) text.resize(width - 1);
        put(Stream::error, std::string(wipe) + text);
        drawn = true;
    }
    if (drawn) put(Stream::error, wipe);
}

}  // namespace rowsmith
