#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "cli/set_flags.h"

namespace rowsmith {

namespace {

std::unexpected<Error> wrong(std::string cause, std::string message, std::string expected,
                             std::string fix) {
    return fail({.code = ErrorCode::invalid_argument,
                 .cause = std::move(cause),
                 .message = std::move(message),
                 .expected = std::move(expected),
                 .fix = std::move(fix)});
}

// Flags of every command stand outside of the operations; what follows -- is never one.
bool take(std::vector<std::string>& words, std::string_view flag) {
    const auto end = std::find(words.begin(), words.end(), "--");
    const auto found = std::find(words.begin(), end, flag);
    if (found == end) return false;
    words.erase(found);
    return true;
}

// `jobs` and `list` are one word to the operations.
void join_group(std::vector<std::string>& words) {
    if (words.size() < 2) return;
    const std::string joined = words[0] + " " + words[1];
    const std::vector<std::string> known = operation_words();
    if (std::find(known.begin(), known.end(), joined) == known.end()) return;
    words[0] = joined;
    words.erase(words.begin() + 1);
}

// `jobs` or `jobs lst`: one of the group is meant.
std::unexpected<Error> unknown_in_group(const std::string& word, const std::string& second) {
    const std::vector<std::string> known = words_of_group(word);
    const std::string meant = second.empty() ? "" : nearest(second, known);
    return wrong("unknown_command",
                 second.empty() ? "'" + word + "' stands before another word"
                                : "there is no command '" + word + " " + second + "'",
                 "one of " + quoted_list(known, 20),
                 meant.empty() ? "see rowsmith " + word + " --help"
                               : "write rowsmith " + word + " " + meant);
}

std::unexpected<Error> unknown_word(const std::string& word) {
    std::set<std::string> firsts = {"completion"};
    for (const std::string& each : operation_words()) firsts.insert(each.substr(0, each.find(' ')));
    const std::vector<std::string> known(firsts.begin(), firsts.end());
    const std::string meant = nearest(word, known);
    return wrong("unknown_command", "there is no command '" + word + "'",
                 "one of " + quoted_list(known, 20),
                 meant.empty() ? "see rowsmith --help" : "write rowsmith " + meant);
}

std::unexpected<Error> unknown_option(const ApiOperation& operation, const std::string& word) {
    const std::string help = "rowsmith " + operation.word + " --help";
    if (!word.starts_with("-"))
        return wrong("too_many_arguments", "'" + word + "' is one argument too many", "",
                     "see " + help + "; put words with spaces into quotes");
    std::vector<std::string> known = {"--help", "--json", "--set"};
    for (const Parameter& parameter : operation.parameters)
        if (!has_no_name(parameter)) known.push_back("--" + flag_of(parameter.option.name));
    const std::string meant = nearest(word.substr(0, word.find('=')), known);
    return wrong("unknown_option", "there is no option '" + word + "'",
                 "one that " + help + " lists", meant.empty() ? "" : "write " + meant);
}

std::string option_name(const Parameter& parameter) {
    const std::string flag = flag_of(parameter.option.name);
    if (has_no_name(parameter)) return flag;
    const std::string letter = parameter.letter ? std::string{'-', parameter.letter, ','} : "";
    return letter + "--" + flag;
}

std::vector<std::string> required_flags(const ApiOperation& operation) {
    std::vector<std::string> flags;
    for (const Parameter& parameter : operation.parameters)
        if (!has_no_name(parameter) && parameter.option.required)
            flags.push_back("--" + flag_of(parameter.option.name));
    return flags;
}

// The last of a word's operations whose required options are all there; the first needs none.
const ApiOperation* meant_operation(const std::vector<std::string>& words) {
    const ApiOperation* meant = nullptr;
    for (const ApiOperation* operation : operations_of(words[0])) {
        const std::vector<std::string> flags = required_flags(*operation);
        const bool has_all = std::all_of(flags.begin(), flags.end(), [&](const std::string& flag) {
            return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
                return word == flag || word.starts_with(flag + "=");
            });
        });
        if (has_all || meant == nullptr) meant = operation;
    }
    return meant;
}

// What CLI11 fills while it parses; maps keep their addresses.
struct Values {
    std::map<std::string, std::vector<std::string>> texts;
    std::map<std::string, bool> flags;
};

void add_option(CLI::App& app, const Parameter& parameter, Values& values) {
    const std::string& name = parameter.option.name;
    if (parameter.option.kind == OptionKind::boolean) {
        app.add_flag(option_name(parameter), values.flags[name]);
        return;
    }
    CLI::Option* option = app.add_option(option_name(parameter), values.texts[name]);
    const bool takes_all = parameter.stands == Stands::rest;
    if (takes_all)
        option->expected(0, CLI::detail::expected_max_vector_size);
    else
        option->type_size(1)->expected(1)->allow_extra_args(false);
    option->required(parameter.option.required);
    option->multi_option_policy(takes_all || parameter.stands == Stands::repeated
                                    ? CLI::MultiOptionPolicy::TakeAll
                                    : CLI::MultiOptionPolicy::TakeLast);
}

