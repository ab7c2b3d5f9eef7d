#include "plan/refusals.h"

#include <algorithm>

#include "base/text.h"

namespace rowsmith {

namespace {

// Child tables count a whole stride for the first row that they are asked for in it, so the probe
// takes few runs.
constexpr u64 probe_runs = 8;
constexpr u64 probe_run_rows = 250;

}  // namespace

void MakerKernel::fill(const Fill& block) const {
    const i64* refused = block.inputs[0]->integers.data();
    i64* out = block.out().integers.data();
    for (u32 i = 0; i < block.count(); i++) out[i] = refused[i] * number_;
}

void AnyMakerKernel::fill(const Fill& block) const {
    i64* out = block.out().integers.data();
    std::fill_n(out, block.count(), 0);
    for (const Column* makers : block.inputs)
        for (u32 i = 0; i < block.count(); i++)
            if (out[i] == 0 && !makers->is_null(i)) out[i] = makers->integers[i];
}

Error refused_row(const Graph& graph, const Refusal& refusal) {
    const GraphNode& node = graph.node(refusal.node);
    const GraphNode& maker = graph.node(refusal.maker);
    const Program inputs(graph, maker.inputs);
    Workspace workspace(inputs);
    workspace.run_list({&refusal.row, 1});
    Rows rows;
    rows.set_list({&refusal.row, 1});
    const auto read = workspace.results();
    const auto* kernel = dynamic_cast<const RefusingKernel*>(maker.kernel.get());
    CHECK(kernel != nullptr);
    const std::string why = kernel->why_refused({.rows = rows, .inputs = read, .outputs = {}}, 0);
    const std::string column = node.name.substr(0, node.name.find(':'));
    return {.code = ErrorCode::invalid_schema,
            .cause = "no_value_in_row",
            .message = column + " has no value in row " + with_commas(refusal.row) +
                       " (the first is row 0): " + why,
            .place = node.place,
            .expected = "a value for every row",
            .fix = kernel->how_to_mend()};
}

std::optional<Error> probe(const Graph& graph, std::span<const Ref> columns, u64 rows) {
    const Program program(graph, columns);
    Workspace workspace(program);
    const u64 runs = std::clamp<u64>(rows / probe_run_rows, 1, probe_runs);
    for (u64 run = 0; run < runs; run++) {
        const u64 first = rows / runs * run;
        // The last run ends with the table.
        const u64 start = run + 1 == runs && rows > probe_run_rows ? rows - probe_run_rows : first;
        const u64 count = std::min(probe_run_rows, rows - start);
        if (count == 0) continue;
        workspace.run_range(start, static_cast<u32>(count));
        if (const Refusal* found = workspace.refusal()) return refused_row(graph, *found);
    }
    return std::nullopt;
}

}  // namespace rowsmith
