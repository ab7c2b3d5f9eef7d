#include <charconv>
#include <set>

#include "run/manifest.h"
#include "schema/read_document.h"

namespace rowsmith {

namespace {

// Five of each file: as many as the size allows.
constexpr size_t nodes_max = 2'000'000;

Error broken(const Node& node, const std::string& what) {
    return {.code = ErrorCode::invalid_data,
            .cause = "manifest_broken",
            .message = what,
            .place = node.place(),
            .expected = "a manifest as generate writes it",
            .fix = "generate the dataset again"};
}

// Reads keys of one map; the first mistake stays.
class Fields {
public:
    Fields(const Node& node, std::string_view name) : node_(child(node, name)) {}
    explicit Fields(const Node& node) : node_(&node) {}

    Result<std::string> text(std::string_view key) const {
        const Node* value = node_ ? node_->find(key) : nullptr;
        if (value == nullptr || !value->is_scalar())
            return fail(broken(node_ ? *node_ : Node(), "'" + std::string(key) + "' is missing"));
        return value->text;
    }
    Result<u64> number(std::string_view key) const {
        const std::string digits = TRY(text(key));
        u64 number = 0;
        const char* end = digits.data() + digits.size();
        const auto [at, error] = std::from_chars(digits.data(), end, number);
        if (error == std::errc() && at == end && !digits.empty()) return number;
        return fail(broken(*node_->find(key), "'" + digits + "' is no number"));
    }
    NamedTexts texts(std::string_view key) const {
        NamedTexts texts;
        const Node* map = node_ ? node_->find(key) : nullptr;
        if (map == nullptr || !map->is_map()) return texts;
        for (size_t i = 0; i < map->items.size(); i++)
            texts.emplace_back(map->keys[i].text, map->items[i].text);
        return texts;
    }
    Result<const std::vector<Node>*> list(std::string_view key) const {
        const Node* value = node_ ? node_->find(key) : nullptr;
        if (value == nullptr || !value->is_list())
            return fail(broken(node_ ? *node_ : Node(), "'" + std::string(key) + "' is no list"));
        return &value->items;
    }
    bool has(std::string_view key) const { return node_ && node_->has(key); }

private:
    static const Node* child(const Node& node, std::string_view name) { return node.find(name); }
    const Node* node_;
};

// A name that stays in the dataset's folder.
bool is_inside(const std::string& name) {
    return !name.empty() && name.front() != '/' && name.front() != '.' &&
           name.find("..") == std::string::npos;
}

Result<ManifestTable> read_table(const Node& node, ChecksumKind checksum) {
    const Fields fields(node);
    ManifestTable table;
    table.name = TRY(fields.text("name"));
    if (!is_inside(table.name) || table.name.find('/') != std::string::npos)
        return fail(broken(node, "'" + table.name + "' is no name of a table"));
    table.rows = TRY(fields.number("rows"));
    if (fields.has("values_digest")) table.values_digest = TRY(fields.text("values_digest"));
    for (const Node& entry : *TRY(fields.list("files"))) {
        const Fields file(entry);
        ManifestFile read;
        read.name = TRY(file.text("name"));
        read.size_bytes = TRY(file.number("bytes"));
        if (file.has("rows")) read.rows = TRY(file.number("rows"));
        if (!is_inside(read.name))
            return fail(broken(entry, "'" + read.name + "' is no file name"));
        if (checksum != ChecksumKind::none) read.checksum = TRY(file.text(name_of(checksum)));
        table.files.push_back(std::move(read));
    }
    return table;
}

// Rows that count twice would be none.
Result<void> check_repeated(const Node& document, const Manifest& manifest) {
    std::set<std::string_view> tables, files = {schema_file_name, manifest_file_name};
    for (const ManifestTable& table : manifest.tables) {
        if (!tables.insert(table.name).second)
            return fail(broken(document, "the table '" + table.name + "' stands twice"));
        for (const ManifestFile& file : table.files)
            if (!files.insert(file.name).second)
                return fail(broken(document, "the file '" + file.name + "' stands twice"));
    }
    return {};
}

Result<Manifest> read_fields(const Node& document) {
    const Fields fields(document);
    const Fields schema(document, "schema");
    const Fields tool(document, "tool");
    Manifest manifest;
    manifest.name = TRY(fields.text("name"));
    manifest.schema_sha256 = TRY(schema.text("sha256"));
    manifest.schema_size_bytes = TRY(schema.number("bytes"));
    manifest.seed = TRY(fields.number("seed"));
    const u64 engine = TRY(fields.number("engine"));
    if (engine > UINT32_MAX)
        return fail(broken(document, "there is no engine " + std::to_string(engine)));
    manifest.engine = static_cast<u32>(engine);
    manifest.tool_version = TRY(tool.text("version"));
    manifest.libraries = tool.texts("libraries");
    manifest.format = TRY(fields.text("format"));
    manifest.options = fields.texts("options");
    if (fields.has("compression")) {
        const auto compression = compression_named(TRY(fields.text("compression")));
        if (!compression) return fail(broken(document, compression.error().message));
        manifest.compression = *compression;
    }
    auto kind = checksum_kind(TRY(fields.text("checksum")));
    if (!kind) return fail(broken(document, kind.error().message));
    manifest.checksum = *kind;
    for (const Node& table : *TRY(fields.list("tables")))
        manifest.tables.push_back(TRY(read_table(table, manifest.checksum)));
    (void)TRY(check_repeated(document, manifest));
    return manifest;
}

}  // namespace

Result<Manifest> read_manifest(std::string_view text, const std::string& file_name) {
    Problems problems;
    const auto document = read_document(
        text, file_name, problems, {.size_bytes = manifest_size_max_bytes, .nodes = nodes_max});
    if (problems.ok() && document) return read_fields(*document);
    Error error = problems.errors().front();
    error.code = ErrorCode::invalid_data;
    error.cause = "manifest_broken";
    return fail(std::move(error));
}

}  // namespace rowsmith
