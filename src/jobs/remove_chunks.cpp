#include "jobs/remove_chunks.h"

#include <set>

#include "store/open_store.h"
#include "store/verify.h"

namespace rowsmith {

Result<u64> remove_chunks(const StoreContext& context, const JobSpec& spec) {
    const auto store = TRY(open_store(context, spec.chunk_place));
    (void)TRY(store->sweep());
    std::vector<std::string> beginnings;
    if (spec.layout != JobLayout::parts) beginnings.push_back("chunk_");
    // Parts that a manifest names are finished data, whichever job has made them.
    std::set<std::string> kept;
    if (spec.layout == JobLayout::parts) {
        const auto manifest = manifest_in(*store);
        if (manifest)
            for (const ManifestFile& file : files_of(*manifest)) kept.insert(file.name);
        for (const JobTable& table : spec.tables) {
            beginnings.push_back(table.name + "/part-");
            // Which there is none of yet; but with a file its empty folder goes too.
            if (!manifest) (void)TRY(store->remove(table.name + "/" + std::string(parts_mark)));
        }
    }
    u64 removed = 0;
    for (const std::string& beginning : beginnings)
        for (const StoredFile& file : TRY(store->list(beginning))) {
            if (kept.contains(file.name)) continue;
            (void)TRY(store->remove(file.name));
            removed++;
        }
    return removed;
}

}  // namespace rowsmith
