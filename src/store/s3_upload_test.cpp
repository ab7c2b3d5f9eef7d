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

// A bucket that notes the parts of an upload: how many bytes came, or which were copied.
class Noting final : public HttpTransport {
public:
    Result<HttpAnswer> perform(const HttpRequest& request) override {
        if (request.url.find("?uploads") != std::string::npos)
            return HttpAnswer{.status = 200, .body = "<UploadId>u1</UploadId>"};
        if (request.url.find("partNumber") == std::string::npos)
            return HttpAnswer{.status = 200,
                              .headers = {{"content-length", std::to_string(size_bytes)}},
                              .body = "</CompleteMultipartUploadResult>"};
        std::string source, range;
        for (const auto& [name, value] : request.headers) {
            if (name == "x-amz-copy-source") source = value;
            if (name == "x-amz-copy-source-range") range = value;
        }
        parts += source.empty() ? std::to_string(request.body.size()) : source + " " + range;
        parts += "\n";
        return HttpAnswer{.status = 200,
                          .headers = {{"etag", "t"}},
                          .body = "<CopyPartResult><ETag>t</ETag></CopyPartResult>"};
    }

    std::string parts;
    u64 size_bytes = 0;
};

TEST(S3Upload, copies_what_its_bucket_has_already) {
    Noting http;
    const auto client = std::make_shared<S3Client>(
        http, real_clock(), S3Place{.bucket = "b", .host = "127.0.0.1:1"},
        [] { return AwsKeys{.access_key = "a", .secret_key = "s"}; });
    const auto upload = s3_upload(client, {.root = "", .key = "t.csv", .part_bytes = 16 << 20});
    const std::string chunk(12 << 20, 'x'), small(100, 'y');
    for (const auto& [bytes, store] :
         {std::pair(&chunk, "s3://b/chunks"), std::pair(&small, "s3://b/chunks"),
          std::pair(&chunk, "s3://b/chunks"), std::pair(&chunk, "s3://other/chunks")}) {
        const auto written = upload->write_stored(*bytes, {store, "a b", 7});
        ASSERT_TRUE(written) << to_text(written.error());
        http.size_bytes += bytes->size();
    }
    ASSERT_TRUE(upload->close());
    EXPECT_TRUE(upload->commit());
    EXPECT_EQ(http.parts,
              "/b/chunks/a%20b bytes=7-12582918\n"
              "5242880\n"  // the small one, filled up
              "/b/chunks/a%20b bytes=5242787-12582918\n"
              "12582912\n");
}

}  // namespace
}  // namespace rowsmith
