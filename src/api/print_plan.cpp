// plan: what will run, without running it.
#include "api/load_schema.h"
#include "api/operation.h"
#include "api/parameters.h"

namespace rowsmith::operations {

namespace {

struct Input {
    SchemaChoice schema;
};

Json texts(const std::vector<std::string>& list) {
    Json json = Json::array();
    for (const std::string& text : list) json.add(Json::text(text));
    return json;
}

Json column_json(const PlannedColumn& column) {
    Json json = Json::object();
    json.set("name", column.name).set("generator", column.generator);
    if (column.hidden) json.set("hidden", Json::boolean(true));
    if (!column.inferred_from.empty()) json.set("inferred_from", column.inferred_from);
    if (!column.depends_on_rows.empty()) json.set("depends_on_rows", texts(column.depends_on_rows));
    if (!column.depends_on_columns.empty())
        json.set("depends_on_columns", texts(column.depends_on_columns));
    return json;
}

Json plan_json(const Plan& plan) {
    Json tables = Json::array();
    for (const PlannedTable& table : plan.tables) {
        Json columns = Json::array();
        for (const PlannedColumn& column : table.columns) columns.add(column_json(column));
        Json json = Json::object();
        json.set("name", table.name).set("rows", table.rows);
        if (table.parent) json.set("per", plan.tables[*table.parent].name);
        if (table.hidden) json.set("hidden", Json::boolean(true));
        json.set("columns", std::move(columns));
        tables.add(std::move(json));
    }
    Json json = Json::object();
    json.set("name", plan.schema->name).set("tables", std::move(tables));
    return json;
}

Result<LoadedPlan> handle(Context& context, const Input& input) {
    return load_plan(context, input.schema);
}

Result<Reply> run(Context& context, const Arguments& arguments) {
    const std::optional<u64> seed = TRY(arguments.number("seed"));
    const Input input{
        {.description = arguments.text("schema"), .seed = seed, .rows = arguments.texts("rows")}};
    const LoadedPlan loaded = TRY(handle(context, input));
    return Reply{.json = plan_json(loaded.plan), .text = rowsmith::print_plan(loaded.plan)};
}

}  // namespace

const ApiOperation& print_plan() {
    static const ApiOperation operation{
        .name = "print_plan",
        .word = "plan",
        .summary = "print what a schema will run: tables, rows, columns, what they read",
        .parameters = {schema_parameter(), seed_parameter(), rows_parameter()},
        .examples = {"plan shop.yaml", "plan shop.yaml --rows customers=1_000_000"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
