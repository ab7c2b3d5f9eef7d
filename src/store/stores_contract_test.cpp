// What every store promises. TEST_STORES names further ones, blanks between, whose servers
// tests/stores_test.py starts; their settings come from the environment.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <thread>

#include "base/test_folder.h"
#include "base/text.h"
#include "store/open_store.h"

namespace rowsmith {
namespace {

std::vector<std::string> places() {
    std::vector<std::string> all = {"file:", "memory:"};
    const char* more = std::getenv("TEST_STORES");
    for (const std::string_view place : split(more == nullptr ? "" : more, ' '))
        if (!place.empty()) all.emplace_back(place);
    return all;
}

// Bytes that differ everywhere, so that no part can stand in another's place.
std::string pattern(size_t size) {
    std::string bytes(size, '\0');
    u64 state = size;
    for (char& byte : bytes) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        byte = static_cast<char>(state >> 56);
    }
    return bytes;
}

std::string read_all(Store& store, const std::string& name, u64 offset = 0) {
    const auto source = store.open(name, offset);
    if (!source) return source.error().cause;
    std::string bytes;
    std::vector<char> room(100'003);
    while (true) {
        const auto got = (*source)->read(room);
        if (!got) return to_text(got.error());
        if (*got == 0) return bytes;
        bytes.append(room.data(), *got);
    }
}

void put(Store& store, const std::string& name, std::string_view bytes) {
    const auto upload = store.create(name);
    ASSERT_TRUE(upload) << to_text(upload.error());
    constexpr size_t piece_bytes = 1'000'003;
    for (size_t at = 0; at < bytes.size(); at += piece_bytes) {
        const auto written = (*upload)->write(bytes.substr(at, piece_bytes));
        ASSERT_TRUE(written) << to_text(written.error());
    }
    const auto closed = (*upload)->close();
    ASSERT_TRUE(closed) << to_text(closed.error());
    const auto named = (*upload)->commit();
    ASSERT_TRUE(named) << to_text(named.error());
}

std::string listing(Store& store, const std::string& beginning = "") {
    std::string text;
    const auto files = store.list(beginning);
    if (!files) return to_text(files.error());
    for (const StoredFile& file : *files)
        text += file.name + ":" + std::to_string(file.size_bytes) + " ";
    return text;
}

class StoresContract : public ::testing::TestWithParam<std::string> {
protected:
    void SetUp() override {
        const std::string& place = GetParam();
        const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
        std::string name(test->name());
        name = name.substr(0, name.find('/'));
        uri_ = place + "/" + name;
        if (place == "file:") {
            std::filesystem::create_directories(folder());
            uri_ = place + folder();
        }
        if (place == "memory:") uri_ = place + name;
        SettingSources sources{.environment = process_environment()};
        sources.command_line = {{.name = "ROWSMITH_STORE_PART_MB", .value = "5"},
                                {.name = "MAX_MEMORY_CHUNKS", .value = "10000"}};
        settings_ = Settings(std::move(sources));
        store_ = open();
    }
    void TearDown() override {
        if (!store_) return;
        const auto left = store_->list("");
        ASSERT_TRUE(left) << to_text(left.error());
        for (const StoredFile& file : *left) EXPECT_TRUE(store_->remove(file.name)) << file.name;
        EXPECT_EQ(listing(*store_), "");
        if (GetParam() == "file:") std::filesystem::remove_all(folder());
    }
    std::unique_ptr<Store> open() {
        auto opened = open_store({real_filesystem(), settings_}, uri_);
        EXPECT_TRUE(opened) << to_text(opened.error());
        return opened ? std::move(*opened) : nullptr;
    }

    std::unique_ptr<Store> store_;

private:
    static std::string folder() { return ::testing::TempDir() + "rowsmith.stores_contract"; }
    std::string uri_;
    Settings settings_;
};

TEST_P(StoresContract, gives_back_what_was_put) {
    put(*store_, "orders/part-0.csv", "abcdef");
    put(*store_, "a", "");
    EXPECT_EQ(read_all(*store_, "orders/part-0.csv"), "abcdef");
    EXPECT_EQ(read_all(*store_, "orders/part-0.csv", 4), "ef");
    EXPECT_EQ(read_all(*store_, "orders/part-0.csv", 6), "");
    EXPECT_EQ(read_all(*store_, "a"), "");
    EXPECT_EQ(read_all(*store_, "nothing"), "file_not_found");
    EXPECT_EQ((*store_->bytes("orders/part-0.csv"))->view(), "abcdef");
    EXPECT_EQ((*store_->bytes("a"))->view(), "");
    EXPECT_EQ(store_->bytes("nothing").error().cause, "file_not_found");
    EXPECT_EQ(listing(*store_), "a:0 orders/part-0.csv:6 ");
    EXPECT_EQ(listing(*store_, "orders/"), "orders/part-0.csv:6 ");
    EXPECT_EQ(listing(*store_, "ord"), "orders/part-0.csv:6 ");
    EXPECT_EQ(listing(*store_, "x"), "");
    EXPECT_EQ(*store_->size_bytes("a"), 0U);
    EXPECT_EQ(*store_->size_bytes("orders/part-0.csv"), 6U);
    EXPECT_EQ(*store_->size_bytes("b"), std::nullopt);
}

TEST_P(StoresContract, shows_the_same_to_whoever_opens_it) {
    put(*store_, "t/a", "here");
    const auto other = open();
    ASSERT_TRUE(other);
    EXPECT_EQ(read_all(*other, "t/a"), "here");
    EXPECT_EQ(other->uri(), store_->uri());
}

TEST_P(StoresContract, names_nothing_before_the_commit) {
    put(*store_, "a", "old");
    {
        const auto upload = store_->create("a");
        ASSERT_TRUE((*upload)->write("new and half"));
        EXPECT_EQ(read_all(*store_, "a"), "old");
        EXPECT_EQ(listing(*store_), "a:3 ");
        ASSERT_TRUE((*upload)->close());
        EXPECT_EQ(read_all(*store_, "a"), "old");
        EXPECT_EQ(listing(*store_), "a:3 ");
    }
    EXPECT_EQ(read_all(*store_, "a"), "old");
    put(*store_, "a", "new");
    EXPECT_EQ(read_all(*store_, "a"), "new");
}

TEST_P(StoresContract, leaves_nothing_of_what_was_dropped) {
    {
        const auto upload = store_->create("a");
        ASSERT_TRUE((*upload)->write("half"));
    }
    {
        const auto upload = store_->create("b");
        ASSERT_TRUE((*upload)->write(pattern(7 << 20)));
        ASSERT_TRUE((*upload)->close());
    }
    EXPECT_EQ(listing(*store_), "");
}

TEST_P(StoresContract, keeps_large_files_whole) {
    const std::string large = pattern(23'456'789);
    put(*store_, "large", "old");
    {
        const auto upload = store_->create("large");
        ASSERT_TRUE((*upload)->write(std::string_view(large).substr(0, 12'000'000)));
        EXPECT_EQ(read_all(*store_, "large"), "old");
        ASSERT_TRUE((*upload)->close());
        EXPECT_EQ(read_all(*store_, "large"), "old");
    }
    EXPECT_EQ(read_all(*store_, "large"), "old");
    put(*store_, "large", large);
    EXPECT_TRUE(read_all(*store_, "large") == large);
    EXPECT_TRUE((*store_->bytes("large"))->view() == large);
    EXPECT_TRUE(read_all(*store_, "large", 9'000'001) == large.substr(9'000'001));
    EXPECT_EQ(*store_->size_bytes("large"), large.size());
    // A whole number of parts, and replaced by something shorter.
    const std::string two_parts = pattern(10 << 20);
    put(*store_, "large", two_parts);
    EXPECT_TRUE(read_all(*store_, "large") == two_parts);
}

TEST_P(StoresContract, keeps_two_uploads_of_one_name_apart) {
    for (const size_t size : {size_t{3}, size_t{6'000'000}}) {
        const std::string first = pattern(size), second = pattern(size + 1);
        auto one = store_->create("a"), two = store_->create("a");
        ASSERT_TRUE((*one)->write(first));
        ASSERT_TRUE((*two)->write(second));
        for (const auto* upload : {&one, &two}) {
            ASSERT_TRUE((**upload)->close());
            ASSERT_TRUE((**upload)->commit());
        }
        EXPECT_TRUE(read_all(*store_, "a") == second);
        EXPECT_EQ(listing(*store_), "a:" + std::to_string(size + 1) + " ");
    }
}

TEST_P(StoresContract, removes_a_file_as_often_as_it_is_told) {
    put(*store_, "a/b", "x");
    put(*store_, "a/c", "x");
    EXPECT_TRUE(store_->remove("a/b"));
    EXPECT_TRUE(store_->remove("a/b"));
    EXPECT_EQ(listing(*store_), "a/c:1 ");
}

TEST_P(StoresContract, sweeps_around_the_living) {
    put(*store_, "a", "stays");
    const auto upload = store_->create("b");
    ASSERT_TRUE((*upload)->write(pattern(6 << 20)));
    const auto swept = store_->sweep();
    ASSERT_TRUE(swept) << to_text(swept.error());
    ASSERT_TRUE((*upload)->close());
    ASSERT_TRUE(store_->sweep());
    ASSERT_TRUE((*upload)->commit());
    EXPECT_EQ(listing(*store_), "a:5 b:6291456 ");
}

TEST_P(StoresContract, takes_any_good_name) {
    const std::vector<std::string> names = {"Größe/part 1.csv",   "a+b=c&d",  "x%20y", "q?u#e",
                                            "t/(1),[2];'3'!~$@*", "t/ü.\"<&>"};
    for (const std::string& name : names) {
        put(*store_, name, name);
        EXPECT_EQ(read_all(*store_, name), name);
        EXPECT_EQ(*store_->size_bytes(name), name.size());
        EXPECT_EQ(listing(*store_, name), name + ":" + std::to_string(name.size()) + " ");
    }
    EXPECT_EQ(store_->list("")->size(), names.size());
    for (const std::string& name : names) EXPECT_TRUE(store_->remove(name)) << name;
    EXPECT_EQ(listing(*store_), "");
}

TEST_P(StoresContract, refuses_names_that_lead_elsewhere) {
    for (const char* name : {"", "/a", "a/", "../a", "a/../b", ".a", "a\\b", "a\nb", "\xff"}) {
        EXPECT_EQ(store_->create(name).error().cause, "bad_name") << name;
        EXPECT_EQ(store_->open(name).error().cause, "bad_name") << name;
        EXPECT_EQ(store_->bytes(name).error().cause, "bad_name") << name;
        EXPECT_EQ(store_->size_bytes(name).error().cause, "bad_name") << name;
        EXPECT_EQ(store_->remove(name).error().cause, "bad_name") << name;
    }
}

TEST_P(StoresContract, lists_more_than_a_page) {
    constexpr u32 threads_most = 4;
    // S3 gives a thousand at a time, the others by clients that are not ours and with more requests
    // for each file.
    const u32 files = GetParam().starts_with("s3:") ? 1'100 : 10;
    std::vector<std::thread> threads;
    for (u32 t = 0; t < threads_most; t++)
        threads.emplace_back([&, t] {
            for (u32 i = t; i < files; i += threads_most) {
                const auto upload = store_->create("many/" + std::to_string(i));
                EXPECT_TRUE((*upload)->close());
                EXPECT_TRUE((*upload)->commit());
            }
        });
    for (std::thread& thread : threads) thread.join();
    const auto listed = store_->list("many/");
    ASSERT_TRUE(listed) << to_text(listed.error());
    EXPECT_EQ(listed->size(), files);
    EXPECT_TRUE(std::ranges::is_sorted(*listed, {}, &StoredFile::name));
}

std::string name_of_place(const ::testing::TestParamInfo<std::string>& info) {
    return info.param.substr(0, info.param.find(':'));
}
INSTANTIATE_TEST_SUITE_P(Stores, StoresContract, ::testing::ValuesIn(places()), name_of_place);

}  // namespace
}  // namespace rowsmith
