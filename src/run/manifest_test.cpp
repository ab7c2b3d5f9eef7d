#include "run/manifest.h"

#include <gtest/gtest.h>

namespace rowsmith {
namespace {

Manifest example() {
    return {
        .name = "pair \"of\" two",
        .schema_sha256 = "ab",
        .schema_size_bytes = 12,
        .seed = 18'446'744'073'709'551'615u,
        .engine = 0,
        .tool_version = "0.1.0",
        .libraries = {{"arrow", "26.0.1"}},
        .format = "csv",
        .options = {{"delimiter", ";"}, {"null", ""}},
        .checksum = ChecksumKind::xxh128,
        .tables = {{"a", 3, {{"a.csv", 9, "cd"}}, "ef"},
                   {"b", 0, {{"b/part-00000.csv", 0, "00", 0}, {"b/part-00001.csv", 0, "00", 0}}}}};
}

TEST(Manifest, reads_back_what_it_prints) {
    const Manifest manifest = example();
    const auto read = read_manifest(print_manifest(manifest), "manifest.json");
    ASSERT_TRUE(read) << to_text(read.error());
    EXPECT_TRUE(same_recipe(manifest, *read));
    EXPECT_EQ(read->tables, manifest.tables);
    EXPECT_EQ(read->checksum, ChecksumKind::xxh128);
    EXPECT_EQ(print_manifest(*read), print_manifest(manifest));
}

TEST(Manifest, names_more_files_than_a_schema_has_values) {
    Manifest manifest = example();
    for (u64 part = 0; part < 60'000; part++)
        manifest.tables[1].files.push_back({"b/part-" + std::to_string(part), part, "00", 0});
    const auto read = read_manifest(print_manifest(manifest), "manifest.json");
    ASSERT_TRUE(read) << to_text(read.error());
    EXPECT_EQ(read->tables[1].files.size(), 60'002U);
}

TEST(Manifest, knows_what_bytes_follow_from) {
    const Manifest manifest = example();
    Manifest other = manifest;
    other.tables[0].files[0].checksum = "another";
    EXPECT_TRUE(same_recipe(manifest, other)) << "a checksum is a result";
    other.seed = 1;
    EXPECT_FALSE(same_recipe(manifest, other));
    other = manifest;
    other.options[0].second = ",";
    EXPECT_FALSE(same_recipe(manifest, other));
    other = manifest;
    other.tables.pop_back();
    EXPECT_FALSE(same_recipe(manifest, other));
}

TEST(Manifest, refuses_broken_ones_and_names_that_lead_away) {
    const std::string sound = print_manifest(example());
    const auto changed = [&](const std::string& from, const std::string& to) {
        std::string text = sound;
        text.replace(text.find(from), from.size(), to);
        const auto read = read_manifest(text, "m.json");
        return read ? std::string("none") : read.error().cause;
    };
    EXPECT_EQ(changed("\"a.csv\"", "\"a.csv\""), "none");
    EXPECT_EQ(changed("\"a.csv\"", "\"../a.csv\""), "manifest_broken");
    EXPECT_EQ(changed("\"a.csv\"", "\"/etc/a\""), "manifest_broken");
    EXPECT_EQ(changed("\"rows\": 3", "\"rows\": \"x\""), "manifest_broken");
    EXPECT_EQ(changed("\"tables\"", "\"tabels\""), "manifest_broken");
    EXPECT_EQ(changed("{", "["), "manifest_broken");
    EXPECT_EQ(changed("\"b/part-00001.csv\"", "\"b/part-00000.csv\""), "manifest_broken");
    EXPECT_EQ(changed("\"a.csv\"", "\"schema.yaml\""), "manifest_broken");
    EXPECT_EQ(changed("\"name\": \"b\"", "\"name\": \"a\""), "manifest_broken");
    EXPECT_EQ(changed("\"name\": \"b\"", "\"name\": \"../b\""), "manifest_broken");
    EXPECT_EQ(changed("\"engine\": 0", "\"engine\": 4294967296"), "manifest_broken");
}

TEST(Manifest, tells_of_any_bit_that_is_flipped) {
    const std::string sound = print_manifest(example());
    EXPECT_TRUE(check_seal(sound, "m.json"));
    for (size_t i = 0; i < sound.size(); i++)
        for (const int bit : {0, 5}) {
            std::string text = sound;
            text[i] = static_cast<char>(text[i] ^ (1 << bit));
            EXPECT_FALSE(check_seal(text, "m.json")) << "byte " << i;
        }
    EXPECT_FALSE(check_seal(sound + "\n", "m.json"));
    EXPECT_FALSE(check_seal(sound.substr(0, sound.size() - 1), "m.json"));
    EXPECT_FALSE(check_seal("", "m.json"));
}

}  // namespace
}  // namespace rowsmith
