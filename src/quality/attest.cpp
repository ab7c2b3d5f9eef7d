#include "quality/attest.h"

#include <algorithm>

#include "base/check.h"
#include "base/embedded_file.h"
#include "base/json.h"
#include "quality/table_check.h"

namespace rowsmith {

extern const EmbeddedFile attestation_files[];
extern const size_t attestation_count;

namespace {

constexpr std::string_view statement_type = "https://in-toto.io/Statement/v1";
constexpr std::string_view predicate_type = "urn:rowsmith:dataset:1";

std::string joined(const Names& names) {
    std::string text;
    for (const PlacedText& name : names.columns) text += (text.empty() ? "" : ", ") + name.text;
    return text;
}

class Checks {
public:
    explicit Checks(const CheckReport& report) : report_(report) {}

    void add(const std::string& table, const std::string& subject, Mistake mistake) {
        AttestedCheck check{.table = table, .subject = subject, .mistake = mistake};
        const auto line = report_.ledger.lines().find({table, subject, mistake});
        if (line != report_.ledger.lines().end()) check.mistakes = line->second.count;
        const bool is_absent = std::ranges::find(report_.absent, table) != report_.absent.end();
        if (is_absent) check.not_checked = "there is no reader of the format";
        for (const Unchecked& unchecked : report_.unchecked)
            if (unchecked.table == table && unchecked.subject == subject)
                check.not_checked = unchecked.reason;
        checks_.push_back(std::move(check));
    }

    std::vector<AttestedCheck> take() { return std::move(checks_); }

private:
    const CheckReport& report_;
    std::vector<AttestedCheck> checks_;
};

void add_rows(const TableSpec& asked, Checks& checks) {
    const std::string& table = asked.name;
    checks.add(table, "", Mistake::row_count);
    if (!asked.primary_key.columns.empty())
        checks.add(table, joined(asked.primary_key), Mistake::primary_key);
    for (const ColumnSpec& column : asked.columns)
        if (column.unique) checks.add(table, column.name, Mistake::not_unique);
    for (const Names& group : asked.unique) checks.add(table, joined(group), Mistake::not_unique);
    for (const ColumnSpec& column : asked.columns)
        if (column.references && !column.hidden) checks.add(table, column.name, Mistake::no_parent);
    for (const PlacedText& rule : asked.rules) checks.add(table, rule.text, Mistake::rule);
    for (const ColumnSpec& column : asked.columns) {
        const bool is_computed = !column.hidden && !column.expression.empty() &&
                                 column.cases.empty() && !column.default_value;
        if (is_computed) checks.add(table, column.name, Mistake::wrong_value);
    }
}

Json table_json(const ManifestTable& table) {
    Json files = Json::array();
    for (const ManifestFile& file : table.files) files.add(Json::text(file.name));
    Json json = Json::object();
    json.set("name", table.name).set("rows", table.rows).set("files", std::move(files));
    return json;
}

Json check_json(const AttestedCheck& check) {
    Json json = Json::object();
    json.set("table", check.table);
    if (!check.subject.empty()) json.set("subject", check.subject);
    json.set("check", name_of(check.mistake))
        .set("result", !check.not_checked.empty() ? "not_checked"
                       : check.mistakes == 0      ? "passed"
                                                  : "failed")
        .set("mistakes", check.mistakes);
    if (!check.not_checked.empty()) json.set("reason", check.not_checked);
    return json;
}

Json predicate_json(const Attestation& attestation) {
    const Manifest& manifest = attestation.manifest;
    Json schema = Json::object();
    schema.set("file", schema_file_name).set("sha256", manifest.schema_sha256);
    Json tool = Json::object();
    tool.set("name", "rowsmith").set("version", manifest.tool_version);
    for (const auto& [name, version] : manifest.libraries) tool.set(name, version);
    Json json = Json::object();
    json.set("name", manifest.name)
        .set("schema", std::move(schema))
        .set("seed", manifest.seed)
        .set("engine", u64{manifest.engine})
        .set("tool", std::move(tool))
        .set("format", manifest.format);
    Json options = Json::object(), tables = Json::array(), checks = Json::array();
    for (const auto& [name, text] : manifest.options) options.set(name, text);
    for (const ManifestTable& table : manifest.tables) tables.add(table_json(table));
    for (const AttestedCheck& check : attestation.checks) checks.add(check_json(check));
    if (!manifest.options.empty()) json.set("options", std::move(options));
    json.set("compression", name_of(manifest.compression)).set("tables", std::move(tables));
    if (attestation.rows_made_again) json.set("rows_made_again", *attestation.rows_made_again);
    json.set("checks", std::move(checks));
    return json;
}

}  // namespace

Result<std::vector<AttestedCheck>> attested_checks(const DataSchema& schema,
                                                   const Manifest& manifest,
                                                   const CheckReport& report) {
    Checks checks(report);
    for (u32 t = 0; t < schema.asked.tables.size(); t++) {
        const TableSpec& asked = schema.asked.tables[t];
        const auto said = std::ranges::find(manifest.tables, asked.name, &ManifestTable::name);
        if (said == manifest.tables.end()) continue;
        add_rows(asked, checks);
        const TableCheck table = TRY(TableCheck::make(schema, t));
        for (size_t c = 0; c < table.columns().size(); c++)
            for (const Mistake mistake : table.field(c).mistakes())
                checks.add(asked.name, table.columns()[c], mistake);
    }
    return checks.take();
}

std::string print_attestation(const Attestation& attestation) {
    Json subjects = Json::array();
    for (const AttestedFile& file : attestation.files) {
        Json digest = Json::object();
        digest.set("sha256", file.sha256);
        Json subject = Json::object();
        subject.set("name", file.name).set("digest", std::move(digest));
        subjects.add(std::move(subject));
    }
    Json statement = Json::object();
    statement.set("_type", statement_type)
        .set("subject", std::move(subjects))
        .set("predicateType", predicate_type)
        .set("predicate", predicate_json(attestation));
    return statement.print_indented();
}

std::string_view attestation_script() {
    CHECK(attestation_count == 1);
    return attestation_files[0].text();
}

}  // namespace rowsmith
