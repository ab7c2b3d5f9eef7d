#include "jobs/remove_chunks.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "run/choose_format.h"
#include "store/open_store.h"
#include "store/verify.h"

namespace rowsmith {

namespace {

// Where the chunks of a table of parts begin.
std::string part_beginning(const JobTable& table) { return table.name + "/part-"; }

// Whether a file can be a part of the job: a folder may hold files of other people, too. Where the
// format is known no more, any ending will do.
bool is_part_of(const JobTable& table, const std::string& name, const std::string& ending) {
    constexpr size_t digits_least = 5;
    const std::string_view rest = std::string_view(name).substr(part_beginning(table).size());
    u64 number = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    const auto digits = static_cast<size_t>(end - rest.data());
    return error == std::errc() && digits >= digits_least && number < table.chunks &&
           rest.substr(digits).starts_with('.') && rest.find('/') == std::string_view::npos &&
           rest.ends_with(ending);
}

Result<u64> remove_parts(Store& store, const JobSpec& spec) {
    const auto format = choose_format(spec.format, spec.format_options, spec.compression);
    const std::string ending = format ? "." + ending_of(*format) : "";
    // Parts that a manifest names are finished data, whichever job has made them.
    std::set<std::string> kept;
    const auto manifest = manifest_in(store);
    if (manifest)
        for (const ManifestFile& file : files_of(*manifest)) kept.insert(file.name);
    u64 removed = 0;
    for (const JobTable& table : spec.tables) {
        // Which there is none of yet; but with a file its empty folder goes too.
        if (!manifest) (void)TRY(store.remove(table.name + "/" + std::string(parts_mark)));
        for (const StoredFile& file : TRY(store.list(part_beginning(table)))) {
            if (kept.contains(file.name) || !is_part_of(table, file.name, ending)) continue;
            (void)TRY(store.remove(file.name));
            removed++;
        }
    }
    return removed;
}

}  // namespace

Result<u64> remove_chunks(const StoreContext& context, const JobSpec& spec) {
    const auto store = TRY(open_store(context, spec.chunk_place));
    (void)TRY(store->sweep());
    if (spec.layout == JobLayout::parts) return remove_parts(*store, spec);
    u64 removed = 0;
    for (const StoredFile& file : TRY(store->list("chunk_"))) {
        (void)TRY(store->remove(file.name));
        removed++;
    }
    return removed;
}

}  // namespace rowsmith
