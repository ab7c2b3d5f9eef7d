// What is a disk's own; stores_contract_test.cpp has what every store promises.
#include "store/store.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/memory_filesystem.h"
#include "base/process.h"
#include "base/test_folder.h"
#include "store/disk_store.h"

namespace rowsmith {
namespace {

std::string read_all(Store& store, const std::string& name, u64 offset = 0) {
    auto source = store.open(name, offset);
    if (!source) return source.error().cause;
    std::string bytes;
    char room[3];
    for (size_t got = 0; (got = *(*source)->read(room)) > 0;) bytes.append(room, got);
    return bytes;
}

void put(Store& store, const std::string& name, std::string_view bytes) {
    auto upload = store.create(name);
    ASSERT_TRUE(upload) << to_text(upload.error());
    ASSERT_TRUE((*upload)->write(bytes));
    ASSERT_TRUE((*upload)->close());
    ASSERT_TRUE((*upload)->commit());
}

std::string listing(Store& store, const std::string& beginning = "") {
    std::string text;
    const auto files = store.list(beginning);
    for (const StoredFile& file : *files)
        text += file.name + ":" + std::to_string(file.size_bytes) + " ";
    return text;
}

class OnDiskStore : public ::testing::Test {
protected:
    MemoryFileSystem files_;
    std::unique_ptr<Store> store_ = disk_store(files_, "out/");
};

TEST_F(OnDiskStore, sweeps_away_what_the_dead_have_left) {
    const ProcessId self = own_process();
    const std::string own = std::to_string(self.pid) + "-" + std::to_string(self.start) + "-0";
    files_.files["out/t/.a.1-1-0.partial"] = "half";
    files_.files["out/t/.a." + own + ".partial"] = "half";
    files_.files["out/t/.mine.partial"] = "of somebody else";
    ASSERT_TRUE(store_->sweep());
    EXPECT_FALSE(files_.files.contains("out/t/.a.1-1-0.partial"));
    EXPECT_EQ(files_.files.size(), 2U);
    EXPECT_EQ(listing(*store_), "");
}

TEST_F(OnDiskStore, sweeps_no_deeper_than_its_own_files_stand) {
    files_.files["out/t/others/.a.1-1-0.partial"] = "half";
    ASSERT_TRUE(store_->sweep());
    EXPECT_EQ(files_.files.size(), 1U);
}

TEST(DiskStores, pass_over_links_without_end) {
    const TestFolder folder;
    const auto store = disk_store(real_filesystem(), folder.path());
    put(*store, "t/a", "one");
    for (const char* link : {"/t/self", "/t/again"})
        std::filesystem::create_directory_symlink(".", folder.path() + link);
    EXPECT_TRUE(store->sweep());
    EXPECT_TRUE(store->list("t/"));
    EXPECT_EQ(*store->size_bytes("t/a"), 3U);
}

// Whichever call fails: the name holds the old bytes or the new ones, and nothing else is left
// that the next upload would trip over.
TEST_F(OnDiskStore, is_never_half_whichever_call_fails) {
    for (u64 call = 1; call < 100; call++) {
        MemoryFileSystem files;
        const auto store = disk_store(files, "out");
        put(*store, "a", "old");
        files.calls = 0;
        files.fails_at = call;
        const auto replace = [&]() -> Result<void> {
            const auto upload = TRY(store->create("a"));
            (void)TRY(upload->write("new"));
            (void)TRY(upload->close());
            return upload->commit();
        };
        const bool is_done = replace().has_value();
        files.fails_at = 0;
        const std::string bytes = read_all(*store, "a");
        if (is_done) {
            EXPECT_EQ(bytes, "new");
            EXPECT_GT(call, 5U);
            return;
        }
        EXPECT_TRUE(bytes == "old" || bytes == "new") << bytes;
        EXPECT_EQ(files.files.size(), 1U) << "call " << call;
    }
    FAIL() << "never done";
}

}  // namespace
}  // namespace rowsmith
