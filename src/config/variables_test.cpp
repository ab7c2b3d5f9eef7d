#include "config/variables.h"

#include <gtest/gtest.h>

#include <set>

namespace rowsmith {
namespace {

TEST(Variables, have_names_of_their_own_and_whole_entries) {
    std::set<std::string_view> names, groups;
    std::string_view group;
    for (const Variable& variable : all_variables()) {
        EXPECT_TRUE(names.insert(variable.name).second) << variable.name;
        EXPECT_EQ(find_variable(variable.name), &variable);
        for (const char c : variable.name)
            EXPECT_TRUE((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_')
                << variable.name;
        EXPECT_FALSE(variable.doc.empty() || variable.doc.ends_with('.')) << variable.name;
        if (variable.group != group) {
            EXPECT_TRUE(groups.insert(variable.group).second) << variable.group;
        }
        group = variable.group;
        const bool is_numeric =
            variable.kind == VariableKind::integer || variable.kind == VariableKind::number;
        EXPECT_EQ(is_numeric, variable.maximum > variable.minimum) << variable.name;
        const bool is_ordered = !variable.at_least.empty();
        EXPECT_EQ(is_ordered, find_variable(variable.at_least) != nullptr) << variable.name;
        const bool is_secret = variable.kind == VariableKind::secret;
        EXPECT_TRUE(!is_secret || variable.default_text.empty()) << variable.name;
    }
}

TEST(Variables, keep_the_names_and_defaults_that_files_of_settings_rely_on) {
    const std::pair<std::string_view, std::string_view> kept[] = {
        {"GEMINI_API_KEY", ""},
        {"GEMINI_MAX_RETRIES", "3"},
        {"GEMINI_TIMEOUT", "120"},
        {"MCP_SERVER_HOST", "localhost"},
        {"MCP_SERVER_PORT", "8000"},
        {"MCP_SERVER_NAME", "synthetic-data-generator"},
        {"STORAGE_TYPE", "disk"},
        {"TEMP_STORAGE_PATH", "./temp"},
        {"OUTPUT_STORAGE_PATH", "./output"},
        {"MAX_MEMORY_CHUNKS", "100"},
        {"CLOUD_STORAGE_BUCKET", ""},
        {"CLOUD_STORAGE_REGION", ""},
        {"AWS_ACCESS_KEY_ID", ""},
        {"AWS_SECRET_ACCESS_KEY", ""},
        {"GCS_PROJECT_ID", ""},
        {"GCS_CREDENTIALS_PATH", ""},
        {"DEFAULT_CHUNK_SIZE", "1000"},
        {"MAX_CHUNK_SIZE", "5000"},
        {"MIN_CHUNK_SIZE", "100"},
        {"DEFAULT_OUTPUT_FORMAT", "csv"},
        {"JOB_PERSISTENCE_PATH", "./temp/jobs"},
        {"JOB_CLEANUP_DAYS", "7"},
        {"MAX_CONCURRENT_JOBS", "5"},
        {"RATE_LIMIT_REQUESTS_PER_MINUTE", "60"},
        {"RATE_LIMIT_TOKENS_PER_MINUTE", "50000"},
        {"LOG_LEVEL", "INFO"},
        {"LOG_FILE", "./logs/app.log"},
        {"LANGFUSE_ENABLED", "false"},
        {"LANGFUSE_PUBLIC_KEY", ""},
        {"LANGFUSE_SECRET_KEY", ""},
        {"LANGFUSE_BASE_URL", ""},
        {"VECTOR_STORE_ENABLED", "false"},
        {"VECTOR_STORE_PATH", "./vector_store"},
        {"VECTOR_STORE_COLLECTION", "dataset_rows"},
        {"VECTOR_STORE_EMBEDDING_MODEL", "sentence-transformers/all-MiniLM-L6-v2"},
        {"VECTOR_STORE_SIMILARITY_THRESHOLD", "0.85"},
        {"VECTOR_STORE_MAX_RETRY_ATTEMPTS", "3"},
    };
    for (const auto& [name, default_text] : kept) {
        const Variable* variable = find_variable(name);
        ASSERT_NE(variable, nullptr) << name;
        EXPECT_EQ(variable->default_text, default_text) << name;
    }
    EXPECT_NE(find_variable("GEMINI_MODEL"), nullptr);
}

TEST(Variables, are_found_in_any_letter_case) {
    ASSERT_NE(find_variable("rowsmith_Threads"), nullptr);
    EXPECT_EQ(find_variable("rowsmith_Threads")->name, "ROWSMITH_THREADS");
    EXPECT_EQ(find_variable("ROWSMITH_THREAD"), nullptr);
    EXPECT_EQ(find_variable(""), nullptr);
}

TEST(Variables, tell_what_a_wrong_name_may_have_meant) {
    EXPECT_EQ(nearest_variable("ROWSMITH_THRAEDS"), "ROWSMITH_THREADS");
    EXPECT_EQ(nearest_variable("default_chunksize"), "DEFAULT_CHUNK_SIZE");
    EXPECT_EQ(nearest_variable("JOB_MAX_CONCURRENT_JOBS"), "MAX_CONCURRENT_JOBS");
    EXPECT_EQ(nearest_variable("Temp_Path"), "TEMP_STORAGE_PATH");
    EXPECT_EQ(nearest_variable("OUTPUT_PATH"), "OUTPUT_STORAGE_PATH");
    EXPECT_EQ(nearest_variable("ROWSMITH_STORAGE_TYPE"), "STORAGE_TYPE");
    EXPECT_EQ(nearest_variable("THREADS"), "ROWSMITH_THREADS");
    EXPECT_EQ(nearest_variable("DATABASE_PASSWORD"), "");
}

TEST(Variables, say_in_their_doc_that_nothing_reads_them) {
    for (const Variable& variable : all_variables()) {
        const bool told = doc_of(variable).find("not in this version") != std::string::npos;
        const bool is_late = variable.effect == Effect::later;
        EXPECT_EQ(told, is_late) << variable.name;
    }
}

}  // namespace
}  // namespace rowsmith
