// preview: any rows of any table, made alone.
#include <algorithm>

#include "api/load_schema.h"
#include "api/operation.h"
#include "api/parameters.h"
#include "api/text_table.h"
#include "base/text.h"
#include "format/cell_text.h"
#include "plan/refusals.h"

namespace rowsmith::operations {

namespace {

constexpr u64 preview_rows_max = 10'000;

struct Input {
    SchemaChoice schema;
    std::vector<std::string> tables;
    u64 first = 0;
    u64 rows = 10;
};

struct PreviewTable {
    std::string name;
    u64 rows_total = 0;
    u64 first = 0;
    TextTable cells = {};
    std::vector<std::vector<std::string>> json = {};  // the same cells as JSON
};

using Output = std::vector<PreviewTable>;

Result<std::vector<CellText>> bind_cells(const Plan& plan, const PlannedTable& table,
                                         PreviewTable& preview) {
    std::vector<CellText> cells;
    for (const PlannedColumn& column : table.columns) {
        if (column.hidden) continue;
        const Shape& shape = plan.graph->shape(column.value);
        cells.push_back(TRY(CellText::bind(shape, {})));
        preview.cells.header.push_back(column.name);
        const Kind kind = shape.type.kind;
        const bool is_number =
            kind == Kind::integer || kind == Kind::decimal || kind == Kind::float_;
        preview.cells.align.push_back(is_number ? Align::right : Align::left);
    }
    return cells;
}

void add_row(const std::vector<CellText>& cells, const Workspace& workspace, u32 row,
             PreviewTable& preview) {
    std::vector<std::string> texts(cells.size()), json(cells.size());
    for (size_t c = 0; c < cells.size(); c++) {
        const Column& column = workspace.result(c);
        const bool is_null = column.is_null(row);
        if (is_null) texts[c] = json[c] = "null";
        if (is_null) continue;
        cells[c].append_plain(column, row, texts[c]);
        cells[c].append_json(column, row, json[c]);
    }
    preview.cells.rows.push_back(std::move(texts));
    preview.json.push_back(std::move(json));
}

Result<PreviewTable> preview_table(const Plan& plan, const PlannedTable& table,
                                   const Input& input) {
    PreviewTable preview{.name = table.name, .rows_total = table.rows, .first = input.first};
    const auto cells = TRY(bind_cells(plan, table, preview));
    const u64 end = std::min(table.rows, input.first + input.rows);
    Workspace workspace(*table.program);
    for (u64 first = input.first; first < end; first += block_rows) {
        const auto count = static_cast<u32>(std::min<u64>(block_rows, end - first));
        workspace.run_range(first, count);
        if (const Refusal* refusal = workspace.refusal())
            return fail(refused_row(*plan.graph, *refusal));
        for (u32 i = 0; i < count; i++) add_row(cells, workspace, i, preview);
    }
    return preview;
}

Result<Output> handle(Context& context, const Input& input) {
    if (input.rows > preview_rows_max)
        return fail({.code = ErrorCode::limit,
                     .cause = "preview_too_long",
                     .message = "a preview of " + with_commas(input.rows) + " rows was asked for",
                     .expected = "at most " + with_commas(preview_rows_max),
                     .fix = "use generate"});
    const auto [plan, document] = TRY(load_plan(context, input.schema));
    Output output;
    for (const PlannedTable* table : TRY(choose_tables(plan, input.tables))) {
        if (input.first > 0 && input.first >= table->rows)
            return fail({.code = ErrorCode::invalid_argument,
                         .cause = "row_out_of_range",
                         .message = "there is no row " + with_commas(input.first) + " in '" +
                                    table->name + "', which has " + with_commas(table->rows),
                         .expected = "a number from 0, which is the first row",
                         .fix = input.tables.empty() ? "name a table with --table" : ""});
        output.push_back(TRY(preview_table(plan, *table, input)));
    }
    return output;
}

Json table_json(const PreviewTable& table) {
    Json rows = Json::array();
    for (const auto& cells : table.json) {
        Json row = Json::object();
        for (size_t c = 0; c < cells.size(); c++)
            row.set(table.cells.header[c], Json::written(cells[c]));
        rows.add(std::move(row));
    }
    Json json = Json::object();
    json.set("name", table.name)
        .set("rows_total", table.rows_total)
        .set("first", table.first)
        .set("rows", std::move(rows));
    return json;
}

std::string table_text(const PreviewTable& table, size_t width) {
    std::string text = table.name + "  ";
    const u64 count = table.json.size();
    if (count > 0)
        text += "rows " + with_commas(table.first) + " to " + with_commas(table.first + count - 1) +
                " of ";
    return text + with_commas(table.rows_total) + (count > 0 ? "\n" : " rows\n") +
           print_table(table.cells, width);
}

Reply reply(const Output& output, size_t width) {
    Reply reply;
    Json tables = Json::array();
    for (const PreviewTable& table : output) {
        tables.add(table_json(table));
        reply.text += (reply.text.empty() ? "" : "\n") + table_text(table, width);
    }
    reply.json.set("tables", std::move(tables));
    return reply;
}

Result<Reply> run(Context& context, const Arguments& arguments) {
    const std::optional<u64> seed = TRY(arguments.number("seed"));
    const u64 first = TRY(arguments.number("at")).value_or(0);
    const u64 rows = TRY(arguments.number("rows")).value_or(10);
    const Input input{.schema = {.description = arguments.text("schema"), .seed = seed},
                      .tables = arguments.texts("table"),
                      .first = first,
                      .rows = rows};
    return reply(TRY(handle(context, input)), context.text_width);
}

}  // namespace

const ApiOperation& preview_rows() {
    static const ApiOperation operation{
        .name = "preview_rows",
        .word = "preview",
        .summary = "show rows of a schema, any of them, without making the ones before",
        .parameters = {schema_parameter(),
                       {.option = {.name = "table", .doc = "this table only"},
                        .stands = Stands::repeated},
                       {.option = {.name = "at",
                                   .kind = OptionKind::integer,
                                   .doc = "the first row shown, counted from 0",
                                   .default_text = "0"}},
                       {.option = {.name = "rows",
                                   .kind = OptionKind::integer,
                                   .doc = "how many rows of each table",
                                   .default_text = "10"}},
                       seed_parameter()},
        .examples = {"preview shop.yaml", "preview shop.yaml --table orders --at 5000 --rows 3"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
