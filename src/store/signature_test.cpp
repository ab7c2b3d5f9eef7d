#include "store/signature.h"

#include <gtest/gtest.h>

#include "store/xml_text.h"

namespace rowsmith {
namespace {

std::string authorization(const HttpHeaders& headers) {
    for (const auto& [name, value] : headers)
        if (name == "authorization") return value;
    return {};
}

// The published examples of signing requests to S3, all at 2013-05-24T00:00:00Z.
const AwsKeys keys{"AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"};

SignedRequest request_of(std::string_view method, std::string_view path) {
    return {.method = method,
            .host = "examplebucket.s3.amazonaws.com",
            .path = path,
            .region = "us-east-1",
            .now_us = 1'369'353'600'000'000};
}

TEST(Signatures, are_those_that_were_published) {
    SignedRequest get = request_of("GET", "/test.txt");
    get.headers = {{"range", "bytes=0-9"}};
    EXPECT_EQ(authorization(signed_headers(get, keys)),
              "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
              "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
              "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    SignedRequest list = request_of("GET", "/");
    list.query = {{"prefix", "J"}, {"max-keys", "2"}};
    EXPECT_TRUE(authorization(signed_headers(list, keys))
                    .ends_with("34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"));
    SignedRequest put = request_of("PUT", "/test%24file.text");
    put.headers = {{"date", "Fri, 24 May 2013 00:00:00 GMT"},
                   {"x-amz-storage-class", "REDUCED_REDUNDANCY"}};
    put.body = "Welcome to Amazon S3.";
    EXPECT_TRUE(authorization(signed_headers(put, keys))
                    .ends_with("98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"));
}

TEST(Signatures, cover_the_token_of_temporary_keys) {
    AwsKeys temporary = keys;
    temporary.session_token = "token";
    const HttpHeaders headers = signed_headers(request_of("GET", "/"), temporary);
    EXPECT_NE(authorization(headers).find("x-amz-security-token"), std::string::npos);
}

TEST(PercentEncoding, leaves_what_is_plain) {
    EXPECT_EQ(percent_encoded("a-b._~/ü %", Slashes::kept), "a-b._~/%C3%BC%20%25");
    EXPECT_EQ(percent_encoded("a/b", Slashes::encoded), "a%2Fb");
}

TEST(XmlText, finds_elements_by_their_whole_name) {
    constexpr std::string_view answer =
        "<?xml version=\"1.0\"?><List xmlns=\"x\"><Keys>no</Keys><Item><Key>a&amp;b</Key></Item>"
        "<Item><Key >&#x41;&#66;&lt;</Key><Empty/></Item><Cut>";
    EXPECT_EQ(xml_elements(answer, "Item").size(), 2U);
    EXPECT_EQ(xml_element(answer, "Key"), "a&amp;b");
    EXPECT_EQ(xml_unescaped(xml_element(xml_elements(answer, "Item")[1], "Key")), "AB<");
    EXPECT_EQ(xml_element(answer, "Empty"), "");
    EXPECT_EQ(xml_element(answer, "Cut"), "");
    EXPECT_EQ(xml_element("<Key", "Key"), "");
    EXPECT_EQ(xml_unescaped("a&b;&#xffffffff;&#0;c & d"), std::string("a\0c & d", 7));
    EXPECT_EQ(xml_unescaped(xml_escaped("<a&\"b'>")), "<a&\"b'>");
}

}  // namespace
}  // namespace rowsmith
