#include "jobs/make_chunk.h"

#include "archive/compressing_sink.h"
#include "base/lent_sink.h"
#include "jobs/chunk_order.h"
#include "run/hashing_sink.h"

namespace rowsmith {

Result<Chunk> make_chunk(const LoadedJob& data, u64 number, const RunOptions& options) {
    const ChunkOrder order = chunk_order(data, number);
    const auto upload = TRY(data.chunks->create(order.file));
    HashingSink sink(std::make_unique<LentSink>(*upload), ChecksumKind::sha256);
    const PlannedTable& table = *data.tables[order.table];
    const bool is_part = data.spec.layout == JobLayout::parts;
    const auto file =
        compressed(std::make_unique<LentSink>(sink),
                   is_part ? data.spec.compression : Compression::none, options.threads);
    (void)TRY(run_table(
        {table.program.get(), data.writers[order.table].get(), order.rows, file.get()}, options));
    (void)TRY(upload->commit());
    return Chunk{.number = number,
                 .rows = order.rows.count(),
                 .size_bytes = sink.bytes(),
                 .sha256 = sink.hex(),
                 .file = order.file};
}

}  // namespace rowsmith
