// Speed of the text formats alone: the sales row of twelve columns, filled by the simplest kernels
// that make such data, then written as CSV and JSON Lines. Prints nanoseconds of processor time a
// row, of filling and of writing, and the writer's bytes a second.
//
//   bench_text_rows [ROWS [LEVEL]]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <vector>

#include "base/cpu.h"
#include "format/csv_writer.h"
#include "format/json_writer.h"
#include "sales_row.h"

namespace {

using namespace rowsmith;
using namespace rowsmith::bench;

struct Times {
    double fill_ns = 0, write_ns = 0, bytes = 0;
};

Times run(Sales& sales, const Writer& writer, u64 rows) {
    std::vector<const Column*> columns;
    for (const Column& column : sales.columns) columns.push_back(&column);
    const auto encoder = writer.make_encoder();
    Buffer out;
    Times times;
    for (u64 first = 0; first < rows; first += block_rows * 16) {
        out.clear();
        for (u32 k = 0; k < 16; k++) {
            const u64 start = cpu_ns();
            sales.fill(first + k * block_rows, block_rows);
            const u64 middle = cpu_ns();
            if (!encoder->add(columns, block_rows, out)) std::abort();
            const u64 end = cpu_ns();
            times.fill_ns += static_cast<double>(middle - start);
            times.write_ns += static_cast<double>(end - middle);
        }
        times.bytes += static_cast<double>(out.size());
    }
    const auto made =
        static_cast<double>((rows + block_rows * 16 - 1) / (block_rows * 16) * (block_rows * 16));
    return {times.fill_ns / made, times.write_ns / made, times.bytes / made};
}

Times median(std::vector<Times> all) {
    std::ranges::sort(all, {}, &Times::write_ns);
    return all[all.size() / 2];
}

}  // namespace

int main(int count, char** arguments) {
    const u64 rows = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 200'000;
    if (count > 2 && !use_cpu_level(arguments[2])) return 2;
    for (const bool rough : {false, true}) {
        Sales sales(rough);
        const auto csv = make_csv_writer(sales.layout(), {});
        const auto jsonl = make_jsonl_writer(sales.layout());
        if (!csv || !jsonl) return 1;
        std::vector<Times> csv_times, jsonl_times;
        for (int round = 0; round < 7; round++) {
            csv_times.push_back(run(sales, **csv, rows));
            jsonl_times.push_back(run(sales, **jsonl, rows));
        }
        for (const auto& [name, all] :
             {std::pair("csv", csv_times), std::pair("jsonl", jsonl_times)}) {
            const Times times = median(all);
            std::printf(
                "%s %-5s %-5s fill %5.1f ns/row, write %5.1f ns/row, %5.1f B/row, %.2f GB/s\n",
                std::string(name_of(cpu_level())).c_str(), rough ? "rough" : "plain", name,
                times.fill_ns, times.write_ns, times.bytes, times.bytes / times.write_ns);
        }
    }
    return 0;
}
