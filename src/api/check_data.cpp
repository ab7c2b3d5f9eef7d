// check DATA --schema S: is this data as the schema says?
#include "quality/check_data.h"

#include "api/load_schema.h"
#include "api/operation.h"
#include "api/place.h"
#include "quality/report.h"

namespace rowsmith::operations {

namespace {

struct Input {
    DataChoice data;
    std::string schema = {};
    CheckOptions options = {};
};

struct Output {
    ReportNames names;
    CheckReport report;
};

Result<Input> read(const Context& context, const Arguments& arguments) {
    Input input{.data = {.data = arguments.text("data"),
                         .table = arguments.text("table"),
                         .format = arguments.text("format"),
                         .options = arguments.texts("option")},
                .schema = arguments.text("schema")};
    input.options.findings_kept = TRY(arguments.number("findings")).value_or(5);
    input.options.row_counts = arguments.flag("row_counts");
    input.options.cancelled = context.cancelled;
    if (context.progress != nullptr) {
        input.options.rows_done = &context.progress->rows_done;
    }
    return input;
}

Result<Output> handle(Context& context, const Input& input) {
    if (input.data.data == "-" && input.schema == "-")
        return fail({.code = ErrorCode::invalid_argument,
                     .cause = "two_standard_inputs",
                     .message = "data and schema can't both come from standard input",
                     .expected = "a file for one of them"});
    const Schema schema = TRY(load_schema(context, {.description = input.schema}));
    const auto checked = make_data_schema(schema, context.catalogue, context.problems);
    if (!checked) return fail(see_problems());
    std::vector<std::string> tables;
    for (const PlannedTable& table : checked->plan.tables)
        if (!table.hidden) tables.push_back(table.name);
    const auto data = TRY(find_data(context.files, input.data, tables, context.problems));
    if (context.progress != nullptr)
        for (const TableData& table : data) context.progress->rows_total += table.rows.value_or(0);
    CheckOptions options = input.options;
    options.run_path = scratch_path();
    auto report = rowsmith::check_data(context.files, *checked, data, options, context.problems);
    if (!report) return fail(std::move(report).error());
    if (!context.problems.ok()) return fail(see_problems());
    const std::string name = input.data.data == "-" ? "standard input" : input.data.data;
    return Output{{.data = name, .schema = input.schema}, *std::move(report)};
}

Result<Reply> run(Context& context, const Arguments& arguments) {
    const Input input = TRY(read(context, arguments));
    auto checked = handle(context, input);
    if (!checked) return fail(std::move(checked).error());
    const Output output = *std::move(checked);
    Reply reply{.json = report_json(output.report),
                .text = report_text(output.report, output.names)};
    if (output.report.ledger.total() > 0) reply.verdict = ErrorCode::invalid_data;
    return reply;
}

std::vector<Parameter> parameters() {
    return {
        {.option = {.name = "data",
                    .doc = "a folder of data, a file, or - for standard input",
                    .required = true},
         .stands = Stands::first},
        {.option = {.name = "schema",
                    .doc = "the schema that the data is held against",
                    .required = true}},
        {.option = {.name = "table", .doc = "the table of the file, or the only one to check"}},
        {.option = {.name = "format",
                    .kind = OptionKind::word,
                    .doc = "format of the data; else by the file's name",
                    .words = reader_names()},
         .letter = 'f'},
        {.option = {.name = "option",
                    .doc = "of csv and tsv: delimiter, quote, header or null_text, NAME=VALUE"},
         .stands = Stands::repeated},
        {.option = {.name = "findings",
                    .kind = OptionKind::integer,
                    .doc = "rows shown of each kind of mistake",
                    .default_text = "5"}},
        {.option = {.name = "row_counts",
                    .kind = OptionKind::boolean,
                    .doc = "hold the numbers of rows against the schema's as well"}},
    };
}

}  // namespace

const ApiOperation& check_data() {
    static const ApiOperation operation{
        .name = "check_data",
        .word = "check",
        .summary = "hold data against a schema: types, ranges, keys, references, rules",
        .parameters = parameters(),
        .examples = {"check shop --schema shop.yaml", "check orders.csv --schema shop.yaml",
                     "check - --schema shop.yaml --table orders --format jsonl < orders.jsonl"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
