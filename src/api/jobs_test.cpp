// The operations on jobs, as a surface calls them.
#include <gtest/gtest.h>

#include <filesystem>

#include "api/operation.h"
#include "base/test_folder.h"
#include "generators/full_catalogue.h"

namespace rowsmith {
namespace {

class JobOperations : public ::testing::Test {
protected:
    void SetUp() override {
        SettingSources sources;
        for (const auto& [name, below] : {std::pair{"JOB_PERSISTENCE_PATH", "/jobs"},
                                          {"TEMP_STORAGE_PATH", "/temp"},
                                          {"OUTPUT_STORAGE_PATH", "/out"}})
            sources.environment.push_back({.name = name, .value = folder_ + below});
        context_.settings = Settings(std::move(sources));
    }

    Result<Reply> call(std::string_view name,
                       const std::vector<std::pair<std::string, std::string>>& given) {
        Arguments arguments;
        for (const auto& [parameter, text] : given) arguments.add(parameter, text);
        for (const auto& entry : all_api())
            if (entry.get().name == name) return entry.get().run(context_, arguments);
        ADD_FAILURE() << "there is no operation " << name;
        return fail({.cause = "no_operation", .message = ""});
    }
    // What a call says in its text, or the cause of its error.
    std::string told(std::string_view name,
                     const std::vector<std::pair<std::string, std::string>>& given) {
        const auto reply = call(name, given);
        return reply ? reply->text : reply.error().cause;
    }
    std::string create(bool is_later) {
        std::vector<std::pair<std::string, std::string>> given = {
            {"schema",
             "{\"rowsmith\": 1, \"name\": \"few\", \"tables\": {\"t\": {\"rows\": 30, "
             "\"columns\": {\"id\": \"sequence\"}}}}"},
            {"chunk_size", "10"},
            {"threads", "1"}};
        if (is_later) given.emplace_back("later", "true");
        const auto reply = call("create_job", given);
        EXPECT_TRUE(reply) << to_text(reply.error());
        return reply ? reply->text.substr(0, 36) : "";
    }
    bool has(const std::string& below) { return std::filesystem::exists(folder_ + below); }

    TestFolder own_;
    const std::string folder_ = own_.path();
    Context context_{.files = real_filesystem(),
                     .clock = real_clock(),
                     .catalogue = full_catalogue(),
                     .settings = {},
                     .standard_output = {}};
};

TEST_F(JobOperations, make_a_job_at_once) {
    const std::string id = create(false);
    const auto reply = call("get_job_progress", {{"job_id", id.substr(0, 8)}});
    ASSERT_TRUE(reply);
    const std::string json = reply->json.print();
    for (const char* part :
         {"\"status\": \"completed\"", "\"rows_generated\": 30", "\"total_chunks\": 3",
          "\"chunks_completed\": 3", "\"progress_percentage\": 100", "\"error_message\": null"})
        EXPECT_NE(json.find(part), std::string::npos) << part << " in " << json;
    EXPECT_TRUE(has("/out/few/t.csv"));
    EXPECT_FALSE(has("/temp/" + id));
}

TEST_F(JobOperations, leave_a_job_to_others) {
    const std::string id = create(true);
    EXPECT_FALSE(has("/out/few/t.csv"));
    EXPECT_EQ(told("control_job", {{"job_id", id}, {"action", "pause"}}), "action_refused");
    ASSERT_TRUE(call("run_jobs", {}));
    EXPECT_TRUE(has("/out/few/manifest.json"));
    EXPECT_EQ(told("delete_job", {{"job_id", id}}),
              "job " + id + " is deleted, with 0 files of chunks\n");
    EXPECT_TRUE(has("/out/few/manifest.json"));
    EXPECT_EQ(told("get_job_progress", {{"job_id", id}}), "job_not_found");
}

TEST_F(JobOperations, cancel_for_good) {
    const std::string id = create(true);
    EXPECT_EQ(told("control_job", {{"job_id", id}, {"action", "cancel"}, {"reason", "a slip"}}),
              "job " + id + " is cancelled\n");
    EXPECT_EQ(told("control_job", {{"job_id", id}, {"action", "retry"}}), "action_refused");
    ASSERT_TRUE(call("run_jobs", {}));
    EXPECT_FALSE(has("/out/few/t.csv"));
    const std::string events = told("get_job_events", {{"job_id", id}});
    EXPECT_NE(events.find("pending -> cancelled: cancel, a slip"), std::string::npos) << events;
    EXPECT_EQ(told("list_jobs", {{"status", "completed"}}), "");
    EXPECT_NE(told("list_jobs", {{"status", "cancelled"}}).find(id), std::string::npos);
    EXPECT_EQ(told("list_jobs", {{"status", "gone"}}), "unknown_state");
}

TEST_F(JobOperations, refuse_to_replace_other_data) {
    create(false);
    EXPECT_EQ(told("create_job", {{"schema",
                                   "{\"rowsmith\": 1, \"name\": \"few\", \"tables\": "
                                   "{\"t\": {\"rows\": 5, \"columns\": {\"id\": "
                                   "\"sequence\"}}}}"}}),
              "data_exists");
    EXPECT_EQ(told("create_job", {{"schema", "{}"}, {"chunk_size", "0"}}), "out_of_range");
}

}  // namespace
}  // namespace rowsmith
