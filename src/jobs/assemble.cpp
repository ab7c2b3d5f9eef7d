#include "jobs/assemble.h"

#include <algorithm>

#include "archive/archive.h"
#include "archive/compressing_sink.h"
#include "base/check.h"
#include "base/lent_sink.h"
#include "run/counting_sink.h"
#include "run/hashing_sink.h"
#include "store/delivery.h"
#include "store/existing_data.h"

namespace rowsmith {

namespace {

class Assembling {
public:
    Assembling(const LoadedJob& data, const std::vector<Chunk>& chunks, const RunOptions& options)
        : data_(data), files_{data, chunks}, options_(options) {}

    Result<Assembly> run() {
        CHECK(files_.chunks.size() == data_.spec.chunks() ||
              (files_.chunks.empty() && data_.spec.layout != JobLayout::parts));
        manifest_ = make_recipe({.plan = &data_.plan,
                                 .schema_text = data_.spec.schema_text,
                                 .tables = data_.tables,
                                 .format = &data_.format});
        switch (data_.spec.layout) {
            case JobLayout::parts:
                (void)TRY(mark_parts());
                break;
            case JobLayout::file:
                (void)TRY(join_files());
                break;
            case JobLayout::zip:
            case JobLayout::tar:
                (void)TRY(join_archive());
                break;
        }
        return Assembly{std::move(manifest_), std::move(broken_)};
    }

private:
    // Parts stand in their place already; a mark for readers says that their folder is whole.
    Result<void> mark_parts() {
        for (size_t t = 0; t < data_.tables.size(); t++) {
            const JobTable& table = data_.spec.tables[t];
            std::vector<ManifestFile> files;
            for (u64 own = 0; own < table.chunks; own++) {
                const Chunk& chunk = files_.chunks[table.first_chunk + own];
                const auto size = TRY(data_.chunks->size_bytes(chunk.file));
                if (size != chunk.size_bytes) broken_.push_back(chunk.number);
                files.push_back({chunk.file, chunk.size_bytes, chunk.sha256, chunk.rows});
            }
            manifest_.tables[t].files = std::move(files);
        }
        if (!broken_.empty()) return {};
        for (const PlannedTable* table : data_.tables)
            (void)TRY(put(table->name + "/" + std::string(parts_mark), ""));
        return put_texts();
    }

    Result<void> join_files() {
        for (size_t t = 0; t < data_.tables.size(); t++) {
            ManifestFile& file = manifest_.tables[t].files[0];
            HashingSink sink(TRY(delivery_->create(file.name)), ChecksumKind::sha256);
            const auto raw = compressed(std::make_unique<LentSink>(sink), data_.spec.compression,
                                        options_.threads);
            (void)TRY(join_table(files_, t, options_, *raw, broken_));
            file.size_bytes = sink.bytes();
            file.checksum = sink.hex();
        }
        if (!broken_.empty()) return {};
        const ExistingData older =
            TRY(look_at_existing(*data_.place, manifest_, Overwrite::anything));
        (void)TRY(remove_stale(*data_.place, older, manifest_));
        return put_texts();
    }

    Result<void> join_archive() {
        const auto upload = TRY(data_.place->create(data_.spec.archive_file()));
        const bool is_tar = data_.spec.layout == JobLayout::tar;
        const auto out =
            compressed(std::make_unique<LentSink>(*upload),
                       is_tar ? Compression::zstd : Compression::none, options_.threads);
        const auto archive = is_tar ? tar_archive(*out) : zip_archive(*out, options_.threads);
        for (size_t t = 0; t < data_.tables.size() && broken_.empty(); t++)
            (void)TRY(add_table(*archive, t));
        if (!broken_.empty()) return {};
        (void)TRY(add_text(*archive, schema_file_name, data_.spec.schema_text));
        (void)TRY(add_text(*archive, manifest_file_name, print_manifest(manifest_)));
        (void)TRY(archive->finish());
        (void)TRY(out->close());
        return upload->commit();
    }

    // Archives want to know the size first.
    Result<void> add_table(Archive& archive, size_t t) {
        ManifestFile& file = manifest_.tables[t].files[0];
        CountingSink counted;
        (void)TRY(join_table(files_, t, options_, counted, broken_));
        if (!broken_.empty()) return {};
        HashingSink sink(TRY(archive.add(file.name, counted.bytes())), ChecksumKind::sha256);
        (void)TRY(join_table(files_, t, options_, sink, broken_));
        file.size_bytes = sink.bytes();
        file.checksum = sink.hex();
        return {};
    }

    static Result<void> add_text(Archive& archive, std::string_view name, std::string_view text) {
        const auto sink = TRY(archive.add(std::string(name), text.size()));
        (void)TRY(sink->write(text));
        return sink->close();
    }

    // The manifest seals the delivery.
    Result<void> put_texts() {
        (void)TRY(put(schema_file_name, data_.spec.schema_text));
        (void)TRY(put(manifest_file_name, print_manifest(manifest_)));
        return delivery_->commit();
    }

    Result<void> put(std::string_view name, std::string_view text) {
        const auto sink = TRY(delivery_->create(std::string(name)));
        (void)TRY(sink->write(text));
        return sink->close();
    }

    const LoadedJob& data_;
    const ChunkFiles files_;
    const RunOptions options_;
    // The lease keeps other workers out; one that has lost it writes the same bytes.
    std::unique_ptr<Delivery> delivery_ = deliver_without_hold(*data_.place);
    Manifest manifest_;
    std::vector<u64> broken_;
};

}  // namespace

Result<Assembly> assemble(const LoadedJob& data, const std::vector<Chunk>& chunks,
                          const RunOptions& options) {
    return Assembling(data, chunks, options).run();
}

}  // namespace rowsmith
