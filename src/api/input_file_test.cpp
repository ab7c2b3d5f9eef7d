// Which files a program may have read.
#include "api/input_file.h"

#include <gtest/gtest.h>

#include "base/test_folder.h"
#include "generators/full_catalogue.h"

namespace rowsmith {
namespace {

class Inputs : public ::testing::Test {
protected:
    Inputs() {
        std::filesystem::create_directories(folder_ + "/listed/deep");
        std::filesystem::create_directories(folder_ + "/other");
        std::filesystem::create_directory_symlink(folder_ + "/other", folder_ + "/listed/away");
        inputs_ = folder_ + "/listed/, s3://bucket/in";
    }

    // What it is called there, or the cause.
    std::string opened(const std::string& text, Caller caller = Caller::program) {
        SettingSources sources;
        sources.environment.push_back({"ROWSMITH_INPUTS", inputs_});
        Context context{.files = real_filesystem(),
                        .clock = real_clock(),
                        .catalogue = full_catalogue(),
                        .settings = Settings(sources),
                        .standard_output = {},
                        .caller = caller};
        const auto input = open_input(context, text);
        return input ? input->name : input.error().cause;
    }

    TestFolder own_;
    const std::string folder_ = own_.path();
    std::string inputs_;
};

TEST_F(Inputs, are_those_that_the_operator_listed) {
    EXPECT_EQ(opened(folder_ + "/listed/s.yaml"), "s.yaml");
    EXPECT_EQ(opened(folder_ + "/listed/deep/s.yaml"), "s.yaml");
    EXPECT_EQ(opened("file:" + folder_ + "/listed/deep/s.yaml"), "s.yaml");
    EXPECT_EQ(opened("file://" + folder_ + "/listed/s.yaml"), "s.yaml");
    for (const char* path : {"/other/s.yaml", "/listed/../other/s.yaml", "/listed/away/s.yaml",
                             "/listedother/s.yaml", "/s.yaml"}) {
        EXPECT_EQ(opened(folder_ + path), "input_not_listed") << path;
        EXPECT_EQ(opened("file:" + folder_ + path), "input_not_listed") << path;
        EXPECT_EQ(opened(folder_ + path, Caller::person), "s.yaml") << path;
    }
    EXPECT_EQ(opened("/etc/passwd"), "input_not_listed");
    EXPECT_EQ(opened("s3://bucket/other/s.yaml"), "input_not_listed");
    EXPECT_EQ(opened("s3://bucket/in/../other/s.yaml"), "input_not_listed");
    EXPECT_EQ(opened("gs://bucket/in/s.yaml"), "input_not_listed");
    inputs_ = "";
    EXPECT_EQ(opened(folder_ + "/listed/s.yaml"), "input_not_listed");
}

TEST_F(Inputs, are_files) {
    EXPECT_EQ(opened("s3://bucket", Caller::person), "no_file_named");
    EXPECT_EQ(opened("memory:one/s.yaml", Caller::person), "s.yaml");
    EXPECT_EQ(opened("file:s.yaml", Caller::person), "s.yaml");
    EXPECT_EQ(opened("nothing://there/s.yaml", Caller::person), "unknown_store");
    EXPECT_EQ(opened(folder_ + "/", Caller::person), "bad_name");
}

}  // namespace
}  // namespace rowsmith
