#include "store/open_store.h"

#include <gtest/gtest.h>

#include "base/memory_filesystem.h"

namespace rowsmith {
namespace {

class OpeningStores : public ::testing::Test {
protected:
    std::string cause_of(const std::string& uri) {
        const auto store = open_store({files_, settings_}, uri);
        return store ? (*store)->uri() : store.error().cause;
    }
    void set(std::string_view name, const std::string& value) {
        sources_.command_line.push_back({.name = std::string(name), .value = value});
        settings_ = Settings(sources_);
    }
    MemoryFileSystem files_;
    SettingSources sources_;
    Settings settings_;
};

TEST_F(OpeningStores, goes_by_the_scheme) {
    EXPECT_EQ(cause_of("file:out/"), "file:out");
    EXPECT_EQ(cause_of("file:/data/out"), "file:/data/out");
    EXPECT_EQ(cause_of("file:///data/out"), "file:/data/out");
    EXPECT_EQ(cause_of("memory:one"), "memory:one");
    set("AWS_ACCESS_KEY_ID", "key");
    set("AWS_SECRET_ACCESS_KEY", "secret");
    EXPECT_EQ(cause_of("s3://bucket"), "s3://bucket");
    EXPECT_EQ(cause_of("s3://bucket/a/b//"), "s3://bucket/a/b");
}

TEST_F(OpeningStores, tells_of_the_schemes_that_there_are) {
    const auto store = open_store(files_, "ftp://user:password@host/data");
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().cause, "unknown_store");
    EXPECT_EQ(store.error().message, "'ftp' names no kind of store");
    for (const char* form : {"file:FOLDER", "memory:NAME", "s3://BUCKET/PREFIX"})
        EXPECT_NE(store.error().expected.find(form), std::string::npos) << form;
}

TEST_F(OpeningStores, refuses_places_that_can_not_be_meant) {
    EXPECT_EQ(cause_of("file://host/data"), "bad_uri");
    EXPECT_EQ(cause_of("file:"), "bad_uri");
    EXPECT_EQ(cause_of("memory:"), "bad_name");
    EXPECT_EQ(cause_of("memory:../a"), "bad_name");
    EXPECT_EQ(cause_of("s3:///prefix"), "bad_uri");
    EXPECT_EQ(cause_of("s3://bucket/../a"), "bad_name");
    EXPECT_EQ(cause_of("s3://bucket?region=x"), "bad_uri");
    const auto store = open_store(files_, "s3://key:password@bucket/a");
    EXPECT_EQ(store.error().cause, "bad_uri");
    EXPECT_EQ(to_text(store.error()).find("password"), std::string::npos);
}

TEST_F(OpeningStores, wants_both_keys_or_none) {
    set("AWS_ACCESS_KEY_ID", "key");
    EXPECT_EQ(cause_of("s3://bucket"), "bad_setting");
}

TEST_F(OpeningStores, tells_places_from_paths) {
    for (const char* uri : {"s3://bucket", "memory:one", "file:out", "ftp://host"})
        EXPECT_TRUE(is_store_uri(uri)) << uri;
    for (const char* path : {"out", "./a:b", "/data/s3:", "C:\\out", "a b:c", "out:1", ""})
        EXPECT_FALSE(is_store_uri(path)) << path;
}

TEST(MemoryStores, hold_no_more_than_they_may) {
    MemoryFileSystem files;
    SettingSources sources;
    sources.command_line = {{.name = "MAX_MEMORY_CHUNKS", .value = "2"},
                            {.name = "ROWSMITH_MEMORY_STORE_MB", .value = "1"}};
    const Settings settings(sources);
    const auto store = *open_store({files, settings}, "memory:bounds");
    const auto cause_of_put = [&](const char* name, size_t size) -> std::string {
        const auto upload = store->create(name);
        if (const auto written = (*upload)->write(std::string(size, 'x')); !written)
            return written.error().cause;
        EXPECT_TRUE((*upload)->close());
        const auto named = (*upload)->commit();
        return named ? "" : named.error().cause;
    };
    EXPECT_EQ(cause_of_put("a", 900'000), "");
    EXPECT_EQ(cause_of_put("b", 100'001), "memory_store_full");
    EXPECT_EQ(cause_of_put("b", 100'000), "");
    EXPECT_EQ(cause_of_put("c", 0), "memory_store_full");
    EXPECT_TRUE(store->remove("a"));
    EXPECT_EQ(cause_of_put("b", 500'000), "");
    EXPECT_EQ(cause_of_put("c", 500'000), "");
    EXPECT_EQ(cause_of_put("c", 500'001), "memory_store_full") << "the old one stands meanwhile";
}

}  // namespace
}  // namespace rowsmith
