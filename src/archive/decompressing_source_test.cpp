#include "archive/decompressing_source.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

#include "archive/compressing_sink.h"
#include "base/mix.h"

namespace rowsmith {
namespace {

class TextSource final : public ByteSource {
public:
    TextSource(std::string text, size_t piece) : text_(std::move(text)), piece_(piece) {}
    Result<size_t> read(std::span<char> room) override {
        const size_t got = std::min({room.size(), text_.size() - at_, piece_});
        std::memcpy(room.data(), text_.data() + at_, got);
        at_ += got;
        return got;
    }

private:
    std::string text_;
    size_t piece_;
    size_t at_ = 0;
};

class TextSink final : public ByteSink {
public:
    explicit TextSink(std::string& text) : text_(text) {}
    Result<void> write(std::string_view bytes) override {
        text_ += bytes;
        return {};
    }
    Result<void> close() override { return {}; }

private:
    std::string& text_;
};

std::string packed(std::string_view raw, Compression compression) {
    std::string text;
    const auto sink = compressed(std::make_unique<TextSink>(text), compression, 1);
    EXPECT_TRUE(sink->write(raw));
    EXPECT_TRUE(sink->close());
    return text;
}

// The text, or the cause of its error.
std::string unpacked(std::string bytes, Compression compression, size_t piece, size_t room_size) {
    const auto source =
        decompressed(std::make_unique<TextSource>(std::move(bytes), piece), compression);
    std::vector<char> room(room_size);
    std::string text;
    while (true) {
        const auto got = source->read(room);
        if (!got) return got.error().cause;
        if (*got == 0) return text;
        text.append(room.data(), *got);
    }
}

// Larger than a block, of runs and of noise.
std::string example() {
    std::string text;
    for (u64 i = 0; text.size() < 5'000'000; i++)
        text += i % 3 == 0 ? std::string(i % 90, 'a') : std::to_string(mix(i));
    return text;
}

TEST(Decompressed, gives_back_what_was_compressed) {
    const std::string text = example();
    for (const Compression compression :
         {Compression::none, Compression::gzip, Compression::zstd}) {
        const std::string bytes = packed(text, compression);
        for (const size_t piece : {size_t{1000}, size_t{1} << 20})
            for (const size_t room : {size_t{777}, size_t{1} << 20})
                EXPECT_TRUE(unpacked(bytes, compression, piece, room) == text)
                    << name_of(compression) << " " << piece << " " << room;
        EXPECT_EQ(unpacked(packed("", compression), compression, 10, 10), "");
    }
}

TEST(Decompressed, tells_of_bytes_that_make_no_sense_or_end_early) {
    for (const Compression compression : {Compression::gzip, Compression::zstd}) {
        const std::string bytes = packed(example().substr(0, 100'000), compression);
        EXPECT_EQ(unpacked(bytes.substr(0, bytes.size() / 2), compression, 999, 999),
                  "bad_compression");
        EXPECT_EQ(unpacked("no such thing", compression, 999, 999), "bad_compression");
        std::string changed = bytes;
        changed[bytes.size() / 2] ^= 16;
        EXPECT_EQ(unpacked(changed, compression, 999, 999), "bad_compression");
    }
}

}  // namespace
}  // namespace rowsmith
