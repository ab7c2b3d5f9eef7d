#include "quality/key_store.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/memory_filesystem.h"
#include "base/mix.h"

namespace rowsmith {
namespace {

std::vector<KeyEntry> all_of(KeyStore& store) {
    std::vector<KeyEntry> found;
    auto stream = store.sorted();
    EXPECT_TRUE(stream.has_value());
    while (true) {
        const auto entry = stream->next();
        EXPECT_TRUE(entry.has_value());
        if (!entry || !*entry) return found;
        found.push_back(**entry);
    }
}

TEST(KeyStore, gives_the_same_order_from_memory_and_from_runs) {
    MemoryFileSystem files;
    KeyStore whole({.files = files, .path = "a-", .entries_max = 1'000'000});
    std::vector<KeyEntry> plain;
    {
        KeyStore cut({.files = files, .path = "b-", .entries_max = 1'000});
        for (u64 row = 0; row < 10'500; row++) {
            const KeyEntry entry{.high = mix(row % 7'000), .low = row % 7'000, .row = row};
            ASSERT_TRUE(whole.add(entry).has_value());
            ASSERT_TRUE(cut.add(entry).has_value());
            plain.push_back(entry);
        }
        std::sort(plain.begin(), plain.end());
        EXPECT_EQ(files.files.size(), 10u);
        EXPECT_TRUE(all_of(cut) == plain);
        EXPECT_TRUE(all_of(cut) == plain);  // it may be read again
    }
    EXPECT_TRUE(all_of(whole) == plain);
    EXPECT_TRUE(files.files.empty());  // runs go with their store
}

TEST(KeyStore, passes_on_what_the_disk_says) {
    MemoryFileSystem files;
    KeyStore store({.files = files, .path = "a-", .entries_max = 10});
    files.fails_at = 2;
    bool failed = false;
    for (u64 row = 0; row < 10; row++) failed = failed || !store.add({.row = row}).has_value();
    EXPECT_TRUE(failed);
}

}  // namespace
}  // namespace rowsmith
