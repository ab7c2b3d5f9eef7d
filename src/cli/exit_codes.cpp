#include "cli/exit_codes.h"

#include <array>
#include <csignal>

namespace rowsmith {

namespace {

enum : int { internal = 1, data = 3, conflict = 4, io = 5, service = 6 };

}  // namespace

std::span<const ExitCode> all_exit_codes() {
    static constexpr std::array<ExitCode, 10> codes = {{
        {exit_ok, "all went well"},
        {internal, "a mistake of the program itself"},
        {exit_user_mistake, "a mistake in the schema or in the command line"},
        {data, "data that is not as its schema or manifest says"},
        {conflict, "something is there already, or in use"},
        {io, "a disk, a folder or a pipe failed"},
        {service, "another service failed or refused"},
        {exit_signal_base + SIGINT, "stopped by Ctrl-C"},
        {exit_closed_pipe, "the reader of a pipe is gone"},
        {exit_signal_base + SIGTERM, "stopped by SIGTERM"},
    }};
    return codes;
}

int exit_code_of(const Error& error, int signal) {
    if (error.cause == "closed_pipe") return exit_closed_pipe;
    switch (error.code) {
        case ErrorCode::invalid_schema:
        case ErrorCode::invalid_argument:
        case ErrorCode::not_found:
        case ErrorCode::limit:
        case ErrorCode::unsupported:
            return exit_user_mistake;
        case ErrorCode::invalid_data:
            return data;
        case ErrorCode::conflict:
            return conflict;
        case ErrorCode::io:
            return io;
        case ErrorCode::unauthorized:
        case ErrorCode::upstream:
            return service;
        case ErrorCode::cancelled:
            return exit_signal_base + (signal > 0 ? signal : SIGINT);
        case ErrorCode::internal:
            break;
    }
    return internal;
}

}  // namespace rowsmith
