#include "values/pack.h"

#include <gtest/gtest.h>
#include <xxhash.h>

#include <charconv>

namespace rowsmith::values {
namespace {

// As zlib and the index count it.
u32 crc32(std::string_view text) {
    u32 sum = 0xffffffff;
    for (const char c : text) {
        sum ^= static_cast<u8>(c);
        for (int bit = 0; bit < 8; bit++) sum = (sum >> 1) ^ (0xedb88320u & (0u - (sum & 1)));
    }
    return ~sum;
}

u32 hexadecimal(std::string_view text) {
    u32 value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value, 16);
    return value;
}

TEST(Packs, are_those_of_the_index) {
    const std::string_view index = pack_text("INDEX").value();
    size_t packs = 0;
    for (size_t at = 0; at < index.size();) {
        const size_t end = index.find('\n', at);
        const std::string_view line = index.substr(at, end - at);
        at = end + 1;
        if (field(line, 0) != "pack") continue;
        packs++;
        const auto text = pack_text(field(line, 1));
        ASSERT_TRUE(text) << line;
        EXPECT_EQ(text->size(), static_cast<size_t>(number(field(line, 2)))) << line;
        EXPECT_EQ(crc32(*text), hexadecimal(field(line, 3))) << line;
        EXPECT_EQ(field(line, 4).size(), 64u) << line;
        EXPECT_FALSE(field(line, 5).empty()) << line;
    }
    EXPECT_EQ(packs, pack_names("").size());
}

// A change of any pack changes what schemas make: it belongs to an engine number, and is meant.
TEST(Packs, are_pinned) {
    const std::string_view index = pack_text("INDEX").value();
    EXPECT_EQ(XXH3_64bits(index.data(), index.size()), 3771330304212515948u);
}

TEST(Packs, are_cut_into_sections_and_fields) {
    const Pack pack("# why\n[a]\nx\t1\ny\t2\tz\n[b]\n[c]\nq\n");
    ASSERT_EQ(pack.lines("a").size(), 2u);
    EXPECT_EQ(field(pack.lines("a")[1], 0), "y");
    EXPECT_EQ(field(pack.lines("a")[1], 2), "z");
    EXPECT_EQ(field(pack.lines("a")[0], 2), "");
    EXPECT_TRUE(pack.has("b"));
    EXPECT_TRUE(pack.lines("b").empty());
    EXPECT_EQ(pack.lines("c").size(), 1u);
    EXPECT_FALSE(pack.has("d"));
    EXPECT_EQ(number("-17"), -17);
}

}  // namespace
}  // namespace rowsmith::values
