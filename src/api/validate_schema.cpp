// check: is this schema right, down to the plan?
#include "api/load_schema.h"
#include "api/operation.h"
#include "api/parameters.h"
#include "base/text.h"

namespace rowsmith::operations {

namespace {

struct Input {
    std::string schema;
    bool has_data = false;
};

struct Output {
    std::string schema;
    std::string name;
    std::vector<std::pair<std::string, u64>> tables;
};

Result<Output> handle(Context& context, const Input& input) {
    if (input.has_data)
        return fail({.code = ErrorCode::unsupported,
                     .cause = "data_check_unsupported",
                     .message = "checking data against a schema is not in this version",
                     .expected = "a schema alone"});
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
    Input input{.schema = arguments.text("schema")};
    if (arguments.has("data_schema")) input = {arguments.text("data_schema"), true};
    return reply(TRY(handle(context, input)));
}

}  // namespace

const ApiOperation& validate_schema() {
    static const ApiOperation operation{
        .name = "validate_schema",
        .word = "check",
        .summary = "tell all mistakes of a schema, with their places and fixes",
        .parameters = {schema_parameter(),
                       {.option = {.name = "data_schema",
                                   .kind = OptionKind::text,
                                   .doc = "take the first argument for data and hold it against "
                                          "this schema"}}},
        .examples = {"check shop.yaml", "check - --json < shop.yaml"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
