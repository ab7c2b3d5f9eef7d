// config: what the variables are set to, where each value comes from, and what is wrong with it.
#include <algorithm>

#include "api/operation.h"
#include "base/text.h"

namespace rowsmith::operations {

namespace {

struct Input {
    std::string name;  // empty = all
};

struct Line {
    const Variable* variable = nullptr;
    Setting setting;
    std::optional<Error> error = {};
};

using Output = std::vector<Line>;

Result<std::vector<const Variable*>> choose(const std::string& name) {
    std::vector<const Variable*> chosen;
    if (const Variable* variable = find_variable(name)) return std::vector{variable};
    for (const Variable& variable : all_variables()) {
        const std::string_view start = variable.name.substr(0, name.size() + 1);
        if (name.empty() || is_same_name(start, name + "_")) chosen.push_back(&variable);
    }
    if (!chosen.empty()) return chosen;
    const std::string meant = nearest_variable(name);
    return fail({.code = ErrorCode::not_found,
                 .cause = "unknown_setting",
                 .message = "there is no variable '" + name + "'",
                 .expected = "one that `rowsmith config` lists",
                 .fix = meant.empty() ? "" : "write " + meant});
}

Result<Output> handle(const Context& context, const Input& input) {
    Output output;
    for (const Variable* variable : TRY(choose(input.name))) {
        Line line{.variable = variable, .setting = context.settings.found(*variable)};
        auto value = context.settings.text(variable->name);
        if (value)
            line.setting.text = *std::move(value);
        else
            line.error = std::move(value).error();
        output.push_back(std::move(line));
    }
    return output;
}

std::string source_of(const Setting& setting) {
    std::string source(name_of(setting.origin));
    if (setting.place.line > 0) source += ":" + std::to_string(setting.place.line);
    return source;
}

Json error_json(const Error& error) {
    Json json = Json::object();
    json.set("cause", error.cause).set("message", error.message);
    if (!error.expected.empty()) json.set("expected", error.expected);
    if (!error.fix.empty()) json.set("fix", error.fix);
    return json;
}

Json limit_json(double limit) {
    const u64 whole = static_cast<u64>(limit);
    return static_cast<double>(whole) < limit ? Json::real(limit) : Json::number(whole);
}

Json line_json(const Line& line) {
    const Variable& variable = *line.variable;
    Json json = Json::object();
    json.set("name", variable.name).set("kind", name_of(variable.kind));
    json.set("value", shown(line.setting)).set("source", name_of(line.setting.origin));
    if (line.setting.place.line > 0) json.set("line", u64{line.setting.place.line});
    json.set("default", variable.default_text).set("doc", doc_of(variable));
    json.set("group", variable.group);
    json.set("in_this_version", Json::boolean(variable.effect == Effect::now));
    if (variable.maximum > 0)
        json.set("minimum", limit_json(variable.minimum))
            .set("maximum", limit_json(variable.maximum));
    Json words = Json::array();
    for (const std::string& word : line.setting.words) words.add(Json::text(word));
    if (!words.empty()) json.set("words", std::move(words));
    if (line.error) json.set("error", error_json(*line.error));
    return json;
}

std::string one_text(const Line& line) {
    const Variable& variable = *line.variable;
    const std::string value = shown(line.setting), fallback(variable.default_text);
    return std::string(variable.name) + "\n  " + doc_of(variable) +
           "\n\n  value:   " + (value.empty() ? "none" : value) +
           "\n  source:  " + source_of(line.setting) +
           "\n  default: " + (fallback.empty() ? "none" : fallback) +
           "\n  takes:   " + expected_of(variable, line.setting.words) + "\n";
}

// Lines of aligned cells, a heading before each group.
std::string list_text(const Output& output) {
    struct Cells {
        std::string name, value, source;
    };
    std::vector<Cells> rows;
    size_t name_width = 0, value_width = 0;
    for (const Line& line : output) {
        rows.push_back(
            {std::string(line.variable->name), shown(line.setting), source_of(line.setting)});
        if (rows.back().value.empty()) rows.back().value = "-";
        name_width = std::max(name_width, rows.back().name.size());
        value_width = std::max(value_width, std::min<size_t>(rows.back().value.size(), 40));
    }
    const auto padded = [](std::string text, size_t width) {
        if (text.size() < width) text.resize(width, ' ');
        return text + "  ";
    };
    std::string text, group;
    for (size_t i = 0; i < rows.size(); i++) {
        const Variable& variable = *output[i].variable;
        if (group != variable.group)
            text += (text.empty() ? "" : "\n") + std::string(variable.group) + "\n";
        group = variable.group;
        text += "  " + padded(rows[i].name, name_width) + padded(rows[i].value, value_width) +
                padded(rows[i].source, 0);
        const bool is_default = rows[i].source == name_of(Origin::default_);
        if (!is_default && !variable.default_text.empty())
            text += "default " + std::string(variable.default_text) + "  ";
        if (variable.effect == Effect::later) text += "not in this version";
        while (text.back() == ' ') text.pop_back();
        text += "\n";
    }
    return text;
}

Reply reply(const Output& output) {
    Reply reply;
    Json variables = Json::array();
    for (const Line& line : output) {
        variables.add(line_json(line));
        if (!line.error) continue;
        const std::string told = "wrong: " + to_text(*line.error) + "\n";
        if (reply.notes.find(told) == std::string::npos) reply.notes += told;
        reply.verdict = ErrorCode::invalid_argument;
    }
    reply.json.set("variables", std::move(variables));
    reply.text = output.size() == 1 ? one_text(output[0]) : list_text(output);
    return reply;
}

Result<Reply> run(Context& context, const Arguments& arguments) {
    return reply(TRY(handle(context, {arguments.text("name")})));
}

}  // namespace

const ApiOperation& show_configuration() {
    static const ApiOperation operation{
        .name = "show_configuration",
        .word = "config",
        .summary = "list the variables with their values and where those come from",
        .parameters = {{.option = {.name = "name", .doc = "ROWSMITH_THREADS, or a family: GEMINI"},
                        .stands = Stands::first}},
        .examples = {"config", "config OUTPUT_STORAGE_PATH", "config --json"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
