#include "run/manifest.h"

#include "base/json.h"

namespace rowsmith {

namespace {

Json named_texts(const NamedTexts& texts) {
    Json object = Json::object();
    for (const auto& [name, text] : texts) object.set(name, text);
    return object;
}

Json table_json(const ManifestTable& table, ChecksumKind checksum) {
    Json files = Json::array();
    for (const ManifestFile& file : table.files) {
        Json entry = Json::object();
        entry.set("name", file.name).set("bytes", file.size_bytes);
        if (file.rows) entry.set("rows", *file.rows);
        if (checksum != ChecksumKind::none) entry.set(name_of(checksum), file.checksum);
        files.add(std::move(entry));
    }
    Json object = Json::object();
    object.set("name", table.name).set("rows", table.rows);
    if (!table.values_digest.empty()) object.set("values_digest", table.values_digest);
    object.set("files", std::move(files));
    return object;
}

constexpr std::string_view seal_begin = ",\n  \"seal\": \"";

// The rest of a manifest that begins so.
std::string seal_of(std::string_view text) {
    return std::string(seal_begin) + checksum_of(ChecksumKind::sha256, text) + "\"\n}\n";
}

}  // namespace

std::vector<ManifestFile> files_of(const Manifest& manifest) {
    std::vector<ManifestFile> files = {
        {std::string(schema_file_name), manifest.schema_size_bytes, manifest.schema_sha256}};
    for (const ManifestTable& table : manifest.tables)
        files.insert(files.end(), table.files.begin(), table.files.end());
    return files;
}

bool same_recipe(const Manifest& a, const Manifest& b) {
    if (a.tables.size() != b.tables.size()) return false;
    for (size_t i = 0; i < a.tables.size(); i++)
        if (a.tables[i].name != b.tables[i].name || a.tables[i].rows != b.tables[i].rows)
            return false;
    return a.name == b.name && a.schema_sha256 == b.schema_sha256 && a.seed == b.seed &&
           a.engine == b.engine && a.tool_version == b.tool_version && a.libraries == b.libraries &&
           a.format == b.format && a.options == b.options && a.compression == b.compression;
}

std::string print_manifest(const Manifest& manifest) {
    Json tool = Json::object();
    tool.set("name", "rowsmith").set("version", manifest.tool_version);
    if (!manifest.libraries.empty()) tool.set("libraries", named_texts(manifest.libraries));
    Json schema = Json::object();
    schema.set("file", schema_file_name)
        .set("bytes", manifest.schema_size_bytes)
        .set("sha256", manifest.schema_sha256);
    Json tables = Json::array();
    for (const ManifestTable& table : manifest.tables)
        tables.add(table_json(table, manifest.checksum));
    Json object = Json::object();
    object.set("manifest", u64{1})
        .set("name", manifest.name)
        .set("schema", std::move(schema))
        .set("seed", manifest.seed)
        .set("engine", u64{manifest.engine})
        .set("tool", std::move(tool))
        .set("format", manifest.format);
    if (!manifest.options.empty()) object.set("options", named_texts(manifest.options));
    if (manifest.compression != Compression::none)
        object.set("compression", name_of(manifest.compression));
    object.set("checksum", name_of(manifest.checksum)).set("tables", std::move(tables));
    std::string text = object.print_indented();
    text.resize(text.size() - std::string_view("\n}\n").size());
    return text + seal_of(text);
}

Result<void> check_seal(std::string_view text, const std::string& file_name) {
    const size_t at = text.rfind(seal_begin);
    if (at != std::string_view::npos && text.substr(at) == seal_of(text.substr(0, at))) return {};
    Error error{.code = ErrorCode::invalid_data,
                .cause = "manifest_changed",
                .message = at == std::string_view::npos ? "the manifest has no seal"
                                                        : "the manifest is not what its seal says",
                .expected = "the manifest as generate wrote it",
                .fix = "generate the dataset again"};
    error.place.file = file_name;
    return fail(std::move(error));
}

}  // namespace rowsmith
