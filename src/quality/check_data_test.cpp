#include "quality/check_data.h"

#include <gtest/gtest.h>

#include "base/memory_filesystem.h"
#include "generators/full_catalogue.h"
#include "generators/generator.h"
#include "schema/read_schema.h"

namespace rowsmith {
namespace {

constexpr std::string_view family = R"(
rowsmith: 1
tables:
  parents:
    rows: 10
    primary_key: id
    columns:
      id: {type: integer, generate: sequence}
      born: {type: date, min_value: 2000-01-01, max_value: 2009-12-31}
  children:
    rows: 10
    columns:
      id: {type: integer, generate: sequence, unique: true}
      parent_id: {references: parents.id}
      born: {type: date, min_value: 2000-01-01, max_value: 2009-12-31}
    rules: [born >= parents.born]
)";

class CheckData : public ::testing::Test {
protected:
    void SetUp() override {
        std::string& parents = files_.files["d/parents.csv"];
        std::string& children = files_.files["d/children.csv"];
        files_.folders.insert("d");
        parents = "id,born\n";
        children = "id,parent_id,born\n";
        for (int i = 0; i < 3'000; i++) {
            parents += std::to_string(i) + ",2000-01-02\n";
            children += std::to_string(i == 2'500 ? 17 : i) + "," +
                        std::to_string(i == 1'000 ? 5'000 : 2'999 - i) + "," +
                        (i == 2'000 ? "2000-01-01" : "2001-01-01") + "\n";
        }
    }

    // "table subject mistake count @first row", one a line.
    std::string found(const CheckOptions& options) {
        Problems problems;
        const auto schema = read_schema(family, "s.yaml", full_catalogue(), problems);
        EXPECT_TRUE(schema.has_value());
        const auto data_schema = make_data_schema(*schema, full_catalogue(), problems);
        EXPECT_TRUE(data_schema.has_value());
        const auto data = find_data(files_, {.data = "d"}, {"parents", "children"}, problems);
        if (!data) return data.error().cause;
        const auto report = check_data(files_, *data_schema, *data, options, problems);
        if (!report) return report.error().cause;
        std::string text;
        for (const auto& [key, line] : report->ledger.lines()) {
            text += key.table + " " + key.subject + " " + std::string(name_of(key.mistake)) + " " +
                    std::to_string(line.count) + " @" + std::to_string(line.first[0].row) + " " +
                    line.first[0].found + "\n";
        }
        for (const Unchecked& each : report->unchecked)
            text += "unchecked " + each.table + " " + each.subject + "\n";
        return text;
    }

    MemoryFileSystem files_;
};

constexpr std::string_view mistakes =
    "children born >= parents.born rule 1 @2001 born 2000-01-01, parents.born 2000-01-02\n"
    "children id not_unique 1 @2501 '17'\n"
    "children parent_id no_parent 1 @1001 '5000'\n";

TEST_F(CheckData, finds_the_same_whether_keys_stay_in_memory_or_not) {
    EXPECT_EQ(found({}), std::string(mistakes) + "unchecked children born >= parents.born\n");
    const size_t before = files_.files.size();
    EXPECT_EQ(found({.run_path = "runs-", .key_memory_max_bytes = 20'000}),
              std::string(mistakes) + "unchecked children born >= parents.born\n");
    EXPECT_EQ(files_.files.size(), before);
}

TEST_F(CheckData, says_when_a_parent_is_too_large_to_look_into) {
    const std::string text = found({.parent_memory_max_bytes = 10'000});
    EXPECT_NE(text.find("unchecked children born >= parents.born\n"), std::string::npos);
    EXPECT_EQ(text.find(" rule "), std::string::npos);
}

// A disk that fails at any call: an error, or a report as it should be; never another one.
TEST_F(CheckData, passes_on_every_failure_of_the_disk) {
    const CheckOptions options{.run_path = "runs-", .key_memory_max_bytes = 20'000};
    files_.calls = 0;
    const std::string whole = found(options);
    const u64 calls = files_.calls;
    size_t failures = 0;
    for (u64 call = 1; call <= calls; call += 1 + calls / 60) {
        files_.calls = 0;
        files_.fails_at = call;
        const std::string text = found(options);
        failures += text != whole ? 1 : 0;
        EXPECT_TRUE(text == whole || text.find('\n') == std::string::npos) << call << ": " << text;
        files_.fails_at = 0;
        std::erase_if(files_.files,
                      [](const auto& file) { return file.first.starts_with("runs-"); });
    }
    EXPECT_GT(failures, 10u);
}

}  // namespace
}  // namespace rowsmith
