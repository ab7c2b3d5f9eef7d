#include "store/existing_data.h"

#include <algorithm>

#include "store/verify.h"

namespace rowsmith {

namespace {

Error data_exists(const Store& store, const std::string& name, std::string why) {
    Error error{.code = ErrorCode::conflict,
                .cause = "data_exists",
                .message = "'" + name + "' is there already" + std::move(why),
                .expected = "a folder without data, or with what the same schema made",
                .fix = "choose another folder with -o, or add --overwrite"};
    error.place.file = store.place();
    return error;
}

// Rather than that the place can't be looked at.
bool says_no_manifest(const Error& error) {
    return error.code == ErrorCode::not_found || error.code == ErrorCode::invalid_data ||
           error.code == ErrorCode::limit;
}

// With the marks of folders of parts.
std::vector<std::string> names_of(const Manifest& manifest) {
    std::vector<std::string> names;
    std::string folder;
    for (const ManifestFile& file : files_of(manifest)) {
        const std::string own = file.name.substr(0, file.name.rfind('/') + 1);
        if (!own.empty() && own != folder) names.push_back(own + std::string(parts_mark));
        folder = own;
        names.push_back(file.name);
    }
    return names;
}

}  // namespace

Result<ExistingData> look_at_existing(Store& store, const Manifest& recipe, Overwrite overwrite) {
    (void)TRY(check_table_names(recipe));
    ExistingData existing;
    const auto old = manifest_in(store);
    if (old) existing.files = names_of(*old);
    if (!old && !says_no_manifest(old.error())) return fail(old.error());
    if (overwrite == Overwrite::anything) return existing;
    if (!old) {
        std::vector<std::string> names = names_of(recipe);
        names.emplace_back(manifest_file_name);
        for (const std::string& name : names)
            if (TRY(store.size_bytes(name))) return fail(data_exists(store, name, ""));
        return existing;
    }
    if (!same_recipe(*old, recipe))
        return fail(data_exists(store, std::string(manifest_file_name),
                                ", and tells of data made from something else"));
    for (const ManifestFile& file : files_of(*old)) {
        const std::optional<u64> size = TRY(store.size_bytes(file.name));
        if (size && *size != file.size_bytes)
            return fail(data_exists(store, file.name, ", and was changed since it was made"));
    }
    return existing;
}

Result<void> look_at_folders(Store& store, const Manifest& recipe, const ExistingData& existing) {
    for (const ManifestTable& table : recipe.tables)
        for (const StoredFile& file : TRY(store.list(table.name + "/")))
            if (std::ranges::find(existing.files, file.name) == existing.files.end())
                return fail(data_exists(store, file.name, ""));
    return {};
}

Result<void> check_table_names(const Manifest& recipe) {
    for (const ManifestTable& table : recipe.tables)
        for (const ManifestFile& file : table.files) {
            if (file.name != manifest_file_name && file.name != schema_file_name) continue;
            return fail({.code = ErrorCode::invalid_argument,
                         .cause = "table_name_taken",
                         .message = "the file of table '" + table.name + "' would be " + file.name +
                                    ", which every dataset has of its own",
                         .expected = "another name of the table, or another format"});
        }
    return {};
}

Result<void> remove_stale(Store& store, const ExistingData& existing, const Manifest& manifest) {
    const std::vector<std::string> kept = names_of(manifest);
    for (const std::string& name : existing.files)
        if (std::find(kept.begin(), kept.end(), name) == kept.end()) (void)TRY(store.remove(name));
    return {};
}

}  // namespace rowsmith
