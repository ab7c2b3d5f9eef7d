// Any bytes as a schema document: it is refused with full errors, or it is compiled and a few of
// its rows are made.
#include <string_view>

#include "base/check.h"
#include "generators/full_catalogue.h"
#include "generators/generator.h"
#include "plan/plan.h"
#include "plan/workspace.h"
#include "schema/read_schema.h"

namespace {

using namespace rowsmith;

void check_told(const Problems& problems) {
    for (const Error& error : problems.errors()) {
        CHECK(error.code != ErrorCode::internal);
        CHECK(!error.cause.empty());
        CHECK(!error.message.empty());
    }
}

// Plans may be asked for huge tables; fuzzing stays with those that a pass over parents can read
// quickly.
bool is_small(const Schema& schema) {
    for (const TableSpec& table : schema.tables) {
        const RowsSpec& rows = table.rows;
        if (rows.count > 100'000 || rows.total > 100'000 || rows.max.value_or(0) > 1000)
            return false;
        if (rows.form == RowsForm::per && rows.number.text.size() > 4) return false;
    }
    return schema.tables.size() < 20;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const u8* data, size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    Problems problems;
    const auto schema = read_schema(text, "fuzz.yaml", full_catalogue(), problems);
    CHECK(schema.has_value() == problems.ok());
    check_told(problems);
    if (!schema || !is_small(*schema)) return 0;
    Problems more;
    const auto plan = make_plan(*schema, full_catalogue(), more);
    CHECK(plan.has_value() == more.ok());
    check_told(more);
    if (!plan) return 0;
    for (const PlannedTable& table : plan->tables) {
        Workspace workspace(*table.program);
        workspace.run_range(0, static_cast<u32>(std::min<u64>(table.rows, 32)));
    }
    return 0;
}
