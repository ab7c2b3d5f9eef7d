// check: is this schema right, down to the plan?
#include "api/load_schema.h"
#include "api/operation.h"
#include "api/parameters.h"
#include "base/text.h"

namespace rowsmith::operations {

namespace {

struct Input {
    std::string schema;
};

struct Output {
    std::string schema;
    std::string name;
    std::vector<std::pair<std::string, u64>> tables;
};

Result<Output> handle(Context& context, const Input& input) {
    const auto [plan, document] = TRY(load_plan(context, {.description = input.schema}));
    Output output{input.schema, plan.schema->name, {}};
    for (const PlannedTable& table : plan.tables)
        output.tables.emplace_back(table.name, table.rows);
    return output;
}

Reply reply(const Output& output) {
    Reply reply;
    Json tables = Json::array();
    std::string text = output.schema + ": no mistakes;";
    for (const auto& [name, rows] : output.tables) {
        Json table = Json::object();
        table.set("name", name).set("rows", rows);
        tables.add(std::move(table));
        text += " " + name + " " + with_commas(rows) + " rows,";
    }
    text.back() = '\n';
    reply.json.set("valid", Json::boolean(true))
        .set("name", output.name)
        .set("tables", std::move(tables));
    reply.text = std::move(text);
    return reply;
}

Result<Reply> run(Context& context, const Arguments& arguments) {
    return reply(TRY(handle(context, {.schema = arguments.text("schema")})));
}

}  // namespace

const ApiOperation& validate_schema() {
    static const ApiOperation operation{
        .name = "validate_schema",
        .word = "check",
        .summary = "tell all mistakes of a schema, with their places and fixes",
        .parameters = {schema_parameter()},
        .examples = {"check shop.yaml", "check - --json < shop.yaml"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
