// Runs many command lines of rowsmith in one process, for tests that would otherwise spend their
// time on starting programs.
//
// A request on standard input is texts that end with NUL: a folder to stand in, a file for standard
// output, a file for standard error, the number of names and values of variables, names and values,
// the number of words, the words. The answer on standard output is the exit code and a line end.
// The command itself reads nothing: its standard input is empty.
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "cli/run_call.h"

namespace {

std::optional<std::string> read_text(std::FILE* from) {
    std::string text;
    for (int sign = std::getc(from); sign != 0; sign = std::getc(from)) {
        if (sign == EOF) return std::nullopt;
        text.push_back(static_cast<char>(sign));
    }
    return text;
}

// Puts a file in the place of one of the process's streams.
bool replace(int stream, const char* path, int flags) {
    const int file = ::open(path, flags, 0644);
    const bool done = file >= 0 && ::dup2(file, stream) == stream;
    if (file >= 0) ::close(file);
    return done;
}

struct Request {
    std::string folder, output, error;
    std::vector<std::string> variables = {};  // name, value, name, value …
    std::vector<std::string> words = {};
};

std::optional<std::vector<std::string>> read_texts(std::FILE* from) {
    const auto count = read_text(from);
    if (!count) return std::nullopt;
    std::vector<std::string> texts;
    for (int left = std::atoi(count->c_str()); left > 0; left--) {
        auto text = read_text(from);
        if (!text) return std::nullopt;
        texts.push_back(std::move(*text));
    }
    return texts;
}

std::optional<Request> read_request(std::FILE* from) {
    const auto folder = read_text(from), output = read_text(from), error = read_text(from);
    auto variables = read_texts(from), words = read_texts(from);
    if (!words) return std::nullopt;
    return Request{.folder = *folder,
                   .output = *output,
                   .error = *error,
                   .variables = std::move(*variables),
                   .words = std::move(*words)};
}

int fail(const char* what) {
    std::perror(what);
    return 1;
}

}  // namespace

int main() {
    constexpr int fresh = O_WRONLY | O_CREAT | O_TRUNC;
    std::FILE* requests = ::fdopen(::dup(STDIN_FILENO), "r");
    std::FILE* answers = ::fdopen(::dup(STDOUT_FILENO), "w");
    const int own_error = ::dup(STDERR_FILENO);
    if (requests == nullptr || answers == nullptr) return fail("many_runs: streams");
    if (!replace(STDIN_FILENO, "/dev/null", O_RDONLY)) return fail("many_runs: /dev/null");
    while (const auto request = read_request(requests)) {
        if (::chdir(request->folder.c_str()) != 0) return fail("many_runs: folder");
        if (!replace(STDOUT_FILENO, request->output.c_str(), fresh) ||
            !replace(STDERR_FILENO, request->error.c_str(), fresh))
            return fail("many_runs: files");
        for (size_t i = 0; i + 1 < request->variables.size(); i += 2)
            ::setenv(request->variables[i].c_str(), request->variables[i + 1].c_str(), 1);
        const int code = rowsmith::run_command_line(request->words);
        for (size_t i = 0; i < request->variables.size(); i += 2)
            ::unsetenv(request->variables[i].c_str());
        std::fflush(nullptr);
        ::dup2(own_error, STDERR_FILENO);
        std::fprintf(answers, "%d\n", code);
        std::fflush(answers);
    }
    return 0;
}
