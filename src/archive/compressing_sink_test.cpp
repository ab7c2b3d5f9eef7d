#include "archive/compressing_sink.h"

#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include "archive/packed_block.h"
#include "base/kept_bytes.h"

namespace rowsmith {
namespace {

class Refusing final : public ByteSink {
public:
    Result<void> write(std::string_view) override {
        return fail({.code = ErrorCode::io, .cause = "full", .message = "the disk is full"});
    }
    Result<void> close() override { return {}; }
};

// Hexadecimal digits at random: half of each byte can be saved.
std::string text_of(size_t size) {
    std::string text(size, '\0');
    u32 state = 1;
    for (char& c : text) {
        state = state * 1664525 + 1013904223;
        c = "0123456789abcdef"[state >> 28];
    }
    return text;
}

std::string pack(const std::string& text, Compression compression, u32 threads, size_t piece) {
    std::string packed;
    const auto sink = compressed(std::make_unique<KeptBytes>(packed), compression, threads);
    for (size_t at = 0; at < text.size(); at += piece)
        EXPECT_TRUE(sink->write(std::string_view(text).substr(at, piece)));
    EXPECT_TRUE(sink->close());
    return packed;
}

// The one member of a gzip file; its sum and size are held against the bytes by zlib.
std::string gunzip(const std::string& packed, size_t size) {
    std::string text(size + 1, '\0');
    z_stream stream = {};
    EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    EXPECT_EQ(stream.avail_in, 0U);
    text.resize(stream.total_out);
    (void)inflateEnd(&stream);
    return text;
}

std::string unzstd(const std::string& packed, size_t size) {
    std::string text(size + 1, '\0');
    const size_t got = ZSTD_decompress(text.data(), text.size(), packed.data(), packed.size());
    EXPECT_EQ(ZSTD_isError(got), 0U) << ZSTD_getErrorName(got);
    text.resize(got);
    return text;
}

TEST(Compressing, gives_what_others_read_and_the_same_for_any_threads) {
    for (const size_t size : {size_t{0}, size_t{1}, packed_block_bytes - 1, packed_block_bytes,
                              packed_block_bytes * 5 + 77}) {
        SCOPED_TRACE(size);
        const std::string text = text_of(size);
        for (const Compression compression : {Compression::gzip, Compression::zstd}) {
            const std::string packed = pack(text, compression, 1, 100'003);
            EXPECT_EQ(pack(text, compression, 2, 4096 * 5), packed);
            EXPECT_EQ(pack(text, compression, 5, size + 1), packed);
            const auto unpack = compression == Compression::gzip ? gunzip : unzstd;
            EXPECT_TRUE(unpack(packed, size) == text);
            if (size > 1000) {
                EXPECT_LT(packed.size(), size * 3 / 4);
            }
        }
        EXPECT_TRUE(pack(text, Compression::none, 3, 50'000) == text);
    }
}

TEST(Compressing, tells_when_the_place_takes_no_more) {
    const std::string text = text_of(packed_block_bytes * 9);
    for (const u32 threads : {1u, 3u}) {
        const auto sink = compressed(std::make_unique<Refusing>(), Compression::zstd, threads);
        const auto written = sink->write(text);
        ASSERT_FALSE(written);
        EXPECT_EQ(written.error().cause, "full");
    }
}

TEST(Compressing, knows_its_words) {
    EXPECT_EQ(*compression_named("zstd"), Compression::zstd);
    const auto wrong = compression_named("zst");
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().cause, "unknown_compression");
    EXPECT_EQ(wrong.error().fix, "zstd");
}

}  // namespace
}  // namespace rowsmith
