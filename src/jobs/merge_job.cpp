#include "jobs/merge_job.h"

#include "jobs/assemble.h"
#include "store/verify.h"

namespace rowsmith {

namespace {

Manifest recipe_of(const LoadedJob& data) {
    return make_recipe({.plan = &data.plan,
                        .schema_text = data.spec.schema_text,
                        .tables = data.tables,
                        .format = &data.format});
}

bool has_files(const Manifest& manifest, const Manifest& recipe) {
    if (!same_recipe(manifest, recipe)) return false;
    for (size_t t = 0; t < recipe.tables.size(); t++)
        if (manifest.tables[t].files.size() != 1 ||
            manifest.tables[t].files[0].name != recipe.tables[t].files[0].name)
            return false;
    return true;
}

// What stands in the place, if that is what is wanted, byte for byte.
Result<std::optional<Manifest>> finished_in(Store& place, const Manifest& recipe,
                                            const RunOptions& run) {
    auto manifest = manifest_in(place);
    if (!manifest || !has_files(*manifest, recipe)) return std::nullopt;
    const auto wrong = TRY(verify_files(
        place, *manifest, {.threads = run.threads, .cancelled = run.cancelled, .known = {}}));
    for (const Error& error : wrong)
        if (error.cause != "file_not_known") return std::nullopt;
    return *std::move(manifest);
}

// Chunks as files of their own, as they were made: not compressed, not yet removed.
bool has_chunk_files(const JobSpec& spec) {
    if (spec.layout == JobLayout::parts) return spec.compression == Compression::none;
    return spec.driver == Driver::client || spec.keep_chunks;
}

// Chunks that are broken or gone do no harm: all rows can be made anew.
Result<Manifest> merged(const LoadedJob& data, const std::vector<Chunk>& chunks,
                        const RunOptions& run) {
    if (!chunks.empty()) {
        Assembly assembly = TRY(assemble(data, chunks, run));
        if (assembly.broken.empty()) return std::move(assembly.manifest);
    }
    return std::move(TRY(assemble(data, {}, run)).manifest);
}

}  // namespace

Result<Merge> merge_job(const Job& job, const std::vector<Chunk>& chunks,
                        const StoreContext& stores, const MergeOptions& options) {
    if (job.state != JobState::completed)
        return fail({.code = ErrorCode::conflict,
                     .cause = "job_not_completed",
                     .message = "the job is " + std::string(name_of(job.state)),
                     .expected = "one that is completed"});
    JobSpec spec = job.spec;
    if (!options.place.empty()) spec.place = options.place;
    const bool uses_chunks = has_chunk_files(spec);
    spec.layout = JobLayout::file;
    const auto data = TRY(load_job(job.id, spec, stores));
    (void)TRY(data->chunks->sweep());
    (void)TRY(data->place->sweep());
    const Manifest recipe = recipe_of(*data);
    Merge merge{.place = data->place->place(), .manifest = {}, .manifest_sha256 = {}};
    if (auto manifest = TRY(finished_in(*data->place, recipe, options.run))) {
        merge.manifest = *std::move(manifest);
    } else {
        const ExistingData existing =
            TRY(look_at_existing(*data->place, recipe, options.overwrite));
        merge.manifest =
            TRY(merged(*data, uses_chunks ? chunks : std::vector<Chunk>{}, options.run));
        (void)TRY(remove_stale(*data->place, existing, merge.manifest));
    }
    merge.manifest_sha256 = checksum_of(
        ChecksumKind::sha256,
        TRY(read_text(*data->place, std::string(manifest_file_name), manifest_size_max_bytes)));
    return merge;
}

}  // namespace rowsmith
