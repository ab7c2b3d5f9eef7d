// A delivery over a store; that no call of the disk can leave it half is shown by `generate`.
#include "store/delivery.h"

#include <gtest/gtest.h>

#include "base/memory_filesystem.h"
#include "base/test_folder.h"
#include "store/disk_store.h"

namespace rowsmith {
namespace {

void write(Delivery& delivery, const std::string& name, std::string_view text) {
    const auto sink = delivery.create(name);
    ASSERT_TRUE(sink) << to_text(sink.error());
    ASSERT_TRUE((*sink)->write(text));
    ASSERT_TRUE((*sink)->close());
}

std::vector<std::string> names_in(const MemoryFileSystem& files) {
    std::vector<std::string> names;
    for (const auto& [name, bytes] : files.files) names.push_back(name);
    return names;
}

TEST(Delivery, names_its_files_together) {
    MemoryFileSystem files;
    const auto store = disk_store(files, "out");
    {
        const auto delivery = deliver(*store);
        write(**delivery, "t/part-0.csv", "1");
        write(**delivery, "seal", "all");
        EXPECT_FALSE(files.files.contains("out/t/part-0.csv"));
        ASSERT_TRUE((*delivery)->commit());
    }
    EXPECT_EQ(names_in(files), (std::vector<std::string>{"out/seal", "out/t/part-0.csv"}));
}

TEST(Delivery, leaves_no_folder_that_it_made_without_a_commit) {
    MemoryFileSystem files;
    const auto store = disk_store(files, "a/b/out");
    {
        const auto delivery = deliver(*store);
        write(**delivery, "t/part-0.csv", "1");
    }
    EXPECT_TRUE(files.files.empty());
    EXPECT_EQ(files.folders, (std::set<std::string>{"."}));
}

TEST(Delivery, keeps_a_second_one_out_of_a_folder) {
    const TestFolder folder;
    const auto store = disk_store(real_filesystem(), folder.path() + "/out");
    auto first = deliver(*store);
    ASSERT_TRUE(first) << to_text(first.error());
    EXPECT_EQ(deliver(*store).error().cause, "in_use");
    first->reset();
    EXPECT_TRUE(deliver(*store));
}

TEST(Delivery, sweeps_where_another_one_has_died) {
    MemoryFileSystem files;
    files.files["out/.t.csv.1-1-0.partial"] = "half";
    const auto store = disk_store(files, "out");
    ASSERT_TRUE(deliver(*store));
    EXPECT_EQ(files.files.size(), 1U) << "nobody has died here: folders may be large";
    files.files["out/.rowsmith.lock"] = "";
    ASSERT_TRUE(deliver(*store));
    EXPECT_EQ(files.files.size(), 0U);
}

}  // namespace
}  // namespace rowsmith
