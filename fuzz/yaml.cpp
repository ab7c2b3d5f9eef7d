// Any bytes through the readers of YAML and JSON: a tree or errors with their causes, never a
// crash.
#include "base/check.h"
#include "schema/read_document.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size) {
    using namespace rowsmith;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const char* name : {"fuzz.yaml", "fuzz.json"}) {
        Problems problems;
        const auto root = read_document(text, name, problems);
        CHECK(root || !problems.ok());
        for (const Error& error : problems.errors()) CHECK(!error.cause.empty());
    }
    return 0;
}
