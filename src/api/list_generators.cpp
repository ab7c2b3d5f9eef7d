// generators: what there is, or one of them with its options.
#include <algorithm>

#include "api/operation.h"
#include "base/text.h"

namespace rowsmith::operations {

namespace {

struct Input {
    std::string name;  // empty = all
};

using Output = std::vector<const Descriptor*>;

Result<Output> handle(Context& context, const Input& input) {
    if (input.name.empty()) return context.catalogue.generators();
    if (const Descriptor* found = context.catalogue.generator(input.name)) return Output{found};
    Output family;
    for (const Descriptor* descriptor : context.catalogue.generators())
        if (descriptor->name.starts_with(input.name + ".")) family.push_back(descriptor);
    if (!family.empty()) return family;
    const std::string meant = nearest(input.name, context.catalogue.generator_names());
    return fail({.code = ErrorCode::not_found,
                 .cause = "unknown_generator",
                 .message = "there is no generator '" + input.name + "'",
                 .expected = "one that `rowsmith generators` lists",
                 .fix = meant.empty() ? "" : "write '" + meant + "'"});
}

std::string value_text(const OptionSpec& option) {
    if (option.kind != OptionKind::word) return std::string(name_of(option.kind));
    std::string words;
    for (const std::string& word : option.words) words += (words.empty() ? "" : "|") + word;
    return words;
}

Json option_json(const OptionSpec& option) {
    Json json = Json::object();
    json.set("name", option.name).set("kind", name_of(option.kind)).set("doc", option.doc);
    json.set("required", Json::boolean(option.required));
    if (!option.default_text.empty()) json.set("default", option.default_text);
    if (option.minimum) json.set("minimum", Json::real(*option.minimum));
    if (option.maximum) json.set("maximum", Json::real(*option.maximum));
    Json words = Json::array();
    for (const std::string& word : option.words) words.add(Json::text(word));
    if (!words.empty()) json.set("words", std::move(words));
    return json;
}

Json generator_json(const Descriptor& about) {
    Json kinds = Json::array(), options = Json::array();
    for (const Kind kind : about.kinds) kinds.add(Json::text(name_of(kind)));
    for (const OptionSpec& option : about.options) options.add(option_json(option));
    Json json = Json::object();
    json.set("name", about.name).set("summary", about.summary).set("types", std::move(kinds));
    json.set("options", std::move(options));
    if (!about.example.empty()) json.set("example", about.example);
    return json;
}

std::string one_text(const Descriptor& about) {
    std::string text = about.name + "\n  " + about.summary + "\n";
    std::string kinds;
    for (const Kind kind : about.kinds)
        kinds += (kinds.empty() ? "" : ", ") + std::string(name_of(kind));
    if (!kinds.empty()) text += "  types: " + kinds + "\n";
    for (const OptionSpec& option : about.options) {
        text += "\n  " + option.name + ": " + value_text(option);
        if (option.required) text += ", required";
        if (!option.default_text.empty()) text += ", else " + option.default_text;
        text += "\n      " + option.doc + "\n";
    }
    if (!about.example.empty()) text += "\n  example: " + about.example + "\n";
    return text;
}

Reply reply(const Output& output) {
    Reply reply;
    Json generators = Json::array();
    size_t width = 0;
    for (const Descriptor* about : output) width = std::max(width, about->name.size());
    for (const Descriptor* about : output) {
        generators.add(generator_json(*about));
        const std::string blanks(width + 2 - about->name.size(), ' ');
        reply.text += about->name + blanks + about->summary + "\n";
    }
    if (output.size() == 1) reply.text = one_text(*output[0]);
    reply.json.set("generators", std::move(generators));
    return reply;
}

Result<Reply> run(Context& context, const Arguments& arguments) {
    return reply(TRY(handle(context, {arguments.text("name")})));
}

}  // namespace

const ApiOperation& list_generators() {
    static const ApiOperation operation{
        .name = "list_generators",
        .word = "generators",
        .summary = "list what can make a column, or tell all about one generator or family",
        .parameters = {{.option = {.name = "name", .doc = "person.email, or a family: person"},
                        .stands = Stands::first}},
        .examples = {"generators", "generators sequence", "generators person --json"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
