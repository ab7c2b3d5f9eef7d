// schema: a document in its canonical form, or with everything that the plan fills in.
#include "api/load_schema.h"
#include "api/operation.h"
#include "api/parameters.h"
#include "schema/json_schema.h"
#include "schema/print.h"

namespace rowsmith::operations {

namespace {

enum class View : u8 { canonical, expanded, json_schema };

struct Input {
    std::string schema;
    View view = View::canonical;
};

struct Output {
    std::string json;
    std::string text;
};

void name_generator(Node& table, const ColumnSpec& column) {
    Node* columns = table.find("columns");
    Node* node = columns != nullptr ? columns->find(column.name) : nullptr;
    if (node == nullptr || !node->is_map() || column.generate.empty()) return;
    // What a rule computes in place of draws is said by the rule.
    const bool by_rule = column.generate.text == "constant" || column.generate.text == "expression";
    if (!by_rule && !node->has("generate") && !node->has("expression"))
        node->set("generate", make_scalar(column.generate.text, *node));
}

Output printed(const Node& document) { return {to_json(document), to_yaml(document)}; }

Result<Output> handle(Context& context, const Input& input) {
    if (input.view == View::json_schema) {
        const std::string schema = json_schema(context.catalogue);
        return Output{schema, schema};
    }
    if (input.schema.empty())
        return fail({.code = ErrorCode::invalid_argument,
                     .cause = "argument_missing",
                     .message = "no schema is named",
                     .expected = "a schema file, or - for standard input"});
    if (input.view == View::canonical)
        return printed(TRY(load_schema(context, {.description = input.schema})).node);
    LoadedPlan loaded = TRY(load_plan(context, {.description = input.schema}));
    Node* tables = loaded.document.find("tables");
    for (const TableSpec& table : loaded.plan.schema->tables)
        if (Node* node = tables != nullptr ? tables->find(table.name) : nullptr)
            for (const ColumnSpec& column : table.columns) name_generator(*node, column);
    return printed(loaded.document);
}

Reply reply(const Output& output) {
    Reply reply;
    std::string json = output.json;
    json.erase(json.find_last_not_of('\n') + 1);
    reply.json = Json::written(std::move(json));
    reply.text = output.text;
    return reply;
}

Result<Reply> run(Context& context, const Arguments& arguments) {
    Input input{.schema = arguments.text("schema")};
    if (arguments.flag("expanded")) input.view = View::expanded;
    if (arguments.flag("json_schema")) input.view = View::json_schema;
    return reply(TRY(handle(context, input)));
}

}  // namespace

const ApiOperation& show_schema() {
    Parameter schema = schema_parameter();
    schema.option.required = false;
    static const ApiOperation operation{
        .name = "show_schema",
        .word = "schema",
        .summary = "print a schema in its canonical form",
        .parameters = {schema,
                       {.option = {.name = "expanded",
                                   .kind = OptionKind::boolean,
                                   .doc = "name the generators that were inferred"}},
                       {.option = {.name = "json_schema",
                                   .kind = OptionKind::boolean,
                                   .doc = "print the JSON Schema that all schemas follow"}}},
        .examples = {"schema shop.yaml", "schema shop.yaml --expanded", "schema --json-schema"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
