// A pure arithmetic loop, to learn what a second thread of this machine is worth at the moment:
// mixes STEPS numbers in registers, shared among THREADS, and prints the seconds by the clock.
//
//   bench_arithmetic STEPS THREADS
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

#include "base/mix.h"

using rowsmith::u64;

int main(int count, char** arguments) {
    if (count != 3) return 2;
    const u64 threads = std::strtoull(arguments[2], nullptr, 10);
    if (threads < 1 || threads > 64) return 2;
    const u64 steps = std::strtoull(arguments[1], nullptr, 10) / threads;
    std::vector<u64> sums(threads * 8);  // a cache line each
    const auto work = [&](u64 thread) {
        u64 sum = 0;
        for (u64 i = 0; i < steps; i++) sum += rowsmith::mix(i * rowsmith::golden + thread);
        sums[thread * 8] = sum;
    };
    const auto start = std::chrono::steady_clock::now();
    std::vector<std::jthread> others;
    for (u64 thread = 1; thread < threads; thread++) others.emplace_back(work, thread);
    work(0);
    others.clear();
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
    u64 all = 0;
    for (const u64 sum : sums) all ^= sum;
    std::printf("{\"seconds\": %.6f, \"sum\": \"%016llx\"}\n", spent.count(),
                static_cast<unsigned long long>(all));
    return 0;
}
