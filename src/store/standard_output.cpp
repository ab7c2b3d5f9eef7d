#include "store/standard_output.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace rowsmith {

namespace {

class StandardOutput final : public ByteSink {
public:
    Result<void> write(std::string_view bytes) override {
        while (!bytes.empty()) {
            const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) return failed(errno);
            bytes.remove_prefix(static_cast<size_t>(written));
        }
        return {};
    }
    // It stays open for the rest of the program.
    Result<void> close() override { return {}; }

private:
    static std::unexpected<Error> failed(int number) {
        Error error{.code = ErrorCode::io, .cause = "io_failed", .message = "cannot write: "};
        error.message += std::strerror(number);
        error.place.file = "standard output";
        if (number == EPIPE) error.cause = "closed_pipe";
        if (number == ENOSPC) error.cause = "disk_full", error.fix = "free some space";
        return std::unexpected(std::move(error));
    }
};

}  // namespace

std::unique_ptr<ByteSink> standard_output() { return std::make_unique<StandardOutput>(); }

}  // namespace rowsmith