Result<void> check_words(const ApiOperation& operation, const Arguments& arguments) {
    for (const Parameter& parameter : operation.parameters) {
        const OptionSpec& option = parameter.option;
        if (option.kind != OptionKind::word || !arguments.has(option.name)) continue;
        const std::string given = arguments.text(option.name);
        if (std::find(option.words.begin(), option.words.end(), given) != option.words.end())
            continue;
        const std::string meant = nearest(given, option.words);
        const std::string flag = "--" + flag_of(option.name);
        return wrong("unknown_word", flag + " is '" + given + "'",
                     "one of " + quoted_list(option.words, 20),
                     meant.empty() ? "" : "write " + flag + " " + meant);
    }
    return {};
}

// The one place where an exception can pass: CLI11 tells its errors by them.
Result<Arguments> parse(const ApiOperation& operation, std::vector<std::string> words,
                        const ShortWord* other) {
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    Values values;
    for (const Parameter& parameter : operation.parameters)
        if (other == nullptr || parameter.option.name != other->parameter)
            add_option(app, parameter, values);
    std::reverse(words.begin(), words.end());  // CLI11 takes them from the back
    try {
        app.parse(words);
    } catch (const CLI::RequiredError& error) {
        return wrong("argument_missing", std::string("missing: ") + error.what(), "",
                     "see rowsmith " + operation.word + " --help");
    } catch (const CLI::ParseError& error) {
        return wrong("bad_command_line", error.what(), "",
                     "see rowsmith " + operation.word + " --help");
    }
    for (const std::string& word : app.remaining())
        if (word != "--") return unknown_option(operation, word);
    Arguments arguments;
    if (other != nullptr) arguments.add(other->parameter, other->value);
    for (auto& [name, texts] : values.texts)
        for (std::string& text : texts) arguments.add(name, std::move(text));
    for (const auto& [name, is_set] : values.flags)
        if (is_set) arguments.add(name, "true");
    (void)TRY(check_words(operation, arguments));
    return arguments;
}

}  // namespace

std::string flag_of(const std::string& parameter) {
    std::string flag = parameter;
    std::replace(flag.begin(), flag.end(), '_', '-');
    return flag;
}

std::vector<std::string> operation_words() {
    std::set<std::string> words;
    for (const auto& entry : all_api()) {
        words.insert(entry.get().word);
        for (const ShortWord& other : entry.get().shorts) words.insert(other.word);
    }
    return {words.begin(), words.end()};
}

std::vector<const ApiOperation*> operations_of(std::string_view word) {
    std::vector<const ApiOperation*> found;
    for (const auto& entry : all_api())
        if (entry.get().word == word || find_short(entry.get(), word) != nullptr)
            found.push_back(&entry.get());
    std::stable_sort(found.begin(), found.end(), [](const auto* a, const auto* b) {
        return required_flags(*a).size() < required_flags(*b).size();
    });
    return found;
}

std::vector<std::string> words_of_group(const std::string& group) {
    std::vector<std::string> seconds;
    const auto is_shown = [](const std::string& word) {  // not where its short words stand for it
        return std::ranges::any_of(operations_of(word), [&](const ApiOperation* operation) {
            return operation->word != word || operation->shorts.empty();
        });
    };
    for (const std::string& word : operation_words())
        if (word.starts_with(group + " ") && is_shown(word))
            seconds.push_back(word.substr(group.size() + 1));
    return seconds;
}

const ShortWord* find_short(const ApiOperation& operation, std::string_view word) {
    for (const ShortWord& other : operation.shorts)
        if (other.word == word) return &other;
    return nullptr;
}

Result<Call> read_command_line(const std::vector<std::string>& given) {
    std::vector<std::string> words = given;
    Call call;
    call.settings = TRY(take_settings(words));
    call.json = take(words, "--json");
    const bool help = take(words, "--help") || take(words, "-h");
    call.all = help && take(words, "--all");
    if (help) call.wanted = Wanted::help;
    if (!words.empty() && words[0] == "--version") words[0] = "version";
    if (words.empty()) {
        call.wanted = Wanted::help;
        return call;
    }
    if (words[0] == "completion" && !help) {
        if (words.size() != 2)
            return wrong("argument_missing", "no shell is named", "bash, zsh or fish",
                         "write rowsmith completion bash");
        call.wanted = Wanted::completion;
        call.shell = words[1];
        return call;
    }
    if (words[0] == "completion") return call;
    join_group(words);
    call.operation = meant_operation(words);
    const bool is_group = !words_of_group(words[0]).empty();
    if (call.operation == nullptr && is_group && help) {
        call.group = words[0];
        return call;
    }
    if (call.operation == nullptr && is_group)
        return unknown_in_group(words[0], words.size() > 1 ? words[1] : "");
    if (call.operation == nullptr) return unknown_word(words[0]);
    call.word = words[0];
    if (help) return call;
    const ShortWord* other = find_short(*call.operation, words[0]);
    words.erase(words.begin());
    call.arguments = TRY(parse(*call.operation, std::move(words), other));
    return call;
}

}  // namespace rowsmith
