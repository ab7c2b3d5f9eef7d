#include "config/settings.h"

#include <gtest/gtest.h>

#include "base/memory_filesystem.h"

namespace rowsmith {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::vector<Assignment> assignments(const Pairs& pairs) {
    std::vector<Assignment> all;
    for (const auto& [name, value] : pairs) all.push_back({.name = name, .value = value});
    return all;
}

Settings settings(const Pairs& command_line, const Pairs& environment, std::string_view file) {
    return Settings({.command_line = assignments(command_line),
                     .environment = assignments(environment),
                     .file = parse_env_file(file, ".env"),
                     .words = {{"DEFAULT_OUTPUT_FORMAT", {"csv", "parquet"}}}});
}

Settings in_file(std::string_view text) { return settings({}, {}, text); }

std::string told(const Settings& all, std::string_view name) {
    const auto value = all.text(name);
    return value ? *value : to_text(value.error());
}

std::string_view origin(const Settings& all, std::string_view name) {
    return name_of(all.found(*find_variable(name)).origin);
}

std::string warned(const Settings& all) {
    std::string text;
    for (const Error& warning : all.warnings()) text += to_text(warning) + "\n";
    return text;
}

TEST(Settings, take_the_command_line_before_the_environment_before_the_file) {
    const Pairs none, line = {{"LOG_FILE", "c"}}, environment = {{"LOG_FILE", "e"}};
    const auto check = [](const Settings& all, std::string_view value, std::string_view from) {
        EXPECT_EQ(told(all, "LOG_FILE"), value);
        EXPECT_EQ(origin(all, "LOG_FILE"), from);
    };
    check(settings(line, environment, "LOG_FILE=f"), "c", "command line");
    check(settings(none, environment, "LOG_FILE=f"), "e", "environment");
    check(settings(none, none, "LOG_FILE=f"), "f", ".env");
    check(settings(none, none, ""), "./logs/app.log", "default");
    check(Settings(), "./logs/app.log", "default");
}

TEST(Settings, let_a_value_of_nothing_pass) {
    EXPECT_EQ(origin(settings({}, {{"LOG_FILE", ""}}, "LOG_FILE=f"), "LOG_FILE"), ".env");
    EXPECT_EQ(origin(in_file("LOG_FILE="), "LOG_FILE"), "default");
    EXPECT_EQ(origin(settings({{"LOG_FILE", ""}}, {{"LOG_FILE", "e"}}, ""), "LOG_FILE"), "default");
}

TEST(Settings, know_names_in_any_letter_case) {
    EXPECT_EQ(told(settings({}, {{"Log_File", "e"}}, ""), "LOG_FILE"), "e");
    EXPECT_EQ(told(settings({}, {{"LOG_FILE", "own"}, {"log_file", "other"}}, ""), "log_file"),
              "own");
    EXPECT_EQ(told(in_file("log_file=1\nLOG_FILE=2"), "LOG_FILE"), "2");
}

TEST(Settings, are_checked_when_they_are_asked_for) {
    const Settings all = in_file("ROWSMITH_THREADS=0\nLOG_FILE=${X}\nLOG_LEVEL=info");
    EXPECT_EQ(told(all, "ROWSMITH_THREADS"),
              ".env:1:1: ROWSMITH_THREADS is '0'; expected a whole number from 1 to 1,024; fix: "
              "write ROWSMITH_THREADS=1");
    EXPECT_FALSE(all.integer("ROWSMITH_THREADS"));
    EXPECT_EQ(all.text("LOG_FILE").error().cause, "bad_env_value");
    EXPECT_EQ(told(all, "LOG_LEVEL"), "INFO");
    EXPECT_EQ(*in_file("ROWSMITH_THREADS=1_0").integer("ROWSMITH_THREADS"), std::optional<u64>(10));
    EXPECT_EQ(*Settings().integer("ROWSMITH_THREADS"), std::nullopt);
    EXPECT_EQ(told(in_file("DEFAULT_OUTPUT_FORMAT=Parquet"), "DEFAULT_OUTPUT_FORMAT"), "parquet");
    EXPECT_FALSE(in_file("DEFAULT_OUTPUT_FORMAT=xml").text("DEFAULT_OUTPUT_FORMAT"));
}

TEST(Settings, hold_lines_that_set_nothing_against_what_may_stand_in_the_file) {
    const Settings all = settings({{"LOG_FILE", "c"}}, {{"LOG_LEVEL", "DEBUG"}}, "what\n");
    EXPECT_EQ(told(all, "LOG_FILE"), "c");
    EXPECT_EQ(told(all, "LOG_LEVEL"), "DEBUG");
    EXPECT_EQ(all.text("OUTPUT_STORAGE_PATH").error().cause, "bad_env_line");
}

TEST(Settings, have_good_defaults) {
    for (const Variable& variable : all_variables()) {
        EXPECT_EQ(told(Settings(), variable.name), variable.default_text);
        const std::string line = std::string(variable.name) + "=";
        EXPECT_EQ(told(in_file(line + std::string(variable.default_text)), variable.name),
                  variable.default_text)
            << "in a file too, as in .env.example";
    }
}

TEST(Settings, keep_the_sizes_of_chunks_in_order) {
    const Settings low = in_file("MIN_CHUNK_SIZE=2000");
    const std::string_view text =
        ".env:1:1: MIN_CHUNK_SIZE is '2000'; expected at most DEFAULT_CHUNK_SIZE, which is 1,000 "
        "(default); fix: set DEFAULT_CHUNK_SIZE as well, or write MIN_CHUNK_SIZE=1000";
    EXPECT_EQ(told(low, "MIN_CHUNK_SIZE"), text);
    EXPECT_EQ(told(low, "DEFAULT_CHUNK_SIZE"), text);
    EXPECT_EQ(told(low, "MAX_CHUNK_SIZE"), "5000");
    EXPECT_EQ(told(settings({}, {{"MAX_CHUNK_SIZE", "500"}}, ""), "DEFAULT_CHUNK_SIZE"),
              "MAX_CHUNK_SIZE is '500' (environment); expected at least DEFAULT_CHUNK_SIZE, which "
              "is 1,000 (default); fix: set DEFAULT_CHUNK_SIZE as well, or write "
              "MAX_CHUNK_SIZE=1000");
    const Settings equal = in_file("MIN_CHUNK_SIZE=9\nDEFAULT_CHUNK_SIZE=9\nMAX_CHUNK_SIZE=9");
    EXPECT_EQ(told(equal, "DEFAULT_CHUNK_SIZE"), "9");
}

TEST(Settings, warn_of_names_that_nobody_knows) {
    EXPECT_EQ(warned(settings({},
                              {{"OTHER", "1"},
                               {"ROWSMITH_DEPS", "x"},
                               {"ROWSMITH_BENCH_REFERENCE", "x"},
                               {"ROWSMITH_X", ""}},
                              "")),
              "");
    EXPECT_EQ(warned(settings({}, {{"ROWSMITH_THRAEDS", "1"}, {"rowsmith_qwertzuiop", "2"}}, "")),
              "there is no variable 'ROWSMITH_THRAEDS'; fix: write ROWSMITH_THREADS\n"
              "there is no variable 'rowsmith_qwertzuiop'; fix: see rowsmith config\n");
    EXPECT_EQ(
        warned(settings({}, {{"OUTPUT_PATH", "1"}}, "JOB_MAX_CONCURRENT_JOBS=1\nTEMP_PATH=2")),
        "there is no variable 'OUTPUT_PATH'; fix: write OUTPUT_STORAGE_PATH\n"
        ".env:1:1: there is no variable 'JOB_MAX_CONCURRENT_JOBS'; fix: write "
        "MAX_CONCURRENT_JOBS\n"
        ".env:2:1: there is no variable 'TEMP_PATH'; fix: write TEMP_STORAGE_PATH\n");
    EXPECT_EQ(warned(in_file("DATABASE_USER=1\nEDITOR=2\nAIzaSyAbCdEfGhIjKlMn=\n")),
              ".env: there are no variables 'DATABASE_USER', 'EDITOR' and 'line 3'; fix: see "
              "rowsmith config; those of other programs may stay\n");
}

TEST(Settings, warn_of_values_that_nothing_reads_and_names_that_stand_twice) {
    EXPECT_EQ(warned(settings({}, {{"LANGFUSE_PUBLIC_KEY", "k"}}, "")), "")
        << "it may be there for other programs";
    EXPECT_EQ(warned(settings({{"VECTOR_STORE_COLLECTION", "p"}}, {}, "LANGFUSE_PUBLIC_KEY=k")),
              "'VECTOR_STORE_COLLECTION' and 'LANGFUSE_PUBLIC_KEY' are set, and nothing in this "
              "version reads them\n");
    EXPECT_EQ(warned(in_file("ROWSMITH_THREADS=1\nrowsmith_threads=2\n")),
              ".env:2:1: rowsmith_threads stands in line 1 too; this value holds; fix: remove one "
              "of the lines\n");
}

// Whatever is wrong with a key, or with the line that it stands in, nobody reads it on a screen.
TEST(Settings, never_tell_a_key) {
    const std::string key = "sk9f8e7d6c";
    std::string all_texts;
    const auto collect = [&](const Settings& all) {
        for (const Variable& variable : all_variables()) {
            all_texts += shown(all.found(variable));
            if (const auto value = all.text(variable.name); !value)
                all_texts += to_text(value.error());
        }
        for (const Error& error : all.file_errors()) all_texts += to_text(error);
        all_texts += warned(all);
    };
    for (const Variable& variable : all_variables()) {
        if (variable.kind != VariableKind::secret) continue;
        const std::string name(variable.name);
        for (const std::string& value :
             {key, key + " " + key, key + "\x01", std::string(5000, 'x') + key, key + "\xff"}) {
            collect(settings({{name, value}}, {}, ""));
            collect(settings({}, {{name, value}}, ""));
        }
        for (const std::string& line :
             {name + "='" + key, name + "=\"\\q" + key + "\"", name + "=${" + key + "}",
              name + " " + key, name + "='" + key + "'" + key, name + ": " + key, key})
            collect(in_file(line));
    }
    collect(in_file("LANGFUSE_BASE_URL=https://me:" + key + "@host"));
    EXPECT_GT(all_texts.size(), 10'000u);
    EXPECT_EQ(all_texts.find(key), std::string::npos);
}

TEST(Settings, come_from_the_file_of_the_working_folder) {
    MemoryFileSystem files;
    EXPECT_EQ(origin(load_settings(files, {}), "LOG_FILE"), "default");
    files.files[".env"] = "LOG_FILE=x";
    EXPECT_EQ(told(load_settings(files, {}), "LOG_FILE"), "x");
    files.files[".env"] = std::string(env_file_size_max_bytes + 1, '#');
    EXPECT_FALSE(load_settings(files, {}).text("LOG_FILE"));
    files.files.erase(".env");
    files.folders.insert(".env");
    EXPECT_EQ(told(load_settings(files, {}), "LOG_FILE"), "./logs/app.log")
        << "a folder of that name belongs to somebody else";
}

}  // namespace
}  // namespace rowsmith
