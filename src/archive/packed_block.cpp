#include "archive/packed_block.h"

#include <zlib.h>
#include <zstd.h>

#include <memory>

#include "base/check.h"

namespace rowsmith {

namespace {

constexpr int deflate_level = 6;
constexpr int zstd_level = 3;
constexpr int raw_window_bits = -15;
constexpr int memory_level = 8;

const Bytef* bytes_of(std::string_view text) { return reinterpret_cast<const Bytef*>(text.data()); }

}  // namespace

void deflate_block(std::string_view raw, PackedBlock& packed) {
    z_stream stream = {};
    CHECK(deflateInit2(&stream, deflate_level, Z_DEFLATED, raw_window_bits, memory_level,
                       Z_DEFAULT_STRATEGY) == Z_OK);
    packed.bytes.clear();
    // The marker that ends the block at a byte takes a few bytes more than the bound says.
    const size_t room = deflateBound(&stream, static_cast<uLong>(raw.size())) + 16;
    char* at = packed.bytes.reserve(room);
    stream.next_in = const_cast<Bytef*>(bytes_of(raw));
    stream.avail_in = static_cast<uInt>(raw.size());
    stream.next_out = reinterpret_cast<Bytef*>(at);
    stream.avail_out = static_cast<uInt>(room);
    CHECK(deflate(&stream, Z_SYNC_FLUSH) == Z_OK && stream.avail_in == 0 && stream.avail_out > 0);
    packed.bytes.end_at(at + (room - stream.avail_out));
    (void)deflateEnd(&stream);
    packed.size_bytes = raw.size();
    packed.crc = static_cast<u32>(crc32(0, bytes_of(raw), static_cast<uInt>(raw.size())));
}

u32 joined_crc(u32 first, const PackedBlock& second) {
    return static_cast<u32>(
        crc32_combine(first, second.crc, static_cast<z_off_t>(second.size_bytes)));
}

void zstd_block(std::string_view raw, PackedBlock& packed) {
    const std::unique_ptr<ZSTD_CCtx, size_t (*)(ZSTD_CCtx*)> context(ZSTD_createCCtx(),
                                                                     ZSTD_freeCCtx);
    CHECK(context != nullptr);
    (void)ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, zstd_level);
    (void)ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    packed.bytes.clear();
    const size_t room = ZSTD_compressBound(raw.size());
    char* at = packed.bytes.reserve(room);
    const size_t size = ZSTD_compress2(context.get(), at, room, raw.data(), raw.size());
    CHECK(ZSTD_isError(size) == 0);
    packed.bytes.end_at(at + size);
    packed.size_bytes = raw.size();
}

}  // namespace rowsmith
