#include "archive/decompressing_source.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <vector>

#include "base/check.h"

namespace rowsmith {

namespace {

constexpr size_t piece_size_bytes = 1 << 17;

// What is left of the bytes that came from inside.
class Packed {
public:
    explicit Packed(std::unique_ptr<ByteSource> inner) : inner_(std::move(inner)) {}

    // Some bytes; none at the end.
    Result<std::span<char>> some() {
        if (at_ == size_) {
            size_ = TRY(inner_->read(piece_));
            at_ = 0;
        }
        return std::span(piece_.data() + at_, size_ - at_);
    }
    void take(size_t bytes) { at_ += bytes; }

private:
    std::unique_ptr<ByteSource> inner_;
    std::vector<char> piece_ = std::vector<char>(piece_size_bytes);
    size_t at_ = 0;
    size_t size_ = 0;
};

std::unexpected<Error> broken(const std::string& what) {
    return fail({.code = ErrorCode::invalid_data,
                 .cause = "bad_compression",
                 .message = "the file can't be decompressed: " + what,
                 .expected = "gzip or zstd, as the file was compressed"});
}

class GzipSource final : public ByteSource {
public:
    explicit GzipSource(std::unique_ptr<ByteSource> inner) : packed_(std::move(inner)) {
        constexpr int gzip_window = 15 + 16;
        CHECK(inflateInit2(&stream_, gzip_window) == Z_OK);
    }
    ~GzipSource() override { inflateEnd(&stream_); }
    GzipSource(const GzipSource&) = delete;
    GzipSource& operator=(const GzipSource&) = delete;

    Result<size_t> read(std::span<char> room) override {
        while (true) {
            const auto bytes = TRY(packed_.some());
            if (bytes.empty() && is_inside_) return broken("it ends early");
            if (bytes.empty()) return size_t{0};
            stream_.next_in = reinterpret_cast<Bytef*>(bytes.data());
            stream_.avail_in = static_cast<uInt>(bytes.size());
            stream_.next_out = reinterpret_cast<Bytef*>(room.data());
            const size_t wanted = std::min<size_t>(room.size(), 1U << 30);
            stream_.avail_out = static_cast<uInt>(wanted);
            is_inside_ = true;
            const int told = inflate(&stream_, Z_NO_FLUSH);
            packed_.take(bytes.size() - stream_.avail_in);
            if (told != Z_OK && told != Z_STREAM_END)
                return broken(stream_.msg != nullptr ? stream_.msg : "its bytes make no sense");
            if (told == Z_STREAM_END) {  // another member may follow
                is_inside_ = false;
                inflateReset(&stream_);
            }
            if (const size_t got = wanted - stream_.avail_out; got > 0) return got;
        }
    }

private:
    Packed packed_;
    z_stream stream_ = {};
    bool is_inside_ = false;  // of a member
};

class ZstdSource final : public ByteSource {
public:
    explicit ZstdSource(std::unique_ptr<ByteSource> inner) : packed_(std::move(inner)) {
        CHECK(context_ != nullptr);
    }

    // A context may hold output back that had no room: it is asked again before more is read.
    Result<size_t> read(std::span<char> room) override {
        while (true) {
            const auto bytes = TRY(packed_.some());
            ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
            ZSTD_outBuffer out{room.data(), room.size(), 0};
            if (bytes.empty() && !is_inside_) return size_t{0};
            const size_t told = ZSTD_decompressStream(context_.get(), &out, &in);
            packed_.take(in.pos);
            if (ZSTD_isError(told)) return broken(ZSTD_getErrorName(told));
            is_inside_ = told != 0;
            if (out.pos > 0) return out.pos;
            if (bytes.empty()) return broken("it ends early");
        }
    }

private:
    struct Free {
        void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
    };
    Packed packed_;
    std::unique_ptr<ZSTD_DCtx, Free> context_{ZSTD_createDCtx()};
    bool is_inside_ = false;  // of a frame
};

}  // namespace

std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> inner,
                                         Compression compression) {
    switch (compression) {
        case Compression::none:
            break;
        case Compression::gzip:
            return std::make_unique<GzipSource>(std::move(inner));
        case Compression::zstd:
            return std::make_unique<ZstdSource>(std::move(inner));
    }
    return inner;
}

}  // namespace rowsmith
