// verify over datasets in memory: whatever is changed is found, and named where it can be.
#include "store/verify.h"

#include <gtest/gtest.h>

#include "api/operation.h"
#include "base/memory_filesystem.h"
#include "generators/full_catalogue.h"
#include "store/disk_store.h"

namespace rowsmith {
namespace {

// Texts with quotes and line ends, so that rows are not lines.
constexpr std::string_view schema_text = R"(
rowsmith: 1
name: pair
seed: 4
tables:
  a:
    rows: 300
    primary_key: id
    columns:
      id: {type: integer, generate: sequence}
      text: {type: string, generate: pattern, pattern: "[a-c\n,\"{}\\[]{0,6}"}
      price: {type: decimal, scale: 2, min_value: 5, max_value: 500, null_share: 10%}
  b:
    rows: {per: a, count: 2}
    columns:
      id: {type: integer, generate: sequence}
      a_id: {references: a.id}
)";

using Parameters = std::vector<std::pair<std::string, std::string>>;

class Verifying : public ::testing::Test {
protected:
    Verifying() { files_.files["pair.yaml"] = schema_text; }

    Result<Reply> call(std::string_view word, const Parameters& parameters) {
        Context context{.files = files_,
                        .clock = real_clock(),
                        .catalogue = full_catalogue(),
                        .settings = Settings(),
                        .standard_output = {}};
        Arguments arguments;
        for (const auto& [name, text] : parameters) arguments.add(name, text);
        for (const auto& entry : all_api()) {
            if (entry.get().word != word) continue;
            auto reply = entry.get().run(context, arguments);
            errors_ = context.problems.errors();
            return reply;
        }
        return {};
    }
    void make(const std::string& format, const std::vector<std::string>& options = {}) {
        Parameters parameters = {
            {"schema", "pair.yaml"}, {"output", "out"}, {"format", format}, {"overwrite", "true"}};
        for (const std::string& option : options) parameters.emplace_back("option", option);
        const auto made = call("generate", parameters);
        ASSERT_TRUE(made) << to_text(made.error());
    }
    // "cause place" of each mistake, a line each.
    std::string verify(Parameters parameters = {}) {
        parameters.emplace_back("folder", "out");
        const auto reply = call("verify", parameters);
        if (reply) return "";
        std::string told;
        for (const Error& error : errors_)
            told += error.cause + " " + error.place.file + " " + error.place.path + "\n";
        return told.empty() ? reply.error().cause + "\n" : told;
    }
    std::string& file(const std::string& name) { return files_.files["out/" + name]; }
    // The manifest as somebody would write it who changed a file.
    void renew_manifest() {
        const auto store = disk_store(files_, "out");
        auto manifest = manifest_in(*store);
        ASSERT_TRUE(manifest);
        for (ManifestTable& table : manifest->tables)
            for (ManifestFile& each : table.files) {
                each.size_bytes = file(each.name).size();
                each.checksum = checksum_of(manifest->checksum, file(each.name));
            }
        file("manifest.json") = print_manifest(*manifest);
    }

