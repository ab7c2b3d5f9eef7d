// Keys reach nothing that an operation leaves: neither its reply nor a file.
#include <gtest/gtest.h>

#include "api/operation.h"
#include "base/memory_filesystem.h"
#include "generators/full_catalogue.h"

namespace rowsmith {
namespace {

constexpr std::string_view key = "sk9f8e7d6c";
constexpr std::string_view schema_text = R"(
rowsmith: 1
name: few
tables:
  a: {rows: 3, columns: {id: {type: integer, generate: sequence}}}
)";

Settings with_keys() {
    SettingSources sources;
    for (const Variable& variable : all_variables())
        if (variable.kind == VariableKind::secret)
            sources.environment.push_back(
                {.name = std::string(variable.name), .value = std::string(key)});
    return Settings(std::move(sources));
}

std::string left_by(std::string_view word,
                    const std::vector<std::pair<std::string, std::string>>& given) {
    MemoryFileSystem files;
    files.files["few.yaml"] = schema_text;
    Context context{.files = files,
                    .clock = real_clock(),
                    .catalogue = full_catalogue(),
                    .settings = with_keys(),
                    .standard_output = {}};
    Arguments arguments;
    for (const auto& [name, text] : given) arguments.add(name, text);
    std::string left;
    for (const auto& entry : all_api()) {
        if (entry.get().word != word) continue;
        const auto reply = entry.get().run(context, arguments);
        EXPECT_TRUE(reply) << to_text(reply.error());
        if (reply) left += reply->text + reply->notes + reply->summary + reply->json.print();
    }
    for (const auto& [name, bytes] : files.files) left += name + bytes;
    return left;
}

TEST(Secrets, stay_out_of_replies_and_files) {
    const std::string config = left_by("config", {}), one = left_by("config", {{"name", "AWS"}}),
                      doctor = left_by("doctor", {}),
                      made = left_by("generate", {{"schema", "few.yaml"}});
    EXPECT_NE(config.find("GEMINI_API_KEY"), std::string::npos);
    EXPECT_NE(one.find("***"), std::string::npos);
    EXPECT_NE(doctor.find("***"), std::string::npos);
    EXPECT_NE(made.find("manifest.json"), std::string::npos);
    for (const std::string& left : {config, one, doctor, made})
        EXPECT_EQ(left.find(key), std::string::npos);
}

}  // namespace
}  // namespace rowsmith
