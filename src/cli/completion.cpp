#include "cli/completion.h"

#include "api/operation.h"
#include "cli/command_line.h"

namespace rowsmith {

namespace {

constexpr std::string_view shells = "bash zsh fish";

std::string all_words() {
    std::string words;
    for (const std::string& word : operation_words()) words += word + " ";
    return words + "completion";
}

std::string flags_of(const std::string& word) {
    std::string flags = "--help --json --set";
    for (const ApiOperation* operation : operations_of(word))
        for (const Parameter& parameter : operation->parameters)
            if (parameter.stands != Stands::first && parameter.audience == Audience::everybody)
                flags += " --" + flag_of(parameter.option.name);
    return flags;
}

// Words that an option takes, as branches of a shell's case over the word before the cursor.
std::string value_branches(const ApiOperation& operation) {
    std::string branches;
    for (const Parameter& parameter : operation.parameters) {
        if (parameter.option.words.empty()) continue;
        std::string words;
        for (const std::string& word : parameter.option.words) words += " " + word;
        branches += "      " + operation.word + ":--" + flag_of(parameter.option.name) +
                    ") words=\"" + words.substr(1) + "\" ;;\n";
    }
    return branches;
}

std::string bash_script() {
    std::string script =
        "_rowsmith() {\n"
        "  local words=\"\" here=\"${COMP_WORDS[COMP_CWORD]}\"\n"
        "  local before=\"${COMP_WORDS[COMP_CWORD-1]}\" command=\"${COMP_WORDS[1]}\"\n"
        "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
        "    words=\"" +
        all_words() +
        " --help\"\n"
        "  elif [ \"$command\" = completion ]; then\n"
        "    words=\"" +
        std::string(shells) +
        "\"\n"
        "  else\n"
        "    case \"$command:$before\" in\n";
    for (const auto& entry : all_api()) script += value_branches(entry.get());
    script +=
        "    esac\n"
        "    if [ -z \"$words\" ] && [[ \"$here\" == -* ]]; then\n"
        "      case \"$command\" in\n";
    for (const std::string& word : operation_words())
        script += "        " + word + ") words=\"" + flags_of(word) + "\" ;;\n";
    return script +
           "      esac\n"
           "    fi\n"
           "  fi\n"
           "  COMPREPLY=($(compgen -W \"$words\" -- \"$here\"))\n"
           "}\n"
           "complete -o default -F _rowsmith rowsmith\n";
}

// zsh runs bash's completions when asked to.
std::string zsh_script() {
    return "#compdef rowsmith\nautoload -U +X compinit && compinit -u\n"
           "autoload -U +X bashcompinit && bashcompinit\n" +
           bash_script();
}

std::string fish_quoted(const std::string& text) {
    std::string quoted = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + "'";
}

std::string fish_script() {
    std::string script =
        "complete -c rowsmith -n __fish_use_subcommand -a completion -d "
        "'print a completion script'\n"
        "complete -c rowsmith -n '__fish_seen_subcommand_from completion' -f -a '" +
        std::string(shells) + "'\n";
    for (const auto& entry : all_api()) {
        const ApiOperation& operation = entry.get();
        script += "complete -c rowsmith -n __fish_use_subcommand -f -a " + operation.word + " -d " +
                  fish_quoted(operation.summary) + "\n";
        for (const Parameter& parameter : operation.parameters) {
            if (parameter.stands == Stands::first || parameter.audience == Audience::testers)
                continue;
            const OptionSpec& option = parameter.option;
            script += "complete -c rowsmith -n '__fish_seen_subcommand_from " + operation.word +
                      "' -l " + flag_of(option.name) + " -d " + fish_quoted(option.doc);
            if (option.kind != OptionKind::boolean) script += " -r";
            std::string words;
            for (const std::string& word : option.words) words += (words.empty() ? "" : " ") + word;
            script += (words.empty() ? "" : " -f -a '" + words + "'") + "\n";
        }
    }
    return script;
}

}  // namespace

Result<std::string> completion_script(std::string_view shell) {
    if (shell == "bash") return bash_script();
    if (shell == "zsh") return zsh_script();
    if (shell == "fish") return fish_script();
    return fail({.code = ErrorCode::invalid_argument,
                 .cause = "unknown_shell",
                 .message = "there is no completion for '" + std::string(shell) + "'",
                 .expected = "bash, zsh or fish"});
}

}  // namespace rowsmith
