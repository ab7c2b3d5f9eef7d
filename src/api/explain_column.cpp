// explain: why a column is the way it is.
#include "api/load_schema.h"
#include "api/operation.h"
#include "api/parameters.h"
#include "base/text.h"
#include "plan/explain.h"

namespace rowsmith::operations {

namespace {

struct Input {
    std::string column;  // orders.total
    std::string schema;
};

std::unexpected<Error> unknown(std::string message, const std::vector<std::string>& known,
                               const std::string& word) {
    const std::string meant = nearest(word, known);
    return fail({.code = ErrorCode::invalid_argument,
                 .cause = "unknown_column",
                 .message = std::move(message),
                 .expected = "one of " + quoted_list(known),
                 .fix = meant.empty() ? "" : "write '" + meant + "'"});
}

Result<Explanation> handle(Context& context, const Input& input) {
    const auto [plan, document] = TRY(load_plan(context, {.description = input.schema}));
    std::vector<std::string> known;
    for (const PlannedTable& table : plan.tables)
        for (const PlannedColumn& column : table.columns) {
            known.push_back(table.name + "." + column.name);
            if (known.back() == input.column) return explain(plan, table, column);
        }
    return unknown("there is no column '" + input.column + "'", known, input.column);
}

Json texts(const std::vector<std::string>& list) {
    Json json = Json::array();
    for (const std::string& text : list) json.add(Json::text(text));
    return json;
}

Reply reply(const Explanation& explanation) {
    Reply reply;
    reply.json.set("column", explanation.column)
        .set("type", explanation.type)
        .set("generator", explanation.generator)
        .set("makes", explanation.summary);
    if (!explanation.inferred_from.empty())
        reply.json.set("inferred_from", explanation.inferred_from);
    reply.json.set("reads", texts(explanation.reads))
        .set("depends_on_rows", texts(explanation.depends_on_rows))
        .set("depends_on_columns", texts(explanation.depends_on_columns));
    reply.text = print_explanation(explanation);
    return reply;
}

// A file, standard input or words, none of which a column's path is.
bool is_schema(std::string_view text) {
    const auto ends = [&](std::string_view ending) { return text.ends_with(ending); };
    return text == "-" || text.find_first_of("/ ") != std::string_view::npos || ends(".yaml") ||
           ends(".yml") || ends(".json");
}

// Either order means the same.
Result<Reply> run(Context& context, const Arguments& arguments) {
    Input input{arguments.text("column"), arguments.text("schema")};
    if (is_schema(input.column) && !is_schema(input.schema)) std::swap(input.column, input.schema);
    return reply(TRY(handle(context, input)));
}

}  // namespace

const ApiOperation& explain_column() {
    static const ApiOperation operation{
        .name = "explain_column",
        .word = "explain",
        .summary = "tell what makes a column, why, and what it reads",
        .parameters = {{.option = {.name = "column",
                                   .kind = OptionKind::path,
                                   .doc = "TABLE.COLUMN",
                                   .required = true},
                        .stands = Stands::first},
                       schema_parameter()},
        .examples = {"explain orders.total shop.yaml"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
