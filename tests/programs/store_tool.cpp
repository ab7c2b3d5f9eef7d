// One action on a store, for tests of what processes leave behind that are killed or lose their
// connection:
//   store_tool put URI NAME SIZE [KILL_AT]   dies by SIGKILL after KILL_AT bytes; above SIZE:
//   between
//                                            the closing and the naming
//   store_tool digest URI NAME               size and SHA-256
//   store_tool list URI
//   store_tool sweep URI
// Settings come from the environment. An error is one line on standard error and exit code 1.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/filesystem.h"
#include "store/open_store.h"
#include "store/signature.h"

namespace rowsmith {
namespace {

// Bytes that differ with their place and with the size of the whole.
std::string pattern(u64 size) {
    std::string bytes(size, '\0');
    u64 state = size;
    for (char& byte : bytes) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        byte = static_cast<char>(state >> 56);
    }
    return bytes;
}

struct PutOptions {
    std::string name;
    u64 size = 0;
    u64 kill_at = ~u64{0};
};

Result<void> put(Store& store, const PutOptions& options) {
    constexpr u64 piece_bytes = 1 << 20;
    const std::string bytes = pattern(options.size);
    const auto upload = TRY(store.create(options.name));
    for (u64 at = 0; at < bytes.size(); at += piece_bytes) {
        if (at >= options.kill_at) (void)std::raise(SIGKILL);
        (void)TRY(upload->write(std::string_view(bytes).substr(at, piece_bytes)));
    }
    if (options.kill_at == options.size) (void)std::raise(SIGKILL);
    (void)TRY(upload->close());
    if (options.kill_at != ~u64{0}) (void)std::raise(SIGKILL);
    return upload->commit();
}

Result<void> act(const std::vector<std::string>& words) {
    const Settings settings(SettingSources{.environment = process_environment()});
    const auto store = TRY(open_store({real_filesystem(), settings}, words[1]));
    const std::string& action = words[0];
    if (action == "put") {
        PutOptions options{.name = words.at(2), .size = std::stoull(words.at(3))};
        if (words.size() > 4) options.kill_at = std::stoull(words[4]);
        return put(*store, options);
    }
    if (action == "digest") {
        const auto bytes = TRY(store->bytes(words.at(2)));
        std::printf("%zu %s\n", bytes->view().size(), sha256_hex(bytes->view()).c_str());
        return {};
    }
    if (action == "list") {
        for (const StoredFile& file : TRY(store->list("")))
            std::printf("%s %llu\n", file.name.c_str(),
                        static_cast<unsigned long long>(file.size_bytes));
        return {};
    }
    return store->sweep();
}

}  // namespace
}  // namespace rowsmith

int main(int count, char** words) {
    const std::vector<std::string> all(words + 1, words + count);
    if (all.size() < 2) {
        std::fputs("usage: store_tool put|digest|list|sweep URI [NAME [SIZE [KILL_AT]]]\n", stderr);
        return 2;
    }
    const auto done = rowsmith::act(all);
    if (done) return 0;
    std::fprintf(stderr, "%s: %s\n", done.error().cause.c_str(), to_text(done.error()).c_str());
    return 1;
}
