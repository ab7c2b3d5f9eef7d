// The main of fuzz targets in ordinary builds: runs the target on each file, or on each file of a
// folder, so that found inputs stay tests and targets cannot rot.
#include <cstdio>
#include <filesystem>
#include <string>

#include "base/filesystem.h"

extern "C" int LLVMFuzzerTestOneInput(const rowsmith::u8* data, size_t size);

namespace {

constexpr rowsmith::u64 size_bytes_max = 1 << 20;

bool replay(const std::string& path) {
    const auto bytes = rowsmith::real_filesystem().read(path, size_bytes_max);
    if (!bytes) {
        std::fprintf(stderr, "%s\n", rowsmith::to_text(bytes.error()).c_str());
        return false;
    }
    std::printf("%s\n", path.c_str());  // the last line before a crash names its input
    std::fflush(stdout);
    LLVMFuzzerTestOneInput(reinterpret_cast<const rowsmith::u8*>(bytes->data()), bytes->size());
    return true;
}

}  // namespace

int main(int count, char** arguments) {
    int replayed = 0;
    for (int i = 1; i < count; i++) {
        const std::string path = arguments[i];
        if (!std::filesystem::is_directory(path)) {
            if (!replay(path)) return 1;
            replayed++;
            continue;
        }
        const auto names = rowsmith::real_filesystem().list(path);
        if (!names) return 1;
        for (const std::string& name : *names) {
            if (!replay(path + "/" + name)) return 1;
            replayed++;
        }
    }
    std::printf("%d passed, 0 failed\n", replayed);
    return replayed > 0 ? 0 : 1;
}
