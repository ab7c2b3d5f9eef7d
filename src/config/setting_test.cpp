#include "config/setting.h"

#include <gtest/gtest.h>

namespace rowsmith {
namespace {

// What is told of a bad value of each kind, and a good one in its one spelling.
struct Case {
    std::string_view name, text;
};

std::string told(const Case& one) {
    Setting setting{.variable = find_variable(one.name), .text = std::string(one.text)};
    setting.origin = Origin::environment;
    if (setting.variable->name == "LOG_LEVEL") setting.words = {"DEBUG", "INFO", "WARNING"};
    if (setting.variable->name == "STORAGE_TYPE") setting.words = {"memory", "disk", "cloud"};
    const auto value = checked_text(setting);
    if (value) return "= " + *value;
    return value.error().expected + " | " + value.error().fix;
}

TEST(Setting, gives_a_value_in_one_spelling_or_its_range_and_a_fix) {
    const std::pair<Case, std::string_view> cases[] = {
        {{"MAX_CHUNK_SIZE", "20_000"}, "= 20000"},
        {{"MAX_CHUNK_SIZE", "0"}, "a whole number from 1 to 1,000,000 | write MAX_CHUNK_SIZE=1"},
        {{"MAX_CHUNK_SIZE", "9999999"},
         "a whole number from 1 to 1,000,000 | write MAX_CHUNK_SIZE=1000000"},
        {{"MAX_CHUNK_SIZE", "many"},
         "a whole number from 1 to 1,000,000 | write MAX_CHUNK_SIZE=5000, which is the default"},
        {{"MAX_CHUNK_SIZE", "10.0"},
         "a whole number from 1 to 1,000,000 | write MAX_CHUNK_SIZE=5000, which is the default"},
        {{"ROWSMITH_THREADS", "1e3"},
         "a whole number from 1 to 1,024 | leave ROWSMITH_THREADS out"},
        {{"ROWSMITH_TOP_P", "0.5"}, "= 0.5"},
        {{"ROWSMITH_TOP_P", "1.5"}, "a number from 0 to 1 | write ROWSMITH_TOP_P=1"},
        {{"ROWSMITH_TOP_P", "nan"},
         "a number from 0 to 1 | write ROWSMITH_TOP_P=0.95, which is the default"},
        {{"LANGFUSE_ENABLED", "YES"}, "= true"},
        {{"LANGFUSE_ENABLED", "0"}, "= false"},
        {{"LANGFUSE_ENABLED", "maybe"},
         "true or false | write LANGFUSE_ENABLED=false, which is the default"},
        {{"LOG_LEVEL", "debug"}, "= DEBUG"},
        {{"LOG_LEVEL", "WARN"},
         "one of 'DEBUG', 'INFO' and 'WARNING' | write LOG_LEVEL=INFO, which is the default"},
        {{"LOG_LEVEL", "WARNIN"}, "one of 'DEBUG', 'INFO' and 'WARNING' | write LOG_LEVEL=WARNING"},
        {{"STORAGE_TYPE", "Disk"}, "= disk"},
        {{"STORAGE_TYPE", "CLOUD"}, "= cloud"},
        {{"STORAGE_TYPE", "disc"}, "one of 'memory', 'disk' and 'cloud' | write STORAGE_TYPE=disk"},
        {{"OUTPUT_STORAGE_PATH", "/data/a b"}, "= /data/a b"},
        {{"OUTPUT_STORAGE_PATH", "~/data"},
         "a path of at most 4,096 bytes, on one line | write the home folder's own path in place "
         "of ~"},
        {{"OUTPUT_STORAGE_PATH", "a\nb"},
         "a path of at most 4,096 bytes, on one line | write OUTPUT_STORAGE_PATH=./output, which "
         "is the default"},
        {{"LANGFUSE_BASE_URL", "https://a.example:8443/x"}, "= https://a.example:8443/x"},
        {{"LANGFUSE_BASE_URL", "a.example"},
         "an address such as https://host:8443/path | leave LANGFUSE_BASE_URL out"},
        {{"LANGFUSE_BASE_URL", "http://"},
         "an address such as https://host:8443/path | leave LANGFUSE_BASE_URL out"},
        {{"GEMINI_API_KEY", "a b"}, "a key without blanks | leave GEMINI_API_KEY out"},
        {{"GEMINI_MODEL", "\xff"},
         "a text of at most 4,096 bytes, on one line | write GEMINI_MODEL=gemini-3.8-flash, which "
         "is the default"},
    };
    for (const auto& [one, expected] : cases) EXPECT_EQ(told(one), expected) << one.name;
}

TEST(Setting, names_the_variable_the_value_and_where_it_came_from) {
    const Setting setting{.variable = find_variable("STORAGE_TYPE"),
                          .text = "tape",
                          .origin = Origin::environment,
                          .words = {"memory", "disk", "cloud"}};
    const auto value = checked_text(setting);
    ASSERT_FALSE(value);
    EXPECT_EQ(value.error().code, ErrorCode::invalid_argument);
    EXPECT_EQ(value.error().cause, "bad_setting");
    EXPECT_EQ(value.error().message, "STORAGE_TYPE is 'tape' (environment)");
}

TEST(Setting, shows_no_key_and_nothing_that_a_terminal_obeys) {
    const auto shown_as = [](std::string_view name, std::string_view text) {
        return shown({.variable = find_variable(name), .text = std::string(text)});
    };
    EXPECT_EQ(shown_as("GEMINI_API_KEY", "AIza1"), "***");
    EXPECT_EQ(shown_as("GEMINI_API_KEY", ""), "");
    EXPECT_EQ(shown_as("LANGFUSE_BASE_URL", "https://me:key@a.example"), "***");
    EXPECT_EQ(shown_as("OUTPUT_STORAGE_PATH", "a\x1b[2Jb"), "a?[2Jb");
    EXPECT_EQ(shown_as("OUTPUT_STORAGE_PATH", "\xff"), "(not UTF-8)");
    EXPECT_EQ(shown_as("GEMINI_MODEL", std::string(200, 'x')), std::string(80, 'x') + "…");
}

}  // namespace
}  // namespace rowsmith
