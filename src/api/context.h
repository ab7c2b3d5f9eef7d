// What every operation is given: the outside world and what the program knows of itself.
#pragma once
#include <atomic>
#include <functional>
#include <memory>

#include "base/byte_sink.h"
#include "base/clock.h"
#include "base/entropy.h"
#include "base/error.h"
#include "base/filesystem.h"
#include "config/settings.h"
#include "schema/catalogue.h"

namespace rowsmith {

// Written by an operation, read by whoever shows it.
struct Progress {
    std::atomic<u64> rows_total = 0;  // 0: not known yet
    std::atomic<u64> rows_done = 0;
    std::atomic<u64> bytes_done = 0;
};

class Screen;

// Who asks: a person at this machine, or a program from elsewhere, which may read listed inputs
// only.
enum class Caller : u8 { person, program };

struct Context {
    FileSystem& files;
    Clock& clock;
    const Catalogue& catalogue;
    Settings settings;
    std::function<std::unique_ptr<ByteSink>()> standard_output;
    Entropy* entropy = &real_entropy();
    const std::atomic<bool>* cancelled = nullptr;
    Progress* progress = nullptr;
    Screen* screen = nullptr;  // none where a surface takes replies alone
    Caller caller = Caller::person;
    size_t text_width = 0;  // of the terminal; 0 = no limit
    // All mistakes of a document at once, and warnings, which stop nothing.
    Problems problems = {};
};

// The error of an operation whose mistakes all stand in Context::problems.
Error see_problems();
bool is_see_problems(const Error& error);

}  // namespace rowsmith
