#include "api/attest_dataset.h"

#include <algorithm>

#include "api/place.h"
#include "base/text.h"
#include "quality/attest.h"
#include "schema/limits.h"
#include "schema/read_schema.h"
#include "store/disk_store.h"
#include "store/store_files.h"
#include "store/verify.h"

namespace rowsmith {

namespace {

Result<DataSchema> schema_in(Context& context, Store& store) {
    const std::string name(schema_file_name);
    const std::string text = TRY(read_text(store, name, document_size_max_bytes));
    const auto schema =
        read_schema(text, store.place_of(name), context.catalogue, context.problems);
    if (!schema || !context.problems.ok()) return fail(see_problems());
    auto checked = make_data_schema(*schema, context.catalogue, context.problems);
    if (!checked) return fail(see_problems());
    return *std::move(checked);
}

std::vector<std::string> visible_tables(const DataSchema& schema) {
    std::vector<std::string> names;
    for (const PlannedTable& table : schema.plan.tables)
        if (!table.hidden) names.push_back(table.name);
    return names;
}

Result<CheckReport> check_files(Context& context, Store& store, const Manifest& manifest,
                                const DataSchema& schema) {
    const std::vector<std::string> tables = visible_tables(schema);
    if (find_reader(manifest.format) == nullptr)
        return CheckReport{.tables = {}, .absent = tables, .unchecked = {}, .ledger = Ledger(0)};
    const auto files = store_files(store, context.files, manifest.compression);
    const auto data = TRY(find_data(*files, {.data = store.place()}, tables, context.problems));
    return check_data(*files, schema, data,
                      {.findings_kept = 1,
                       .row_counts = true,
                       .run_path = scratch_path(),
                       .cancelled = context.cancelled},
                      context.problems);
}

void tell_broken(Context& context, const Store& store, const CheckReport& report) {
    for (const auto& [key, line] : report.ledger.lines()) {
        Error error{.code = ErrorCode::invalid_data,
                    .cause = "rules_broken",
                    .message = std::string(name_of(key.mistake)) + ", " + with_commas(line.count) +
                               " times",
                    .expected = "data as schema.yaml says",
                    .fix = "look at the rows with rowsmith check"};
        if (!line.first.empty() && !line.first[0].expected.empty())
            error.expected = line.first[0].expected;
        error.place.file = store.place();
        error.place.path = key.table + (key.subject.empty() ? "" : "." + key.subject);
        context.problems.add(std::move(error));
    }
}

// Checksums of another kind say nothing to others.
Result<std::vector<AttestedFile>> files_with_sha256(Context& context, Store& store,
                                                    const Manifest& manifest) {
    std::vector<AttestedFile> attested;
    std::vector<ManifestFile> files = files_of(manifest);
    files.push_back({.name = std::string(manifest_file_name)});
    for (const ManifestFile& file : files) {
        std::string sha256 = file.checksum;
        if (checksum_kind_of(manifest, file) != ChecksumKind::sha256 || sha256.empty())
            sha256 = TRY(sha256_of(store, file.name, context.cancelled));
        attested.push_back({file.name, std::move(sha256)});
    }
    return attested;
}

struct SplitPath {
    std::string folder;
    std::string name;
};

SplitPath split_path(const std::string& path) {
    const size_t slash = path.rfind('/');
    if (slash == std::string::npos) return {".", path};
    return {slash == 0 ? "/" : path.substr(0, slash), path.substr(slash + 1)};
}

// An older statement or its program may go; what else stands there, perhaps the data, stays.
Result<void> refuse_others(Context& context, const std::string& path, std::string_view own) {
    if (!context.files.exists(path)) return {};
    std::string begin(own.size(), '\0');
    const auto source = context.files.open(path, 0);
    size_t got = 0;
    if (source) got = (*source)->read(begin).value_or(0);
    if (got == own.size() && begin == own) return {};
    Error error{.code = ErrorCode::conflict,
                .cause = "file_exists",
                .message = "another file stands there",
                .expected = "no file, or an older attestation",
                .fix = "name another one with --attest"};
    error.place.file = path;
    return fail(std::move(error));
}

Result<void> write_file(Context& context, const std::string& path, std::string_view text) {
    const SplitPath split = split_path(path);
    const auto store = disk_store(context.files, split.folder);
    const auto upload = TRY(store->create(split.name));
    (void)TRY(upload->write(text));
    (void)TRY(upload->close());
    return upload->commit();
}

std::string script_of(std::string file) {
    if (file.ends_with(".json")) file.resize(file.size() - 5);
    return file + ".check.py";  // no name of a module of Python
}

}  // namespace

Result<Attested> attest_dataset(Context& context, Store& store, const Manifest& manifest,
                                const AttestOptions& options) {
    constexpr std::string_view statement = "{\n  \"_type\": \"https://in-toto.io/Statement/v1\"";
    constexpr size_t script_begin_bytes = 100;
    const std::string script = script_of(options.file);
    (void)TRY(refuse_others(context, options.file, statement));
    (void)TRY(refuse_others(context, script, attestation_script().substr(0, script_begin_bytes)));
    const DataSchema schema = TRY(schema_in(context, store));
    const CheckReport report = TRY(check_files(context, store, manifest, schema));
    tell_broken(context, store, report);
    if (!context.problems.ok()) return fail(see_problems());
    auto files = TRY(files_with_sha256(context, store, manifest));
    auto checks = TRY(attested_checks(schema, manifest, report));
    Attested done{.file = options.file, .script = script, .checks = checks.size()};
    for (const AttestedCheck& check : checks)
        if (!check.not_checked.empty()) done.not_checked++;
    const std::string text = print_attestation({.manifest = manifest,
                                                .files = std::move(files),
                                                .checks = std::move(checks),
                                                .rows_made_again = options.rows_made_again});
    (void)TRY(write_file(context, done.file, text));
    (void)TRY(write_file(context, done.script, attestation_script()));
    return done;
}

}  // namespace rowsmith
