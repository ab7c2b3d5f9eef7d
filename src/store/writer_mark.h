// Names of what an upload puts into an object store before it is whole. They all stand under one
// prefix and tell who is writing, so that what the dead have left can be swept away:
//
//   .rowsmith/MACHINE-PID-START-NUMBER[-REST]
//
// MACHINE stands for one start of one machine and one numbering of its processes: only there can a
// process be looked up. What others have left goes when it is a day old.
#pragma once
#include <string>
#include <string_view>

#include "base/integers.h"

namespace rowsmith {

constexpr std::string_view marks_folder = ".rowsmith/";
constexpr i64 mark_lasts_us = i64{86'400} * 1'000'000;

// A new one with each call. `rest` has no '/'.
std::string new_writer_mark(std::string_view rest = {});

// Whether the writer of a mark is gone; false for what is no mark. `now_us` and `made_us` since
// 1970.
struct MarkTimes {
    i64 made_us = 0, now_us = 0;
};
bool is_left_behind(std::string_view name, MarkTimes times);

// What stands behind the writer; empty where nothing does.
std::string_view rest_of_mark(std::string_view name);

}  // namespace rowsmith
