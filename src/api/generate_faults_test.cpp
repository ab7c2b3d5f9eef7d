// A dataset is there as a whole or not at all, whichever call of the disk fails.
#include <gtest/gtest.h>

#include "api/operation.h"
#include "base/memory_filesystem.h"
#include "generators/full_catalogue.h"
#include "run/manifest.h"
#include "store/disk_store.h"
#include "store/verify.h"

namespace rowsmith {
namespace {

constexpr std::string_view schema_text = R"(
rowsmith: 1
name: pair
tables:
  a: {rows: 300, columns: {id: {type: integer, generate: sequence}}}
  b: {rows: {per: a, count: 2}, columns: {id: {type: integer, generate: sequence}}}
)";

Result<Reply> generate(MemoryFileSystem& files, const std::vector<std::string>& flags = {}) {
    Context context{.files = files,
                    .clock = real_clock(),
                    .catalogue = full_catalogue(),
                    .settings = Settings(),
                    .standard_output = {}};
    Arguments arguments;
    arguments.add("schema", "pair.yaml");
    arguments.add("output", "made/out");
    for (const std::string& flag : flags) arguments.add(flag, "true");
    for (const auto& entry : all_api())
        if (entry.get().word == "generate") return entry.get().run(context, arguments);
    return {};
}

std::vector<std::string> made(const MemoryFileSystem& files) {
    std::vector<std::string> names;
    for (const auto& [name, bytes] : files.files)
        if (name != "pair.yaml") names.push_back(name);
    return names;
}

const std::vector<std::string> whole = {"made/out/a.csv", "made/out/b.csv",
                                        "made/out/manifest.json", "made/out/schema.yaml"};

TEST(GenerateFaults, leave_nothing_whichever_call_fails) {
    MemoryFileSystem sound;
    sound.files["pair.yaml"] = schema_text;
    ASSERT_TRUE(generate(sound));
    EXPECT_EQ(made(sound), whole);

    u64 failures = 0;
    for (u64 call = 1;; call++) {
        MemoryFileSystem files;
        files.files["pair.yaml"] = schema_text;
        files.fails_at = call;
        const auto reply = generate(files);
        if (files.calls < call) break;  // it never came to that call
        if (reply) {                    // cleaning up may fail: the data is whole by then
            EXPECT_GE(made(files).size(), whole.size()) << call;
            continue;
        }
        failures++;
        EXPECT_EQ(made(files), std::vector<std::string>()) << "call " << call;
        EXPECT_FALSE(files.exists("made")) << "call " << call;
    }
    EXPECT_GT(failures, 15u);
}

TEST(GenerateFaults, never_leave_a_manifest_beside_other_data) {
    for (u64 call = 1;; call++) {
        MemoryFileSystem files;
        files.files["pair.yaml"] = schema_text;
        ASSERT_TRUE(generate(files));
        files.files["made/out/a.csv"] = "changed";
        files.calls = 0;
        files.fails_at = call;
        const auto reply = generate(files, {"overwrite"});
        const bool reached = files.calls >= call;
        files.fails_at = 0;
        const auto store = disk_store(files, "made/out");
        const auto manifest = manifest_in(*store);
        const bool old = files.files["made/out/a.csv"] == "changed";
        if (manifest && !old) {
            for (const ManifestFile& file : files_of(*manifest)) {
                const ChecksumKind kind = checksum_kind_of(*manifest, file);
                EXPECT_TRUE(verify_file(*store, file, kind, nullptr))
                    << "call " << call << " " << file.name;
            }
        }
        if (!reached) break;
    }
}

TEST(GenerateFaults, refuse_to_replace_changed_data) {
    MemoryFileSystem files;
    files.files["pair.yaml"] = schema_text;
    ASSERT_TRUE(generate(files));
    EXPECT_TRUE(generate(files)) << "equal data may be made again";
    files.files["made/out/a.csv"] += "300\n";
    const auto refused = generate(files);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().cause, "data_exists");
    EXPECT_TRUE(generate(files, {"overwrite"}));
    EXPECT_EQ(made(files), whole);
}

}  // namespace
}  // namespace rowsmith
