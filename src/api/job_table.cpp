#include "api/job_table.h"

#include <algorithm>

#include "api/job_report.h"
#include "base/text.h"

namespace rowsmith {

namespace {

constexpr size_t id_width = 8;  // enough to name a job by
constexpr size_t bar_width = 20;
constexpr size_t bar_needs_width = 100;
constexpr size_t speed_needs_width = 72;

std::string left(std::string text, size_t width) {
    text.resize(std::max(width, text.size()), ' ');
    return text;
}

std::string right(const std::string& text, size_t width) {
    return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

std::string bar(const JobProgress& progress) {
    const auto full = static_cast<size_t>(progress.percent() / 100 * bar_width);
    return std::string(full, '#') + std::string(bar_width - full, '.');
}

// "3.4 M rows/s"
std::string speed_text(const JobProgress& progress) {
    if (progress.rows == 0 || progress.working_us == 0) return "";
    auto tenths = static_cast<u64>(progress.rows_per_second() * 10);
    constexpr std::string_view units[] = {"", " k", " M", " G"};
    size_t unit = 0;
    for (; tenths >= 10'000 && unit < 3; unit++) tenths /= 1000;
    std::string text = std::to_string(tenths / 10);
    if (unit > 0) text += "." + std::to_string(tenths % 10);
    return text + std::string(units[unit]) + " rows/s";
}

std::string time_text(const Job& job) {
    const auto left_us = job.progress.left_us();
    if (job.state == JobState::generating && left_us) return span_text(*left_us) + " left";
    return span_text(job.progress.working_us);
}

// Cells of the same widths for the heading and all jobs.
struct Cells {
    std::string id, state, bar, percent, speed, time, name;
};

std::string line_of(const Cells& cells, size_t width) {
    const bool is_free = width == 0;
    std::string line = left(cells.id, id_width) + "  " + left(cells.state, 23) + "  ";
    if (is_free || width >= bar_needs_width) line += left(cells.bar, bar_width) + "  ";
    line += right(cells.percent, 8) + "  ";
    if (is_free || width >= speed_needs_width) line += right(cells.speed, 13) + "  ";
    line += right(cells.time, 12) + "  " + cells.name;
    // The last column stays free: some terminals go on to the next line there.
    if (!is_free && line.size() >= width) line.resize(width - 1);
    return line;
}

Cells cells_of(const Job& job) {
    Cells cells;
    cells.id = job.id.substr(0, id_width);
    cells.state = std::string(name_of(job.state));
    if (!job.progress.step.empty() && job.state == JobState::generating)
        cells.state += ", " + job.progress.step;
    cells.bar = bar(job.progress);
    cells.percent = percent_text(job.progress);
    cells.speed = speed_text(job.progress);
    cells.time = time_text(job);
    cells.name = job.spec.name;
    return cells;
}

}  // namespace

std::string job_line(const Job& job) { return line_of(cells_of(job), 0); }

std::string job_table(const std::vector<Job>& jobs, TableSize size) {
    const Cells heading{.id = "job",
                        .state = "state",
                        .bar = "",
                        .percent = "done",
                        .speed = "speed",
                        .time = "time",
                        .name = "name"};
    std::string text = line_of(heading, size.width) + "\n";
    // One line for the heading, one for what does not fit, one for the cursor.
    const bool is_too_long = size.height > 3 && jobs.size() + 2 > size.height;
    const size_t shown = is_too_long ? size.height - 3 : jobs.size();
    for (size_t i = 0; i < shown; i++) text += line_of(cells_of(jobs[i]), size.width) + "\n";
    if (is_too_long) text += "and " + with_commas(jobs.size() - shown) + " more\n";
    return text;
}

}  // namespace rowsmith
