#include "jobs/join_table.h"

#include <bit>
#include <cstdint>
#include <thread>

#include "run/checksum.h"

namespace rowsmith {

namespace {

bool is_set(const std::atomic<bool>* flag) {
    return flag != nullptr && flag->load(std::memory_order_relaxed);
}

Error stopped() {
    return {.code = ErrorCode::cancelled, .cause = "cancelled", .message = "stopped"};
}

// Where chunks end inside of frames, the frames are made anew.
bool has_whole_frames(const ChunkFiles& files, size_t t) {
    const Writer& writer = *files.data.writers[t];
    const JobTable& table = files.data.spec.tables[t];
    if (files.chunks.empty()) return false;
    return writer.framing() == Framing::free || table.chunks == 1 ||
           table.chunk_rows % writer.frame_rows() == 0;
}

Result<void> run_whole(const ChunkFiles& files, size_t t, const RunOptions& options,
                       ByteSink& sink) {
    const LoadedJob& data = files.data;
    return run_table({data.tables[t]->program.get(),
                      data.writers[t].get(),
                      {0, data.spec.tables[t].rows},
                      &sink},
                     {.threads = options.threads, .cancelled = options.cancelled});
}

// False where the chunk's bytes are not those that were written. They are read against their
// checksum while `use` writes them on: what it did with wrong ones is worth nothing.
Result<bool> is_right(Store& store, const Chunk& chunk, const auto& use) {
    const auto bytes = store.bytes(chunk.file);
    if (!bytes && bytes.error().code != ErrorCode::not_found) return fail(bytes.error());
    if (!bytes) return false;
    const std::string_view view = (*bytes)->view();
    bool is_right = false;
    Result<void> used;
    {
        const std::jthread reading(
            [&] { is_right = checksum_of(ChecksumKind::sha256, view) == chunk.sha256; });
        used = use(view);
    }
    if (is_right && !used) return fail(used.error());
    return is_right;
}

// What an assembler emits of one chunk. Most of it stands in the chunk as it is, so that a store
// may copy it; in pieces, between which the job can be stopped.
struct Emission {
    ByteSink& sink;
    const RunOptions& options;
    const std::string& store;
    const std::string& file;
    std::string_view chunk;

    Result<void> write(std::string_view bytes) const {
        constexpr size_t piece_bytes = 32 << 20;
        const auto begin =
            std::bit_cast<uintptr_t>(bytes.data()) - std::bit_cast<uintptr_t>(chunk.data());
        if (begin > chunk.size()) return sink.write(bytes);
        for (size_t at = 0; at < bytes.size(); at += piece_bytes) {
            if (is_set(options.cancelled)) return fail(stopped());
            (void)TRY(sink.write_stored(bytes.substr(at, piece_bytes), {store, file, begin + at}));
        }
        return {};
    }
};

}  // namespace

Result<void> join_table(const ChunkFiles& files, size_t t, const RunOptions& options,
                        ByteSink& sink, std::vector<u64>& broken) {
    if (!has_whole_frames(files, t)) return run_whole(files, t, options, sink);
    const auto assembler = files.data.writers[t]->make_assembler();
    const JobTable& table = files.data.spec.tables[t];
    Buffer out;
    (void)TRY(assembler->begin(out));
    (void)TRY(sink.write(out.view()));
    for (u64 own = 0; own < table.chunks; own++) {
        const Chunk& chunk = files.chunks[table.first_chunk + own];
        const auto append = [&](std::string_view bytes) -> Result<void> {
            if (!broken.empty()) return {};
            const Emission emission{sink, options, files.data.chunks->uri(), chunk.file, bytes};
            return assembler->append_file(
                bytes, [&](std::string_view emitted) { return emission.write(emitted); });
        };
        if (!TRY(is_right(*files.data.chunks, chunk, append))) broken.push_back(chunk.number);
    }
    if (!broken.empty()) return {};
    out.clear();
    (void)TRY(assembler->finish(out));
    (void)TRY(sink.write(out.view()));
    return sink.close();
}

}  // namespace rowsmith
