#include "run/existing_data.h"

#include <algorithm>

#include "run/verify.h"

namespace rowsmith {

namespace {

Error data_exists(const std::string& folder, const std::string& name, std::string why) {
    Error error{.code = ErrorCode::conflict,
                .cause = "data_exists",
                .message = "'" + name + "' is there already" + std::move(why),
                .expected = "a folder without data, or with what the same schema made",
                .fix = "choose another folder with -o, or add --overwrite"};
    error.place.file = folder;
    return error;
}

std::vector<std::string> names_of(const Manifest& manifest) {
    std::vector<std::string> names;
    for (const ManifestFile& file : files_of(manifest)) names.push_back(file.name);
    return names;
}

}  // namespace

Result<ExistingData> look_at_existing(FileSystem& files, const std::string& folder,
                                      const Manifest& recipe, Overwrite overwrite) {
    ExistingData existing;
    if (!files.exists(folder)) return existing;
    const auto old = manifest_in(files, folder);
    if (old) existing.files = names_of(*old);
    if (overwrite == Overwrite::anything) return existing;
    if (!old) {
        std::vector<std::string> names = names_of(recipe);
        names.emplace_back(manifest_file_name);
        for (const std::string& name : names)
            if (files.exists(folder + "/" + name)) return fail(data_exists(folder, name, ""));
        return existing;
    }
    if (!same_recipe(*old, recipe))
        return fail(data_exists(folder, std::string(manifest_file_name),
                                ", and tells of data made from something else"));
    for (const ManifestFile& file : files_of(*old)) {
        const auto size = files.size_bytes(folder + "/" + file.name);
        if (size && *size != file.size_bytes)
            return fail(data_exists(folder, file.name, ", and was changed since it was made"));
    }
    return existing;
}

Result<void> remove_stale(FileSystem& files, const std::string& folder,
                          const ExistingData& existing, const Manifest& manifest) {
    const std::vector<std::string> kept = names_of(manifest);
    for (const std::string& name : existing.files)
        if (std::find(kept.begin(), kept.end(), name) == kept.end())
            (void)TRY(files.remove(folder + "/" + name));
    return {};
}

}  // namespace rowsmith
