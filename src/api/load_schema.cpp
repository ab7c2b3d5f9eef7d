#include "api/load_schema.h"

#include <algorithm>

#include "api/arguments.h"
#include "api/input_file.h"
#include "api/lookup_files.h"
#include "api/unique_fields.h"
#include "base/text.h"
#include "extract/extract.h"
#include "schema/limits.h"
#include "schema/read_schema.h"
#include "store/open_store.h"

namespace rowsmith {

namespace {

Error bad_rows(std::string message, std::string expected, std::string fix = {}) {
    return {.code = ErrorCode::invalid_argument,
            .cause = "bad_rows",
            .message = std::move(message),
            .expected = std::move(expected),
            .fix = std::move(fix)};
}

// The one table whose rows are a plain number.
Result<std::string> root_table(const Schema& schema) {
    std::vector<std::string> roots;
    for (const TableSpec& table : schema.tables)
        if (table.rows.form == RowsForm::count && !table.hidden) roots.push_back(table.name);
    if (roots.size() == 1) return roots[0];
    return fail(bad_rows(roots.empty()
                             ? "no table's rows are a plain number"
                             : "several tables' rows are plain numbers: " + quoted_list(roots),
                         "TABLE=N", roots.empty() ? "" : "write --rows " + roots[0] + "=1000"));
}

Result<void> override_rows(const Schema& schema, Node& document, const std::string& wanted) {
    const size_t sign = wanted.find('=');
    const std::string count = sign == std::string::npos ? wanted : wanted.substr(sign + 1);
    const u64 rows = TRY(read_count(count, "--rows"));
    const std::string name =
        sign == std::string::npos ? TRY(root_table(schema)) : wanted.substr(0, sign);
    const TableSpec* table = schema.find(name);
    std::vector<std::string> names;
    for (const TableSpec& each : schema.tables) names.push_back(each.name);
    if (table == nullptr) {
        const std::string meant = nearest(name, names);
        return fail(bad_rows("there is no table '" + name + "'", "one of " + quoted_list(names),
                             meant.empty() ? "" : "write --rows " + meant + "=" + count));
    }
    if (table->rows.form != RowsForm::count)
        return fail(
            bad_rows("the rows of '" + name + "' follow from " +
                         (table->rows.form == RowsForm::per ? "'" + table->rows.per.text + "'"
                                                            : "its literal values"),
                     "a table whose rows are a plain number"));
    Node& node = *document.find("tables")->find(name);
    node.set("rows", make_scalar(std::to_string(rows), node));
    return {};
}

// A new key stands where people look for it: before the long part of the document.
void set_seed(Node& document, u64 seed) {
    const bool is_new = !document.has("seed");
    document.set("seed", make_scalar(std::to_string(seed), document));
    if (!is_new) return;
    const auto before =
        std::find_if(document.keys.begin(), document.keys.end(), [](const Key& key) {
            return key.text != "rowsmith" && key.text != "name" && key.text != "description";
        });
    const auto at = before - document.keys.begin();
    std::rotate(before, document.keys.end() - 1, document.keys.end());
    std::rotate(document.items.begin() + at, document.items.end() - 1, document.items.end());
}

// What was not made of the words is told, and stops nothing.
Result<SchemaText> schema_of_words(Context& context, const std::string& words) {
    const i64 today_days = context.clock.now_us() / 86'400'000'000;
    const Extraction extraction =
        TRY(extract_schema(words, context.catalogue, {.today_days = today_days}));
    for (const Clause& clause : extraction.clauses) {
        if (clause.state == ClauseState::applied || clause.state == ClauseState::assumed) continue;
        Error warning{.code = ErrorCode::unsupported,
                      .cause = "clause_not_applied",
                      .message = std::string(name_of(clause.state)) + ": " + clause.text};
        if (!clause.note.empty()) warning.message += " (" + clause.note + ")";
        warning.place.file = "description";
        context.problems.warn(std::move(warning));
    }
    return SchemaText{extraction.yaml, "description.yaml"};
}

// Mostly somebody who wants its data checked.
Error no_schema_but_a_folder(Context& context, const std::string& folder) {
    const bool has_schema = context.files.exists(folder + "/schema.yaml");
    Error error{.code = ErrorCode::invalid_argument,
                .cause = "schema_is_a_folder",
                .message = "is a folder",
                .expected = "a schema file, - for standard input, or a description in words",
                .fix = "hold its data against a schema: rowsmith check " + folder + " --schema " +
                       (has_schema ? folder + "/schema.yaml" : "SCHEMA")};
    error.place.file = folder;
    return error;
}

Result<SchemaText> schema_in_store(Context& context, const std::string& uri) {
    const InputFile input = TRY(open_input(context, uri));
    std::string text = TRY(read_text(*input.store, input.name, document_size_max_bytes));
    return SchemaText{std::move(text), input.shown()};
}

}  // namespace

Result<SchemaText> read_description(Context& context, const std::string& argument) {
    if (argument == "-") {
        std::string text = TRY(context.files.read("/dev/stdin", document_size_max_bytes));
        return SchemaText{std::move(text), "standard input"};
    }
    if (argument.starts_with('{')) return SchemaText{argument, "the schema"};
    const bool is_one_word = argument.find(' ') == std::string::npos;
    if (is_one_word && is_store_uri(argument)) return schema_in_store(context, argument);
    const bool is_file = context.files.exists(argument);
    if (!is_file && argument.find(' ') != std::string::npos)
        return schema_of_words(context, argument);
    if (is_file) {
        auto text = context.files.read(argument, document_size_max_bytes);
        if (!text && context.files.list(argument))
            return fail(no_schema_but_a_folder(context, argument));
        if (!text) return fail(std::move(text).error());
        return SchemaText{*std::move(text), argument};
    }
    Error error{.code = ErrorCode::not_found,
                .cause = "file_not_found",
                .message = "there is no such file",
                .expected = "a schema file, - for standard input, or a description in words"};
    error.place.file = argument;
    return fail(std::move(error));
}

Result<std::string> read_words(Context& context, const std::string& argument) {
    if (argument == "-") return context.files.read("/dev/stdin", document_size_max_bytes);
    if (context.files.exists(argument))
        return context.files.read(argument, document_size_max_bytes);
    return argument;
}

Result<Schema> load_schema(Context& context, const SchemaChoice& choice) {
    const SchemaText source = TRY(read_description(context, choice.description));
    auto schema = read_schema(source.text, source.file_name, context.catalogue, context.problems);
    if (!schema || !context.problems.ok()) return fail(see_problems());
    Node document = schema->node;
    const bool is_filled = TRY(put_in_lookup_files(context, source, document));
    if (!is_filled && !choice.seed && choice.rows.empty() && choice.unique.empty())
        return *std::move(schema);
    if (choice.seed) set_seed(document, *choice.seed);
    for (const std::string& rows : choice.rows) (void)TRY(override_rows(*schema, document, rows));
    (void)TRY(set_unique(*schema, document, choice.unique));
    Problems again;  // the warnings stand there already
    auto changed = make_schema(document, context.catalogue, again);
    for (const Error& error : again.errors()) context.problems.add(error);
    if (!changed || !again.ok()) return fail(see_problems());
    return *std::move(changed);
}

Result<LoadedPlan> load_plan(Context& context, const SchemaChoice& choice) {
    Schema schema = TRY(load_schema(context, choice));
    Node document = schema.node;
    auto plan = make_plan(std::move(schema), context.catalogue, context.problems);
    if (!plan) return fail(see_problems());
    return LoadedPlan{*std::move(plan), std::move(document)};
}

Result<std::vector<const PlannedTable*>> choose_tables(const Plan& plan,
                                                       const std::vector<std::string>& names) {
    std::vector<const PlannedTable*> tables;
    std::vector<std::string> visible;
    for (const PlannedTable& table : plan.tables) {
        if (table.hidden) continue;
        visible.push_back(table.name);
        if (names.empty() || std::find(names.begin(), names.end(), table.name) != names.end())
            tables.push_back(&table);
    }
    for (const std::string& name : names) {
        if (std::find(visible.begin(), visible.end(), name) != visible.end()) continue;
        const std::string meant = nearest(name, visible);
        return fail({.code = ErrorCode::invalid_argument,
                     .cause = "unknown_table",
                     .message = "there is no table '" + name + "'",
                     .expected = "one of " + quoted_list(visible),
                     .fix = meant.empty() ? "" : "write --table " + meant});
    }
    return tables;
}

}  // namespace rowsmith
