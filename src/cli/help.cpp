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
    if (parameter.stands == Stands::first) return placeholder(parameter);
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

std::string usage_of(const ApiOperation& operation) {
    std::string usage = "rowsmith " + operation.word;
    for (const Parameter& parameter : operation.parameters) {
        if (parameter.stands != Stands::first) continue;
        const std::string name = placeholder(parameter);
        usage += parameter.option.required ? " " + name : " [" + name + "]";
    }
    return usage + " [OPTIONS]\n";
}

std::string examples_of(const ApiOperation& operation) {
    std::string text = "\nExamples:\n";
    for (const std::string& example : operation.examples) text += "  rowsmith " + example + "\n";
    return text;
}

}  // namespace

std::string program_help() {
    Lines commands, codes;
    for (const auto& entry : all_api()) {
        if (entry.get().shorts.empty())
            commands.emplace_back(entry.get().word, entry.get().summary);
        for (const ShortWord& other : entry.get().shorts)
            commands.emplace_back(other.word, other.summary);
    }
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

std::string operation_help(const ApiOperation& operation, Audience audience) {
    Lines arguments, options;
    for (const Parameter& parameter : operation.parameters) {
        if (parameter.audience == Audience::testers && audience == Audience::everybody) continue;
        auto& lines = parameter.stands == Stands::first ? arguments : options;
        lines.emplace_back(left_of(parameter), right_of(parameter));
    }
    options.emplace_back("--json", "one JSON object instead of text, errors too");
    std::string text = usage_of(operation) + "\n" + operation.summary + "\n";
    if (!arguments.empty()) text += "\nArguments:\n" + aligned(arguments);
    return text + "\nOptions:\n" + aligned(options) + examples_of(operation);
}

}  // namespace rowsmith
