// extract: a description in words becomes a schema, and every clause tells what was made of it.
#include "api/load_schema.h"
#include "api/operation.h"
#include "api/parameters.h"
#include "extract/extract.h"

namespace rowsmith::operations {

namespace {

struct Input {
    std::string words;
    u64 seed = 0;
};

Result<Extraction> handle(Context& context, const Input& input) {
    return extract_schema(
        TRY(read_words(context, input.words)), context.catalogue,
        {.today_days = context.clock.now_us() / 86'400'000'000, .seed = input.seed});
}

Json texts(const std::vector<std::string>& list) {
    Json json = Json::array();
    for (const std::string& text : list) json.add(Json::text(text));
    return json;
}

Reply reply(const Extraction& extraction) {
    Json clauses = Json::array();
    for (const Clause& clause : extraction.clauses) {
        Json json = Json::object();
        json.set("text", clause.text).set("state", name_of(clause.state));
        json.set("paths", texts(clause.paths)).set("note", clause.note);
        clauses.add(std::move(json));
    }
    Reply reply;
    reply.json.set("schema", extraction.yaml)
        .set("confidence", Json::real(extraction.confidence))
        .set("clauses", std::move(clauses))
        .set("suggestions", texts(extraction.suggestions))
        .set("warnings", texts(extraction.warnings));
    reply.text = extraction.yaml;
    reply.notes = print_report(extraction);
    return reply;
}

Result<Reply> run(Context& context, const Arguments& arguments) {
    const u64 seed = TRY(arguments.number("seed")).value_or(0);
    return reply(TRY(handle(context, {.words = arguments.text("words"), .seed = seed})));
}

}  // namespace

const ApiOperation& extract_schema() {
    static const ApiOperation operation{
        .name = "extract_schema",
        .word = "extract",
        .summary = "turn a description in words into a schema, and tell what became of each clause",
        .parameters = {{.option = {.name = "words",
                                   .kind = OptionKind::text,
                                   .doc = "a description in words, a file of words, or - for "
                                          "standard input",
                                   .required = true},
                        .stands = Stands::first},
                       seed_parameter()},
        .examples = {"extract \"500 customers and their orders in 2025\" > shop.yaml"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