    MemoryFileSystem files_;
    std::vector<Error> errors_;
};

TEST_F(Verifying, finds_a_flipped_bit_in_any_file) {
    for (const char* format : {"csv", "parquet"}) {
        make(format);
        const auto sound = files_.files;
        for (const auto& [name, bytes] : sound) {
            if (!name.starts_with("out/")) continue;
            for (size_t at = 0; at < bytes.size(); at += 1 + bytes.size() / 23) {
                files_.files[name][at] ^= 4;
                EXPECT_TRUE(verify().find(name) != std::string::npos || name == "out/manifest.json")
                    << name << " byte " << at;
                EXPECT_NE(verify(), "") << name << " byte " << at;
                files_.files[name] = bytes;
            }
        }
        EXPECT_EQ(verify(), "");
    }
}

TEST_F(Verifying, tells_files_that_are_missing_or_in_each_others_place) {
    make("csv");
    std::swap(file("a.csv"), file("b.csv"));
    EXPECT_EQ(verify(), "file_swapped out/a.csv \nfile_swapped out/b.csv \n");
    files_.files.erase("out/a.csv");
    EXPECT_EQ(verify(), "file_missing out/a.csv \nfile_swapped out/b.csv \n");
    EXPECT_EQ(verify({{"recompute", "true"}}),
              "row_differs out/b.csv b\nfile_missing out/a.csv \nfile_swapped out/b.csv \n");
}

TEST_F(Verifying, makes_any_row_of_any_format_again) {
    for (const char* format : {"csv", "tsv", "jsonl", "json"}) {
        make(format);
        EXPECT_EQ(verify({{"recompute", "true"}}), "") << format;
        for (u64 row = 0; row < 300; row += row < 10 ? 1 : 29)
            EXPECT_EQ(verify({{"rows", std::to_string(row) + ".." + std::to_string(row)}}), "")
                << format << " row " << row;
        EXPECT_EQ(verify({{"rows", "290..1000"}}), "") << format;
        EXPECT_EQ(verify({{"sample", "50"}}), "") << format;
    }
    make("json", {"indent=3"});
    for (const char* rows : {"0..0", "1..1", "298..299", "599..599", "0..999"})
        EXPECT_EQ(verify({{"rows", rows}}), "") << rows;
    make("csv", {"header=false", "quote='", "line_end=crlf", "bom=true"});
    EXPECT_EQ(verify({{"sample", "80"}}), "");
    for (const char* format : {"parquet", "arrow", "arrow_stream"}) {
        make(format, {"row_group_rows=128"});
        EXPECT_EQ(verify({{"recompute", "true"}}), "") << format;
        EXPECT_EQ(verify({{"rows", "120..260"}}), "") << format;
        EXPECT_EQ(verify({{"sample", "3"}}), "") << format;
    }
}

TEST_F(Verifying, makes_rows_of_compressed_files_again) {
    for (const char* compression : {"gzip", "zstd"}) {
        const auto made = call("generate", {{"schema", "pair.yaml"},
                                            {"output", "out"},
                                            {"compress", compression},
                                            {"overwrite", "true"}});
        ASSERT_TRUE(made) << to_text(made.error());
        EXPECT_EQ(verify({{"recompute", "true"}}), "");
        EXPECT_EQ(verify({{"sample", "20"}}), "");
        EXPECT_EQ(verify({{"rows", "299..599"}}), "");
        std::string& bytes = file(std::string("a.csv") + (compression[0] == 'g' ? ".gz" : ".zst"));
        bytes[bytes.size() / 2] ^= 1;
        renew_manifest();
        for (const char* how : {"recompute", "rows"}) {
            const std::string told = verify({{how, how[1] == 'e' ? "true" : "0..299"}});
            EXPECT_TRUE(told.starts_with("bad_compression") || told.starts_with("row_differs"))
                << told;
        }
    }
}

TEST_F(Verifying, finds_rows_that_the_schema_would_not_make_behind_a_sound_manifest) {
    make("csv");
    const size_t row = file("a.csv").rfind("\n300,") + 1;
    file("a.csv")[row + 2] = '1';
    renew_manifest();
    EXPECT_EQ(verify(), "");
    EXPECT_EQ(verify({{"recompute", "true"}}), "row_differs out/a.csv a.id\n");
    EXPECT_EQ(errors_[0].message, "row 299 holds '301', which is not what is made");
    EXPECT_EQ(errors_[0].expected, "'300'");
    EXPECT_EQ(verify({{"rows", "0..298"}}), "");
    EXPECT_EQ(verify({{"rows", "299..299"}}), "row_differs out/a.csv a.id\n");
    EXPECT_EQ(verify({{"sample", "300"}}), "row_differs out/a.csv a.id\n");
    EXPECT_EQ(verify({{"table", "b"}}), "");

    for (const char* format : {"jsonl", "json"}) {
        make(format);
        std::string& text = file(std::string("a.") + format);
        text[text.rfind("\"price\"") + 9] = 'x';
        renew_manifest();
        EXPECT_EQ(verify({{"recompute", "true"}}),
                  std::string("row_differs out/a.") + format + " a.price\n");
    }
}

TEST_F(Verifying, finds_rows_too_many_and_too_few) {
    make("csv");
    const std::string sound = file("b.csv");
    file("b.csv") += "601,300\n";
    renew_manifest();
    EXPECT_EQ(verify({{"recompute", "true"}}), "row_differs out/b.csv b\n");
    EXPECT_EQ(errors_[0].message, "it goes on behind the last row that is made");
    file("b.csv") = sound.substr(0, sound.rfind("600,"));
    renew_manifest();
    EXPECT_EQ(verify({{"recompute", "true"}}), "row_differs out/b.csv b\n");
    EXPECT_EQ(errors_[0].message, "it ends before row 599");
    EXPECT_EQ(verify({{"rows", "599..599"}}), "row_differs out/b.csv b\n");
}

TEST_F(Verifying, names_the_column_chunk_of_a_row_group) {
    make("parquet", {"row_group_rows=128"});
    file("a.parquet")[5] ^= 1;
    renew_manifest();
    EXPECT_EQ(verify(), "");
    EXPECT_EQ(verify({{"recompute", "true"}}), "row_differs out/a.parquet a.id\n");
    EXPECT_EQ(errors_[0].message, "rows 0 to 127 are not those that are made");
    EXPECT_EQ(verify({{"rows", "100..100"}}), "row_differs out/a.parquet a.id\n");
    EXPECT_EQ(verify({{"rows", "128..299"}}), "");
}

TEST_F(Verifying, attests_what_was_found_sound) {
    make("csv");
    const Parameters attested = {{"sample", "5"}, {"attest", "kept/pair.json"}};
    EXPECT_EQ(verify(attested), "");
    const std::string statement = files_.files["kept/pair.json"];
    EXPECT_TRUE(statement.starts_with("{\n  \"_type\": \"https://in-toto.io/Statement/v1\""));
    EXPECT_NE(statement.find(checksum_of(ChecksumKind::sha256, file("manifest.json"))),
              std::string::npos);
    EXPECT_NE(statement.find("\"rows_made_again\": 10"), std::string::npos);
    for (const char* check : {"primary_key", "no_parent", "out_of_range", "row_count"})
        EXPECT_NE(statement.find("\"check\": \"" + std::string(check) +
                                 "\",\n        \"result\": \"passed\""),
                  std::string::npos)
            << check;
    EXPECT_TRUE(files_.files["kept/pair.check.py"].starts_with("#!/usr/bin/env python3"));
    EXPECT_EQ(verify(attested), "");
    EXPECT_EQ(files_.files["kept/pair.json"], statement);

    files_.files.erase("kept/pair.json");
    std::string& rows = file("b.csv");
    rows.replace(rows.find("\n5,") + 3, 1, "999");
    renew_manifest();
    EXPECT_EQ(verify({{"attest", "kept/pair.json"}}), "rules_broken out b.a_id\n");
    EXPECT_FALSE(files_.files.contains("kept/pair.json"));
}

TEST_F(Verifying, attests_compressed_files_and_says_what_it_can_not_check) {
    ASSERT_TRUE(call(
        "generate",
        {{"schema", "pair.yaml"}, {"output", "out"}, {"compress", "zstd"}, {"checksum", "none"}}));
    EXPECT_EQ(verify({{"attest", "kept/pair.json"}}), "");
    EXPECT_NE(
        files_.files["kept/pair.json"].find(checksum_of(ChecksumKind::sha256, file("a.csv.zst"))),
        std::string::npos);
    EXPECT_EQ(files_.files["kept/pair.json"].find("not_checked"), std::string::npos);
    make("arrow");
    EXPECT_EQ(verify({{"attest", "kept/pair.json"}}), "");
    EXPECT_EQ(files_.files["kept/pair.json"].find("passed"), std::string::npos);
    EXPECT_NE(files_.files["kept/pair.json"].find("not_checked"), std::string::npos);
}

TEST_F(Verifying, holds_the_manifest_against_the_schema) {
    make("csv");
    const auto store = disk_store(files_, "out");
    auto manifest = manifest_in(*store);
    manifest->seed = 5;
    manifest->tables[0].rows = 299;
    file("manifest.json") = print_manifest(*manifest);
    EXPECT_EQ(verify(), "");
    EXPECT_EQ(verify({{"recompute", "true"}}),
              "manifest_differs out/manifest.json \nmanifest_differs out/manifest.json \n");
}

TEST_F(Verifying, refuses_what_it_can_not_make_sense_of) {
    make("csv");
    EXPECT_EQ(verify({{"rows", "3"}}), "");
    EXPECT_EQ(verify({{"rows", "5..2"}}), "bad_rows\n");
    EXPECT_EQ(verify({{"rows", "a..b"}}), "bad_rows\n");
    EXPECT_EQ(verify({{"sample", "0"}}), "out_of_range\n");
    EXPECT_EQ(verify({{"table", "c"}}), "unknown_table\n");
}

}  // namespace
}  // namespace rowsmith
