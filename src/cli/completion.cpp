#include "cli/completion.h"

#include <set>

#include "api/operation.h"
#include "base/text.h"
#include "cli/command_line.h"

namespace rowsmith {

namespace {

constexpr std::string_view shells = "bash zsh fish";

// What may stand first: of `jobs list` the word jobs, once.
std::set<std::string> first_words() {
    std::set<std::string> firsts;
    for (const std::string& word : operation_words()) firsts.insert(word.substr(0, word.find(' ')));
    return firsts;
}

std::string joined(const auto& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::string flags_of(const std::string& word) {
    std::string flags = "--help --json --set";
    for (const ApiOperation* operation : operations_of(word))
        for (const Parameter& parameter : operation->parameters)
            if (!has_no_name(parameter) && parameter.audience == Audience::everybody)
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
        branches += "      \"" + operation.word + ":--" + flag_of(parameter.option.name) +
                    "\") words=\"" + words.substr(1) + "\" ;;\n";
    }
    return branches;
}

// A command of two words is asked for its second one, then goes by both.
std::string group_branches() {
    std::string branches;
    for (const std::string& word : first_words()) {
        const std::vector<std::string> seconds = words_of_group(word);
        if (seconds.empty()) continue;
        branches += "    if [ \"$command\" = " + word + " ]; then\n";
        branches += "      if [ \"$COMP_CWORD\" -eq 2 ]; then words=\"" + joined(seconds) +
                    " --help\"; fi\n";
        branches += "      command=\"$command ${COMP_WORDS[2]}\"\n    fi\n";
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
        joined(first_words()) +
        " completion --help\"\n"
        "  elif [ \"$command\" = completion ]; then\n"
        "    words=\"" +
        std::string(shells) +
        "\"\n"
        "  else\n" +
        group_branches() + "    case \"$command:$before\" in\n";
    for (const auto& entry : all_api()) script += value_branches(entry.get());
    script +=
        "    esac\n"
        "    if [ -z \"$words\" ] && [[ \"$here\" == -* ]]; then\n"
        "      case \"$command\" in\n";
    for (const std::string& word : operation_words())
        script += "        \"" + word + "\") words=\"" + flags_of(word) + "\" ;;\n";
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

// When a command is the one that is written: both its words are there.
std::string fish_condition(const std::string& word) {
    std::string condition;
    for (const std::string_view part : split(word, ' '))
        condition += (condition.empty() ? "" : "; and ") +
                     std::string("__fish_seen_subcommand_from ") + std::string(part);
    return "'" + condition + "'";
}

std::string fish_word(const std::string& word, const std::string& summary) {
    const size_t blank = word.find(' ');
    const std::string first = word.substr(0, blank);
    if (blank == std::string::npos)
        return "complete -c rowsmith -n __fish_use_subcommand -f -a " + word + " -d " +
               fish_quoted(summary) + "\n";
    return "complete -c rowsmith -n __fish_use_subcommand -f -a " + first +
           "\ncomplete -c rowsmith -n '__fish_seen_subcommand_from " + first +
           "; and not __fish_seen_subcommand_from " + joined(words_of_group(first)) + "' -f -a " +
           word.substr(blank + 1) + " -d " + fish_quoted(summary) + "\n";
}

std::string fish_command(const std::string& word, const ApiOperation& operation) {
    const ShortWord* other = find_short(operation, word);
    std::string script = fish_word(word, other ? other->summary : operation.summary);
    for (const Parameter& parameter : operation.parameters) {
        if (has_no_name(parameter) || parameter.audience == Audience::testers) continue;
        const OptionSpec& option = parameter.option;
        script += "complete -c rowsmith -n " + fish_condition(word) + " -l " +
                  flag_of(option.name) + " -d " + fish_quoted(option.doc);
        if (option.kind != OptionKind::boolean) script += " -r";
        script += (option.words.empty() ? "" : " -f -a '" + joined(option.words) + "'") + "\n";
    }
    return script;
}

std::string fish_script() {
    std::string script =
        "complete -c rowsmith -n __fish_use_subcommand -a completion -d "
        "'print a completion script'\n"
        "complete -c rowsmith -n '__fish_seen_subcommand_from completion' -f -a '" +
        std::string(shells) + "'\n";
    for (const auto& entry : all_api()) {
        const ApiOperation& operation = entry.get();
        if (operation.shorts.empty()) script += fish_command(operation.word, operation);
        for (const ShortWord& other : operation.shorts)
            script += fish_command(other.word, operation);
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
