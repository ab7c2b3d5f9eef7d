#include "archive/archive.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace rowsmith {
namespace {

class Kept final : public ByteSink {
public:
    Result<void> write(std::string_view bytes) override {
        kept += bytes;
        return {};
    }
    Result<void> close() override { return {}; }
    std::string kept;
};

void add(Archive& archive, const std::string& name, const std::string& text) {
    const auto file = archive.add(name, text.size());
    ASSERT_TRUE(file);
    ASSERT_TRUE((*file)->write(text));
    ASSERT_TRUE((*file)->close());
}

u64 number_at(const std::string& bytes, size_t at, size_t width) {
    u64 number = 0;
    for (size_t i = width; i-- > 0;) number = number << 8 | static_cast<u8>(bytes[at + i]);
    return number;
}

std::string inflated(const std::string& packed, size_t size) {
    std::string text(size, '\0');
    z_stream stream = {};
    EXPECT_EQ(inflateInit2(&stream, -15), Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(size);
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    (void)inflateEnd(&stream);
    return text;
}

// The end of the directory of an archive without zip64, as offsets count from the end.
constexpr size_t end_bytes = 22;

TEST(Zip, has_a_directory_that_leads_to_every_file) {
    const std::string first = "id\n1\n2\n", second(300'000, 'x');
    std::string bytes;
    for (const u32 threads : {1u, 3u}) {
        Kept out;
        const auto zip = zip_archive(out, threads);
        add(*zip, "a.csv", first);
        add(*zip, "d/\xc3\xa4.csv", second);
        add(*zip, "none", "");
        ASSERT_TRUE(zip->finish());
        if (threads > 1) {
            EXPECT_EQ(out.kept, bytes);
        }
        bytes = out.kept;
    }
    const size_t end = bytes.size() - end_bytes;
    ASSERT_EQ(bytes.substr(end, 4), "PK\x05\x06");
    EXPECT_EQ(number_at(bytes, end + 10, 2), 3U);
    size_t entry = number_at(bytes, end + 16, 4);
    EXPECT_EQ(entry + number_at(bytes, end + 12, 4), end);
    for (const auto& [name, text] : {std::pair<std::string, std::string>{"a.csv", first},
                                     {"d/\xc3\xa4.csv", second},
                                     {"none", ""}}) {
        ASSERT_EQ(bytes.substr(entry, 4), "PK\x01\x02");
        EXPECT_EQ(bytes.substr(entry + 46, name.size()), name);
        const size_t head = number_at(bytes, entry + 42, 4);
        ASSERT_EQ(bytes.substr(head, 4), "PK\x03\x04");
        EXPECT_EQ(bytes.substr(head + 30, name.size()), name);
        const u64 packed_bytes = number_at(bytes, entry + 20, 4);
        EXPECT_EQ(number_at(bytes, entry + 24, 4), text.size());
        EXPECT_EQ(inflated(bytes.substr(head + 30 + name.size(), packed_bytes), text.size()), text);
        EXPECT_EQ(
            number_at(bytes, entry + 16, 4),
            crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size())));
        entry += 46 + name.size();
    }
}

TEST(Zip, counts_more_files_than_the_old_form_can) {
    constexpr size_t files = 65'536;
    Kept out;
    const auto zip = zip_archive(out, 1);
    for (size_t i = 0; i < files; i++) add(*zip, std::to_string(i), "");
    ASSERT_TRUE(zip->finish());
    const size_t end = out.kept.size() - end_bytes;
    EXPECT_EQ(number_at(out.kept, end + 10, 2), 0xffffU);
    ASSERT_EQ(out.kept.substr(end - 20, 4), "PK\x06\x07");
    const size_t large_end = number_at(out.kept, end - 12, 8);
    ASSERT_EQ(out.kept.substr(large_end, 4), "PK\x06\x06");
    EXPECT_EQ(number_at(out.kept, large_end + 32, 8), files);
}

TEST(Tar, has_heads_of_512_bytes_whose_sums_are_right) {
    Kept out;
    const auto tar = tar_archive(out);
    const std::string long_name = std::string(120, 'n') + ".csv";
    add(*tar, "a.csv", "id\n1\n");
    add(*tar, long_name, std::string(512, 'y'));
    ASSERT_TRUE(tar->finish());
    // a head and its bytes; a pax head, its record, the head and bytes; two units of nothing.
    ASSERT_EQ(out.kept.size(), 512U * (2 + 4 + 2));
    EXPECT_EQ(out.kept.substr(512, 5), "id\n1\n");
    EXPECT_EQ(out.kept.substr(1024 + 512, 15), "134 path=" + std::string(6, 'n'));
    for (const size_t head : {0u, 1024u, 2048u}) {
        u64 sum = 8 * ' ';
        for (size_t i = 0; i < 512; i++)
            if (i < 148 || i >= 156) sum += static_cast<u8>(out.kept[head + i]);
        EXPECT_EQ(std::stoul(out.kept.substr(head + 148, 6), nullptr, 8), sum);
        EXPECT_EQ(out.kept.substr(head + 257, 5), "ustar");
    }
}

}  // namespace
}  // namespace rowsmith
