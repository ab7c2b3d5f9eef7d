// Zip as APPNOTE 6.3 has it: a head, the deflated bytes and their sums for each file, then the
// directory. Sums stand behind the bytes, so that the archive is written in one go.
//
// Written here because what libraries write depends on the time zone or needs a file that can be
// written backwards, and deflates on one thread.
#include "archive/archive.h"
#include "archive/block_packer.h"
#include "archive/little_endian.h"
#include "base/check.h"

namespace rowsmith {

namespace {

constexpr u64 u32_max = 0xffffffff;
constexpr u64 u16_max = 0xffff;
// Files from here on get the large form: deflating may add a little to what can't be made smaller.
constexpr u64 small_size_max_bytes = 4'000'000'000;
constexpr u64 version_plain = 20, version_zip64 = 45;
constexpr u64 made_by_unix = 3 << 8;
constexpr u64 flags = (1 << 3) | (1 << 11);  // sums behind the bytes, names in UTF-8
constexpr u64 deflated = 8;
constexpr u64 first_of_1980 = (1 << 5) | 1;  // midnight, and the day
constexpr u64 plain_file_mode = 0100644;
constexpr u64 zip64_extra_id = 1;

struct Entry {
    std::string name;
    u64 offset = 0;
    u64 packed_bytes = 0;
    u64 size_bytes = 0;
    u32 crc = 0;
    bool is_large = false;
};

class Zip final : public Archive {
public:
    Zip(ByteSink& out, u32 threads) : out_(out), threads_(threads) {}

    Result<std::unique_ptr<ByteSink>> add(const std::string& name, u64 size_bytes) override;
    Result<void> finish() override;

    Result<void> put(std::string_view bytes) {
        at_ += bytes.size();
        return out_.write(bytes);
    }
    Result<void> end(const Entry& entry);
    u32 threads() const { return threads_; }

private:
    static std::string directory_entry(const Entry& entry);
    static std::string end_of_directory(u64 entries, u64 start, u64 end);

    ByteSink& out_;
    u32 threads_;
    u64 at_ = 0;
    std::vector<Entry> entries_;
};

class ZipFile final : public ByteSink {
public:
    ZipFile(Zip& zip, Entry entry)
        : zip_(zip),
          entry_(std::move(entry)),
          size_bytes_(entry_.size_bytes),
          packer_(
              deflate_block, [this](const PackedBlock& block) { return put(block); },
              zip.threads()) {
        entry_.size_bytes = 0;
    }

    Result<void> write(std::string_view bytes) override { return packer_.write(bytes); }
    Result<void> close() override {
        (void)TRY(packer_.finish());
        CHECK(entry_.size_bytes == size_bytes_);
        entry_.packed_bytes += deflate_end.size();
        (void)TRY(zip_.put(deflate_end));
        return zip_.end(entry_);
    }

private:
    Result<void> put(const PackedBlock& block) {
        entry_.crc = joined_crc(entry_.crc, block);
        entry_.size_bytes += block.size_bytes;
        entry_.packed_bytes += block.bytes.size();
        return zip_.put(block.bytes.view());
    }

    Zip& zip_;
    Entry entry_;
    u64 size_bytes_;  // as it was announced
    BlockPacker packer_;
};

// What heads and the directory have in common, from the version on.
void append_common(std::string& bytes, const Entry& entry) {
    append_u16(bytes, entry.is_large ? version_zip64 : version_plain);
    append_u16(bytes, flags);
    append_u16(bytes, deflated);
    append_u16(bytes, 0);
    append_u16(bytes, first_of_1980);
}

Result<std::unique_ptr<ByteSink>> Zip::add(const std::string& name, u64 size_bytes) {
    const Entry entry{.name = name,
                      .offset = at_,
                      .size_bytes = size_bytes,
                      .is_large = size_bytes >= small_size_max_bytes};
    std::string head = "PK\x03\x04";
    append_common(head, entry);
    append_u32(head, 0);  // the sum and both sizes come later
    append_u32(head, entry.is_large ? u32_max : 0);
    append_u32(head, entry.is_large ? u32_max : 0);
    append_u16(head, name.size());
    append_u16(head, entry.is_large ? 20 : 0);
    head += name;
    if (entry.is_large) {
        append_u16(head, zip64_extra_id);
        append_u16(head, 16);
        append_u64(head, 0);
        append_u64(head, 0);
    }
    (void)TRY(put(head));
    return std::make_unique<ZipFile>(*this, entry);
}

Result<void> Zip::end(const Entry& entry) {
    std::string sums = "PK\x07\x08";
    append_u32(sums, entry.crc);
    const auto append_size = entry.is_large ? append_u64 : append_u32;
    append_size(sums, entry.packed_bytes);
    append_size(sums, entry.size_bytes);
    entries_.push_back(entry);
    return put(sums);
}

std::string Zip::directory_entry(const Entry& entry) {
    const bool is_far = entry.offset >= u32_max;
    std::string extra;
    if (entry.is_large) append_u64(extra, entry.size_bytes);
    if (entry.is_large) append_u64(extra, entry.packed_bytes);
    if (is_far) append_u64(extra, entry.offset);
    std::string bytes = "PK\x01\x02";
    append_u16(bytes, made_by_unix | (entry.is_large || is_far ? version_zip64 : version_plain));
    append_common(bytes, entry);
    append_u32(bytes, entry.crc);
    append_u32(bytes, entry.is_large ? u32_max : entry.packed_bytes);
    append_u32(bytes, entry.is_large ? u32_max : entry.size_bytes);
    append_u16(bytes, entry.name.size());
    append_u16(bytes, extra.empty() ? 0 : extra.size() + 4);
    append_u16(bytes, 0);  // comment,
    append_u16(bytes, 0);  // disk,
    append_u16(bytes, 0);  // and what kind of text it is
    append_u32(bytes, plain_file_mode << 16);
    append_u32(bytes, is_far ? u32_max : entry.offset);
    bytes += entry.name;
    if (extra.empty()) return bytes;
    append_u16(bytes, zip64_extra_id);
    append_u16(bytes, extra.size());
    return bytes + extra;
}

std::string Zip::end_of_directory(u64 entries, u64 start, u64 end) {
    std::string bytes;
    const bool is_large = entries >= u16_max || start >= u32_max || end - start >= u32_max;
    if (is_large) {
        bytes += "PK\x06\x06";
        append_u64(bytes, 44);  // of this record, from here on
        append_u16(bytes, made_by_unix | version_zip64);
        append_u16(bytes, version_zip64);
        append_u32(bytes, 0);
        append_u32(bytes, 0);
        append_u64(bytes, entries);
        append_u64(bytes, entries);
        append_u64(bytes, end - start);
        append_u64(bytes, start);
        bytes += "PK\x06\x07";
        append_u32(bytes, 0);
        append_u64(bytes, end);
        append_u32(bytes, 1);
    }
    bytes += "PK\x05\x06";
    append_u32(bytes, 0);
    append_u16(bytes, is_large ? u16_max : entries);
    append_u16(bytes, is_large ? u16_max : entries);
    append_u32(bytes, is_large ? u32_max : end - start);
    append_u32(bytes, is_large ? u32_max : start);
    append_u16(bytes, 0);
    return bytes;
}

Result<void> Zip::finish() {
    const u64 start = at_;
    for (const Entry& entry : entries_) (void)TRY(put(directory_entry(entry)));
    return put(end_of_directory(entries_.size(), start, at_));
}

}  // namespace

std::unique_ptr<Archive> zip_archive(ByteSink& out, u32 threads) {
    return std::make_unique<Zip>(out, threads);
}

}  // namespace rowsmith
