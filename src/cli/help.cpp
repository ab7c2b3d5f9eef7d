#include "cli/help.h"

#include <algorithm>

#include "cli/command_line.h"
#include "cli/exit_codes.h"

namespace rowsmith {

namespace {

using Lines = std::vector<std::pair<std::string, std::string>>;

std::string aligned(const Lines& lines) {
    size_t width = 0;
    for (const auto& [left, right] : lines) width = std::max(width, left.size());
    std::string text;
    for (const auto& [left, right] : lines)
        text += "  " + left + std::string(width + 2 - left.size(), ' ') + right + "\n";
    return text;
}

std::string placeholder(const Parameter& parameter) {
    const OptionSpec& option = parameter.option;
    if (option.kind == OptionKind::integer) return "N";
    std::string name = flag_of(option.name);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return name;
}

std::string left_of(const Parameter& parameter) {
    if (has_no_name(parameter)) return placeholder(parameter);
    std::string left = parameter.letter ? std::string{'-', parameter.letter, ',', ' '} : "";
    left += "--" + flag_of(parameter.option.name);
    return parameter.option.kind == OptionKind::boolean ? left
                                                        : left + " " + placeholder(parameter);
}

std::string right_of(const Parameter& parameter) {
    const OptionSpec& option = parameter.option;
    std::string right = option.doc;
    if (!option.words.empty()) {
        right += ":";
        for (size_t i = 0; i < option.words.size(); i++)
            right += (i > 0 ? ", " : " ") + option.words[i];
    }
    if (!option.default_text.empty()) right += " (else " + option.default_text + ")";
    return right + (parameter.stands == Stands::repeated ? "; may be repeated" : "");
}

bool is_given(const Parameter& parameter, const ShortWord* other) {
    return other != nullptr && parameter.option.name == other->parameter;
}

std::string usage_of(const ApiOperation& operation, const std::string& word) {
    std::string usage = "rowsmith " + word;
    const ShortWord* other = find_short(operation, word);
    for (const Parameter& parameter : operation.parameters) {
        if (!has_no_name(parameter) || is_given(parameter, other)) continue;
        const bool is_rest = parameter.stands == Stands::rest;
        const std::string name = placeholder(parameter) + (is_rest ? " ..." : "");
        usage += parameter.option.required ? " " + name : " [" + name + "]";
    }
    return usage + " [OPTIONS]\n";
}

// Of an operation with several words, those of the one that is asked for.
std::string examples_of(const ApiOperation& operation, const std::string& word) {
    const bool is_short = find_short(operation, word) != nullptr;
    std::string text = "\nExamples:\n";
    for (const std::string& example : operation.examples)
        if (!is_short || example.starts_with(word + " ")) text += "  rowsmith " + example + "\n";
    return text;
}

Lines all_commands() {
    Lines commands;
    for (const auto& entry : all_api()) {
        if (entry.get().shorts.empty())
            commands.emplace_back(entry.get().word, entry.get().summary);
        for (const ShortWord& other : entry.get().shorts)
            commands.emplace_back(other.word, other.summary);
    }
    return commands;
}

}  // namespace

std::string group_help(const std::string& group) {
    Lines commands = all_commands();
    std::erase_if(commands, [&](const auto& line) { return !line.first.starts_with(group + " "); });
    std::sort(commands.begin(), commands.end());
    return "rowsmith " + group + " COMMAND [ARGUMENTS] [OPTIONS]\n\nCommands:\n" +
           aligned(commands) + "\nOptions and examples: rowsmith " + group + " COMMAND --help\n";
}

std::string program_help() {
    Lines commands = all_commands(), codes;
    commands.emplace_back("completion", "print the completion script of bash, zsh or fish");
    std::sort(commands.begin(), commands.end());
    for (const ExitCode& code : all_exit_codes())
        codes.emplace_back(std::to_string(code.code), std::string(code.meaning));
    return "rowsmith COMMAND [ARGUMENTS] [OPTIONS]\n\n"
           "Describes datasets and makes exactly their rows.\n\nCommands:\n" +
           aligned(commands) + "\nOptions of every command:\n" +
           aligned(
               {{"--json", "one JSON object instead of text, errors too"},
                {"--set NAME=VALUE", "a variable for this run; see rowsmith config"},
                {"--help", "options and examples of a command; with --all those of tests too"}}) +
           "\nExamples:\n"
           "  rowsmith check shop.yaml\n"
           "  rowsmith preview shop.yaml --table orders\n"
           "  rowsmith generate shop.yaml -o shop --format csv\n"
           "  eval \"$(rowsmith completion bash)\"\n"
           "\nExit codes:\n" +
           aligned(codes);
}

std::string operation_help(const ApiOperation& operation, const std::string& word,
                           Audience audience) {
    const ShortWord* other = find_short(operation, word);
    Lines arguments, options;
    for (const Parameter& parameter : operation.parameters) {
        if (parameter.audience == Audience::testers && audience == Audience::everybody) continue;
        if (is_given(parameter, other)) continue;
        auto& lines = has_no_name(parameter) ? arguments : options;
        lines.emplace_back(left_of(parameter), right_of(parameter));
    }
    options.emplace_back("--json", "one JSON object instead of text, errors too");
    std::string text = usage_of(operation, word) + "\n";
    text += (other ? other->summary : operation.summary) + "\n";
    if (!arguments.empty()) text += "\nArguments:\n" + aligned(arguments);
    return text + "\nOptions:\n" + aligned(options) + examples_of(operation, word);
}

}  // namespace rowsmith
