#include "jobs/assemble.h"

#include "base/check.h"
#include "run/executor.h"
#include "run/hashing_sink.h"
#include "run/lent_sink.h"

namespace rowsmith {

namespace {

bool is_set(const std::atomic<bool>* flag) {
    return flag != nullptr && flag->load(std::memory_order_relaxed);
}

Error stopped() {
    return {.code = ErrorCode::cancelled, .cause = "cancelled", .message = "stopped"};
}

class Assembling {
public:
    Assembling(const LoadedJob& data, const std::vector<Chunk>& chunks,
               const std::atomic<bool>* cancelled)
        : data_(data), chunks_(chunks), cancelled_(cancelled) {}

    Result<Assembly> run() {
        CHECK(chunks_.size() == data_.spec.chunks());
        Assembly done{.manifest = make_recipe({.plan = &data_.plan,
                                               .schema_text = data_.spec.schema_text,
                                               .tables = data_.tables,
                                               .format = &data_.format})};
        for (size_t t = 0; t < data_.tables.size(); t++) {
            std::vector<ManifestFile>& files = done.manifest.tables[t].files;
            if (data_.spec.layout == JobLayout::parts)
                files = TRY(parts_of(t));
            else
                (void)TRY(join(t, files[0]));
        }
        done.broken = std::move(broken_);
        if (!done.broken.empty()) return done;
        for (const auto& upload : finished_) (void)TRY(upload->commit());
        (void)TRY(put(schema_file_name, data_.spec.schema_text));
        (void)TRY(put(manifest_file_name, print_manifest(done.manifest)));
        return done;
    }

private:
    // Parts stand in their place already; a mark for readers says that their folder is whole.
    Result<std::vector<ManifestFile>> parts_of(size_t t) {
        const JobTable& table = data_.spec.tables[t];
        std::vector<ManifestFile> files;
        for (u64 own = 0; own < table.chunks; own++) {
            const Chunk& chunk = chunks_[table.first_chunk + own];
            const auto size = TRY(data_.chunks->size_bytes(chunk.file));
            if (size != chunk.size_bytes) broken_.push_back(chunk.number);
            files.push_back({chunk.file, chunk.size_bytes, chunk.sha256, chunk.rows});
        }
        if (broken_.empty()) (void)TRY(put(table.name + "/_SUCCESS", ""));
        return files;
    }

    Result<void> join(size_t t, ManifestFile& file) {
        finished_.push_back(TRY(data_.place->create(file.name)));
        HashingSink sink(std::make_unique<LentSink>(*finished_.back()), ChecksumKind::sha256);
        const JobTable& table = data_.spec.tables[t];
        const Writer& writer = *data_.writers[t];
        const bool has_whole_frames = writer.framing() == Framing::free || table.chunks == 1 ||
                                      table.chunk_rows % writer.frame_rows() == 0;
        if (has_whole_frames)
            (void)TRY(join_chunks(t, sink));
        else  // chunks end inside of frames, which then are made anew
            (void)TRY(run_table({data_.tables[t]->program.get(), &writer, {0, table.rows}, &sink},
                                {.cancelled = cancelled_}));
        file.size_bytes = sink.bytes();
        file.checksum = sink.hex();
        return {};
    }

    Result<void> join_chunks(size_t t, ByteSink& sink) {
        const auto assembler = data_.writers[t]->make_assembler();
        const JobTable& table = data_.spec.tables[t];
        Buffer out;
        (void)TRY(assembler->begin(out));
        (void)TRY(sink.write(out.view()));
        const auto emit = [&](std::string_view bytes) { return sink.write(bytes); };
        for (u64 own = 0; own < table.chunks; own++) {
            if (is_set(cancelled_)) return fail(stopped());
            const Chunk& chunk = chunks_[table.first_chunk + own];
            const auto bytes = data_.chunks->bytes(chunk.file);
            if (!bytes && bytes.error().code != ErrorCode::not_found) return fail(bytes.error());
            if (!bytes || checksum_of(ChecksumKind::sha256, (*bytes)->view()) != chunk.sha256)
                broken_.push_back(chunk.number);
            else
                (void)TRY(assembler->append_file((*bytes)->view(), emit));
        }
        out.clear();
        (void)TRY(assembler->finish(out));
        (void)TRY(sink.write(out.view()));
        return sink.close();
    }

    Result<void> put(std::string_view name, std::string_view text) {
        const auto upload = TRY(data_.place->create(std::string(name)));
        (void)TRY(upload->write(text));
        (void)TRY(upload->close());
        return upload->commit();
    }

    const LoadedJob& data_;
    const std::vector<Chunk>& chunks_;
    const std::atomic<bool>* cancelled_;
    std::vector<std::unique_ptr<Upload>> finished_;
    std::vector<u64> broken_;
};

}  // namespace

Result<Assembly> assemble(const LoadedJob& data, const std::vector<Chunk>& chunks,
                          const std::atomic<bool>* cancelled) {
    return Assembling(data, chunks, cancelled).run();
}

}  // namespace rowsmith
