#include "jobs/remove_chunks.h"

#include "store/open_store.h"

namespace rowsmith {

Result<u64> remove_chunks(const StoreContext& context, const JobSpec& spec) {
    const auto store = TRY(open_store(context, spec.chunk_place));
    (void)TRY(store->sweep());
    std::vector<std::string> beginnings;
    if (spec.layout != JobLayout::parts) beginnings.push_back("chunk_");
    if (spec.layout == JobLayout::parts)
        for (const JobTable& table : spec.tables) beginnings.push_back(table.name + "/part-");
    u64 removed = 0;
    for (const std::string& beginning : beginnings)
        for (const StoredFile& file : TRY(store->list(beginning))) {
            (void)TRY(store->remove(file.name));
            removed++;
        }
    return removed;
}

}  // namespace rowsmith
