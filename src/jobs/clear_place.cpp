#include "jobs/clear_place.h"

#include <set>

#include "jobs/chunk_order.h"
#include "store/existing_data.h"

namespace rowsmith {

Result<void> clear_place(const LoadedJob& data) {
    Store& place = *data.place;
    const ExistingData existing = TRY(look_at_existing(place, {}, Overwrite::anything));
    std::set<std::string> own = {std::string(schema_file_name)};
    for (u64 number = 0; number < data.spec.chunks(); number++)
        own.insert(chunk_order(data, number).file);
    for (const JobTable& table : data.spec.tables)
        (void)TRY(place.remove(table.name + "/" + std::string(parts_mark)));
    // Their names stand in the manifest, so that one goes last.
    for (const std::string& name : existing.files)
        if (!own.contains(name)) (void)TRY(place.remove(name));
    return place.remove(std::string(manifest_file_name));
}

}  // namespace rowsmith
