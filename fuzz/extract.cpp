// Any bytes as a description: it is refused with a full error, or what was made of it is a schema
// that reads back without a mistake, and every clause stands inside the words.
#include "extract/extract.h"

#include <string_view>

#include "base/check.h"
#include "generators/full_catalogue.h"
#include "generators/generator.h"
#include "schema/read_schema.h"

extern "C" int LLVMFuzzerTestOneInput(const rowsmith::u8* data, size_t size) {
    using namespace rowsmith;
    const std::string_view words(reinterpret_cast<const char*>(data), size);
    const auto extraction = extract_schema(words, full_catalogue(), {.today_days = 20'000});
    if (!extraction) {
        CHECK(extraction.error().code != ErrorCode::internal);
        CHECK(!extraction.error().cause.empty() && !extraction.error().message.empty());
        return 0;
    }
    for (const Clause& clause : extraction->clauses) {
        CHECK(clause.begin <= clause.end && clause.end <= size);
        CHECK(!clause.text.empty());
    }
    Problems problems;
    const auto schema = read_schema(extraction->yaml, "words.yaml", full_catalogue(), problems);
    CHECK(schema && problems.ok());
    CHECK(!print_report(*extraction).empty());
    return 0;
}
