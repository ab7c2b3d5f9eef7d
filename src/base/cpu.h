// The CPU level of this process: which of the builds of a kernel runs (cmake/cpu_levels.cmake).
//
// A kernel file defines its functions in namespace ROWSMITH_CPU_LEVEL and is compiled once a level.
// Its header declares them for every level, and callers pick one at plan time:
//
//     #define DECLARE_LEVEL(level) namespace level { void fill(u64 key, std::span<u64> out); }
//     ROWSMITH_EACH_CPU_LEVEL(DECLARE_LEVEL)
//     …
//     auto* fill = ROWSMITH_AT_CPU_LEVEL(fill);
#pragma once
#include <string_view>

#include "base/integers.h"
#include "base/result.h"

namespace rowsmith {

// x86-64-v2 (SSE4.2), -v3 (AVX2), -v4 (AVX-512); base is the one level of other machines.
enum class CpuLevel : u8 { base, v2, v3, v4 };

std::string_view name_of(CpuLevel level);

// The best level that this machine has and that is built.
CpuLevel detected_cpu_level();

// The level in use: the detected one unless use_cpu_level said otherwise.
CpuLevel cpu_level();

// Takes a lower level, for tests and measurements (`--cpu v2`). Call before planning. Fails with
// cause unknown_cpu_level or missing_cpu_level (the machine lacks it).
Result<void> use_cpu_level(std::string_view name);

}  // namespace rowsmith

#if defined(__x86_64__)
#define ROWSMITH_EACH_CPU_LEVEL(declare) declare(v2) declare(v3) declare(v4)
#define ROWSMITH_AT_CPU_LEVEL(name)                                    \
    (::rowsmith::cpu_level() == ::rowsmith::CpuLevel::v4   ? &v4::name \
     : ::rowsmith::cpu_level() == ::rowsmith::CpuLevel::v3 ? &v3::name \
                                                           : &v2::name)
#else
#define ROWSMITH_EACH_CPU_LEVEL(declare) declare(base)
#define ROWSMITH_AT_CPU_LEVEL(name) (&base::name)
#endif
