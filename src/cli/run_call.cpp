#include "cli/run_call.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "api/setting_words.h"
#include "cli/command_line.h"
#include "cli/completion.h"
#include "cli/exit_codes.h"
#include "cli/help.h"
#include "cli/live_screen.h"
#include "cli/progress_line.h"
#include "cli/report.h"
#include "cli/signals.h"
#include "cli/terminal.h"
#include "generators/full_catalogue.h"
#include "store/standard_output.h"

namespace rowsmith {

namespace {

int show(Stream stream, std::string_view text) {
    return put(stream, text) ? exit_ok : exit_closed_pipe;
}

Colour colour_of(Stream stream) { return is_colourful(stream) ? Colour::ansi : Colour::none; }

struct Manner {
    bool json = false;
    Stream json_stream = Stream::output;  // data may have taken standard output
    std::vector<Error> warnings = {};     // of the settings
};

int put_json(Json json, const Manner& manner) {
    if (!manner.warnings.empty()) json.set("setting_warnings", error_list(manner.warnings));
    return show(manner.json_stream, json.print() + "\n");
}

int show_errors(const std::vector<Error>& errors, const Manner& manner) {
    const int code = exit_code_of(errors.front(), signal_number());
    if (code == exit_closed_pipe) return code;
    if (manner.json) {
        put_json(errors_json(errors), manner);
        return code;
    }
    for (const Error& error : errors)
        put(Stream::error, error_text(error, colour_of(Stream::error)));
    return code;
}

int shown_code(const Reply& reply, const Manner& manner) {
    if (manner.json) return put_json(reply.json, manner);
    put(Stream::error, reply.notes);
    if (is_terminal(Stream::output)) return show(Stream::output, reply.text + reply.summary);
    return show(Stream::output, reply.text);
}

int show_reply(const Reply& reply, const Manner& manner) {
    const int code = shown_code(reply, manner);
    if (code != exit_ok || !reply.verdict) return code;
    return exit_code_of({.code = *reply.verdict, .cause = {}, .message = {}}, signal_number());
}

// They were found pass by pass.
std::vector<Error> in_reading_order(std::vector<Error> errors) {
    std::stable_sort(errors.begin(), errors.end(), [](const Error& a, const Error& b) {
        return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
    });
    return errors;
}

void put_warnings(const std::vector<Error>& warnings) {
    for (const Error& warning : warnings)
        put(Stream::error, warning_text(warning, colour_of(Stream::error)));
}

int run_operation(const Call& call) {
    Progress progress;
    Manner manner{.json = call.json};
    LiveScreen screen(call.json);
    Context context{
        .files = real_filesystem(),
        .clock = real_clock(),
        .catalogue = full_catalogue(),
        .settings = load_settings(real_filesystem(), {.command_line = call.settings,
                                                      .environment = process_environment(),
                                                      .file = {},
                                                      .words = setting_words()}),
        .standard_output =
            [&manner] {
                manner.json_stream = Stream::error;
                return standard_output();
            },
        .cancelled = &signalled(),
        .progress = &progress,
        .screen = &screen,
        .text_width = width_of(Stream::output)};
    manner.warnings = context.settings.warnings();
    if (!call.json) put_warnings(manner.warnings);
    std::optional<ProgressLine> line;
    if (is_terminal(Stream::error) && !call.json) line.emplace(progress, context.clock);
    const auto reply = call.operation->run(context, call.arguments);
    line.reset();
    if (!call.json) put_warnings(context.problems.warnings());
    if (reply) return show_reply(*reply, manner);
    std::vector<Error> errors = in_reading_order(context.problems.errors());
    if (!is_see_problems(reply.error()) || errors.empty()) errors.push_back(reply.error());
    return show_errors(errors, manner);
}

// Of all operations that the word may mean.
std::string help_of(const Call& call) {
    if (!call.group.empty()) return group_help(call.group);
    if (call.operation == nullptr) return program_help();
    std::string text;
    for (const ApiOperation* operation : operations_of(call.word))
        text += (text.empty() ? "" : "\n\n") +
                operation_help(*operation, call.word,
                               call.all ? Audience::testers : Audience::everybody);
    return text;
}

int run(const Call& call) {
    switch (call.wanted) {
        case Wanted::help:
            return show(Stream::output, help_of(call));
        case Wanted::completion: {
            const auto script = completion_script(call.shell);
            if (!script) return show_errors({script.error()}, {});
            return show(Stream::output, *script);
        }
        case Wanted::operation:
            break;
    }
    return run_operation(call);
}

}  // namespace

int run_command_line(const std::vector<std::string>& words) {
    watch_signals();
    const auto call = read_command_line(words);
    if (call) return run(*call);
    const bool json = std::find(words.begin(), words.end(), "--json") != words.end();
    return show_errors({call.error()}, {.json = json});
}

}  // namespace rowsmith
