#include "archive/compressing_sink.h"

#include "archive/block_packer.h"
#include "archive/little_endian.h"

namespace rowsmith {

namespace {

// Method 8, no flags, no time, no extra flags, system unknown.
constexpr std::string_view gzip_head{"\x1f\x8b\x08\0\0\0\0\0\0\xff", 10};

class GzipSink final : public ByteSink {
public:
    GzipSink(std::unique_ptr<ByteSink> inner, u32 threads)
        : inner_(std::move(inner)),
          packer_(
              deflate_block, [this](const PackedBlock& block) { return put(block); }, threads) {}

    Result<void> write(std::string_view bytes) override { return packer_.write(bytes); }
    Result<void> close() override {
        (void)TRY(packer_.finish());
        (void)TRY(begin());
        std::string tail(deflate_end);
        append_u32(tail, crc_);
        append_u32(tail, static_cast<u32>(size_bytes_));
        (void)TRY(inner_->write(tail));
        return inner_->close();
    }

private:
    Result<void> begin() {
        if (has_begun_) return {};
        has_begun_ = true;
        return inner_->write(gzip_head);
    }
    Result<void> put(const PackedBlock& block) {
        (void)TRY(begin());
        crc_ = joined_crc(crc_, block);
        size_bytes_ += block.size_bytes;
        return inner_->write(block.bytes.view());
    }

    std::unique_ptr<ByteSink> inner_;
    bool has_begun_ = false;
    u32 crc_ = 0;
    u64 size_bytes_ = 0;
    BlockPacker packer_;
};

class ZstdSink final : public ByteSink {
public:
    ZstdSink(std::unique_ptr<ByteSink> inner, u32 threads)
        : inner_(std::move(inner)),
          packer_(zstd_block, [this](const PackedBlock& block) { return put(block); }, threads) {}

    Result<void> write(std::string_view bytes) override { return packer_.write(bytes); }
    Result<void> close() override {
        (void)TRY(packer_.finish());
        if (!has_begun_) {  // nothing at all is a frame too
            PackedBlock empty;
            zstd_block({}, empty);
            (void)TRY(put(empty));
        }
        return inner_->close();
    }

private:
    Result<void> put(const PackedBlock& block) {
        has_begun_ = true;
        return inner_->write(block.bytes.view());
    }

    std::unique_ptr<ByteSink> inner_;
    bool has_begun_ = false;
    BlockPacker packer_;
};

}  // namespace

std::unique_ptr<ByteSink> compressed(std::unique_ptr<ByteSink> inner, Compression compression,
                                     u32 threads) {
    switch (compression) {
        case Compression::none:
            break;
        case Compression::gzip:
            return std::make_unique<GzipSink>(std::move(inner), threads);
        case Compression::zstd:
            return std::make_unique<ZstdSink>(std::move(inner), threads);
    }
    return inner;
}

}  // namespace rowsmith
