// Speed of Parquet alone: the sales row made and written, snappy, one thread, beside Arrow's writer
// with the same settings fed from memory. Prints processor time a row, medians of interleaved
// rounds.
//
//   bench_columnar_rows [FRAMES [COMPRESSION]]
#include <arrow/array/array_base.h>
#include <arrow/array/util.h>
#include <parquet/arrow/writer.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "format/arrow_sink.h"
#include "format/parquet_assembly.h"
#include "format/parquet_frames.h"
#include "sales_row.h"

namespace {

using namespace rowsmith;
using namespace rowsmith::bench;

constexpr u64 frame_rows = 131'072;

struct Times {
    double fill = 0, gather = 0, encode = 0, assemble = 0, arrow = 0, bytes = 0;
    double whole() const { return fill + gather + encode + assemble; }
};

class Stopwatch {
public:
    // Nanoseconds a row since the last call.
    double lap() {
        const u64 now = cpu_ns(), before = std::exchange(last_, now);
        return static_cast<double>(now - before) / static_cast<double>(frame_rows);
    }

private:
    u64 last_ = cpu_ns();
};

std::shared_ptr<const ParquetPlan> plan_of(const Sales& sales, const char* compression) {
    for (const auto& entry : all_format())
        if (entry.file_name == "parquet") {
            Node options{.kind = NodeKind::map};
            options.set("compression", make_scalar(compression, options));
            auto plan = bind_parquet(sales.layout(), Options(entry.get().about, options, Type()));
            return plan ? *plan : nullptr;
        }
    return nullptr;
}

// What Arrow's writer alone takes for the same arrays, as an ordinary writer is used.
double arrow_alone(const ParquetPlan& plan, Sales& sales, u64 first, Buffer& out) {
    ArrowFrame frame(plan.columns, DictionaryPart::used);
    std::vector<const Column*> columns;
    for (const Column& column : sales.columns) columns.push_back(&column);
    for (u64 row = 0; row < frame_rows; row += block_rows) {
        sales.fill(first + row, block_rows);
        if (!frame.add(columns, block_rows)) std::abort();
    }
    std::vector<std::shared_ptr<arrow::Array>> arrays;
    for (const auto& data : frame.data()) arrays.push_back(arrow::MakeArray(data));
    out.clear();
    Stopwatch watch;
    auto writer = *parquet::arrow::FileWriter::Open(*plan.schema, arrow::default_memory_pool(),
                                                    std::make_shared<BufferSink>(out),
                                                    plan.properties, plan.arrow_properties);
    if (!writer->NewRowGroup().ok()) std::abort();
    for (const auto& array : arrays)
        if (!writer->WriteColumnChunk(*array).ok()) std::abort();
    if (!writer->Close().ok()) std::abort();
    return watch.lap();
}

Times one_frame(ParquetEncoder& encoder, Assembler& assembler, Sales& sales, u64 first) {
    static Buffer frame, out;
    std::vector<const Column*> columns;
    for (const Column& column : sales.columns) columns.push_back(&column);
    frame.clear();
    Times times;
    Stopwatch watch;
    for (u64 row = 0; row < frame_rows; row += block_rows) {
        sales.fill(first + row, block_rows);
        times.fill += watch.lap();
        if (!encoder.add(columns, block_rows, frame)) std::abort();
        times.gather += watch.lap();
    }
    if (!encoder.finish(frame)) std::abort();
    times.encode = watch.lap();
    const auto bytes = assembler.append(frame.view(), out);
    if (!bytes) std::abort();
    times.assemble = watch.lap();
    times.bytes = static_cast<double>(bytes->size()) / static_cast<double>(frame_rows);
    return times;
}

}  // namespace

int main(int count, char** arguments) {
    const u64 frames = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 9;
    for (const bool rough : {false, true}) {
        Sales sales(rough);
        const auto plan = plan_of(sales, count > 2 ? arguments[2] : "snappy");
        if (plan == nullptr || plan->frame_rows != frame_rows || frames == 0) return 1;
        ParquetEncoder encoder(plan);
        ParquetAssembler assembler(plan);
        Buffer out;
        if (!assembler.begin(out)) return 1;
        std::vector<Times> all;
        for (u64 k = 0; k <= frames; k++) {
            Times times = one_frame(encoder, assembler, sales, k * frame_rows);
            times.arrow = arrow_alone(*plan, sales, k * frame_rows, out);
            if (k > 0) all.push_back(times);  // the first warms up
        }
        std::ranges::sort(all, {}, &Times::whole);
        const Times times = all[all.size() / 2];
        std::printf(
            "%s: fill %.1f + gather %.1f + encode %.1f + assemble %.1f ns/row = "
            "%.2f M rows/s, %.1f B/row; Arrow's writer alone %.1f ns/row, ratio %.2f\n",
            rough ? "rough" : "plain", times.fill, times.gather, times.encode, times.assemble,
            1000 / times.whole(), times.bytes, times.arrow, times.arrow / times.whole());
    }
    return 0;
}
