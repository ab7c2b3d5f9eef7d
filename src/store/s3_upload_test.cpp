#include "store/s3_upload.h"

#include <gtest/gtest.h>

namespace rowsmith {
namespace {

// A bucket that loses the first answer to a completion, and with it the upload or not.
class Forgetful final : public HttpTransport {
public:
    Result<HttpAnswer> perform(const HttpRequest& request) override {
        const auto is = [&](std::string_view method, std::string_view part) {
            return request.method == method && request.url.find(part) != std::string::npos;
        };
        if (is("POST", "?uploads")) {
            for (const auto& [name, value] : request.headers)
                if (name == "x-amz-meta-rowsmith-upload") label_ = value;
            return HttpAnswer{.status = 200, .body = "<UploadId>u1</UploadId>"};
        }
        if (is("PUT", "partNumber"))
            return HttpAnswer{.status = 200, .headers = {{"etag", "\"t\""}}, .body = ""};
        if (is("POST", "uploadId")) {
            if (completions++ == 0)
                return fail({.code = ErrorCode::upstream,
                             .cause = "http_interrupted",
                             .message = "the connection was reset"});
            return HttpAnswer{.status = 404, .body = "<Error><Code>NoSuchUpload</Code></Error>"};
        }
        if (request.method == "HEAD")
            return HttpAnswer{
                .status = 200,
                .headers = {{"content-length", "300000"},
                            {"x-amz-meta-rowsmith-upload", keeps_object ? label_ : "an older one"}},
                .body = ""};
        return HttpAnswer{.status = request.method == "DELETE" ? 204U : 200U, .body = ""};
    }

    bool keeps_object = false;
    u64 completions = 0;

private:
    std::string label_;
};

Result<void> upload(Forgetful& http) {
    auto client = std::make_shared<S3Client>(
        http, real_clock(), S3Place{.bucket = "b", .host = "127.0.0.1:1", .further_tries = 2},
        [] { return AwsKeys{.access_key = "a", .secret_key = "s"}; });
    const auto upload = s3_upload(client, {.root = "", .key = "t.csv", .part_bytes = 5 << 20});
    (void)TRY(upload->write(std::string(300'000, 'x')));
    (void)TRY(upload->close());
    return upload->commit();
}

TEST(S3Upload, is_done_where_only_the_answer_was_lost) {
    Forgetful http;
    http.keeps_object = true;
    const auto done = upload(http);
    EXPECT_TRUE(done) << to_text(done.error());
    EXPECT_EQ(http.completions, 2U);
}

TEST(S3Upload, takes_no_older_object_of_the_same_size_for_its_own) {
    Forgetful http;
    EXPECT_EQ(upload(http).error().cause, "upload_lost");
}

}  // namespace
}  // namespace rowsmith
