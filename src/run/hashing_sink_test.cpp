#include "run/hashing_sink.h"

#include <gtest/gtest.h>

#include "base/kept_bytes.h"
#include "run/values_digest.h"

namespace rowsmith {
namespace {

TEST(HashingSink, hashes_lent_and_handed_over_bytes_in_their_order) {
    for (const ChecksumKind kind :
         {ChecksumKind::sha256, ChecksumKind::xxh128, ChecksumKind::none}) {
        std::string kept;
        HashingSink sink(std::make_unique<KeptBytes>(kept), kind);
        Buffer buffer;
        for (int i = 0; i < 200; i++) {
            const std::string piece(static_cast<size_t>(i) * 97 % 5000,
                                    static_cast<char>('a' + i % 26));
            if (i % 3 == 0) {
                ASSERT_TRUE(sink.write(piece));
                continue;
            }
            buffer.clear();
            buffer.append(piece);
            ASSERT_TRUE(sink.hand_over(buffer));
        }
        ASSERT_TRUE(sink.close());
        EXPECT_EQ(sink.bytes(), kept.size());
        EXPECT_EQ(sink.hex(), checksum_of(kind, kept)) << name_of(kind);
    }
}

TEST(HashingSink, gives_the_digests_of_the_standards) {
    EXPECT_EQ(checksum_of(ChecksumKind::sha256, "abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(checksum_of(ChecksumKind::xxh128, ""), "99aa06d3014798d86001c324468d497f");
    EXPECT_EQ(checksum_of(ChecksumKind::none, "abc"), "");
}

std::string digest(const std::string& lines, size_t piece) {
    ValuesDigestSink sink;
    for (size_t at = 0; at < lines.size(); at += piece)
        EXPECT_TRUE(sink.write(std::string_view(lines).substr(at, piece)));
    EXPECT_TRUE(sink.close());
    return sink.hex();
}

TEST(ValuesDigest, follows_from_rows_however_they_come) {
    std::string lines, first;
    for (u64 row = 0; row < values_digest_piece_rows + 5; row++) {
        if (row == values_digest_piece_rows) first = lines;
        lines += "{\"n\":" + std::to_string(row % 97) + "}\n";
    }
    const std::string expected = checksum_of(
        ChecksumKind::xxh128, checksum_of(ChecksumKind::xxh128, first) +
                                  checksum_of(ChecksumKind::xxh128, lines.substr(first.size())));
    EXPECT_EQ(digest(lines, lines.size()), expected);
    EXPECT_EQ(digest(lines, 4093), expected);
    EXPECT_EQ(digest(first, 1 << 16),
              checksum_of(ChecksumKind::xxh128, checksum_of(ChecksumKind::xxh128, first)));
    EXPECT_NE(digest(first, 1 << 16), expected);
}

}  // namespace
}  // namespace rowsmith
