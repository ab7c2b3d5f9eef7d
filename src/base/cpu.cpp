#include "base/cpu.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <string>

namespace rowsmith {
namespace {

constexpr std::array<std::string_view, 4> names = {"base", "v2", "v3", "v4"};

CpuLevel detect() {
#if defined(__x86_64__)
    __builtin_cpu_init();
    const bool has_v3 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                        __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("fma");
    const bool has_v4 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                        __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
                        __builtin_cpu_supports("avx512vl");
    if (has_v3 && has_v4) return CpuLevel::v4;
    return has_v3 ? CpuLevel::v3 : CpuLevel::v2;
#else
    return CpuLevel::base;
#endif
}

std::atomic<CpuLevel>& level_in_use() {
    static std::atomic<CpuLevel> level = detected_cpu_level();
    return level;
}

std::string levels_here() {
    const auto last = static_cast<size_t>(detected_cpu_level());
    std::string text;
    for (size_t i = last == 0 ? 0 : 1; i <= last; ++i) {
        text += (text.empty() ? "" : ", ") + std::string(names[i]);
    }
    return text;
}

}  // namespace

std::string_view name_of(CpuLevel level) { return names[static_cast<size_t>(level)]; }

CpuLevel detected_cpu_level() {
    static const CpuLevel level = detect();
    return level;
}

CpuLevel cpu_level() { return level_in_use().load(std::memory_order_relaxed); }

Result<void> use_cpu_level(std::string_view name) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) {
        return fail({.code = ErrorCode::invalid_argument,
                     .cause = "unknown_cpu_level",
                     .message = "there is no CPU level '" + std::string(name) + "'",
                     .expected = "one of " + levels_here()});
    }
    const auto level = static_cast<CpuLevel>(found - names.begin());
    const bool is_base = level == CpuLevel::base;
    if (level > detected_cpu_level() || is_base != (detected_cpu_level() == CpuLevel::base)) {
        return fail({.code = ErrorCode::unsupported,
                     .cause = "missing_cpu_level",
                     .message = "this machine has no CPU level '" + std::string(name) + "'",
                     .expected = "one of " + levels_here()});
    }
    level_in_use().store(level, std::memory_order_relaxed);
    return {};
}

}  // namespace rowsmith
