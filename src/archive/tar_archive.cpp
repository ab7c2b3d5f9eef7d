// Tar as POSIX.1-2001 has it: heads of 512 bytes with the fields of ustar, and before a file that
// these are too narrow for, a pax record.
#include <algorithm>
#include <array>

#include "archive/archive.h"
#include "base/check.h"

namespace rowsmith {

namespace {

constexpr size_t unit_bytes = 512;
constexpr u64 ustar_size_max_bytes = 077777777777;
constexpr size_t ustar_name_max_bytes = 100;
constexpr std::array<char, unit_bytes> zeros = {};

Result<void> pad(ByteSink& out, u64 size_bytes) {
    const size_t rest = size_bytes % unit_bytes;
    return rest == 0 ? Result<void>() : out.write({zeros.data(), unit_bytes - rest});
}

struct Head {
    std::string name;
    u64 size_bytes = 0;
    char kind = '0';
};

// Fields of ustar are texts: numbers are octal digits.
class HeadBytes {
public:
    void set(size_t offset, std::string_view text) {
        text.copy(bytes_.data() + offset, text.size());
    }
    void set_octal(size_t offset, size_t digits, u64 number) {
        for (size_t i = digits; i-- > 0; number >>= 3)
            bytes_[offset + i] = static_cast<char>('0' + (number & 7));
    }
    u64 sum() const {
        u64 sum = 0;
        for (const char c : bytes_) sum += static_cast<u8>(c);
        return sum;
    }
    std::string_view view() const { return {bytes_.data(), bytes_.size()}; }

private:
    std::array<char, unit_bytes> bytes_ = {};
};

Result<void> put_head(ByteSink& out, const Head& head) {
    HeadBytes bytes;
    bytes.set(0, head.name.substr(0, ustar_name_max_bytes));
    bytes.set_octal(100, 7, 0644);
    bytes.set_octal(108, 7, 0);  // user,
    bytes.set_octal(116, 7, 0);  // group
    bytes.set_octal(124, 11, std::min(head.size_bytes, ustar_size_max_bytes));
    bytes.set_octal(136, 11, 0);  // time
    bytes.set(148, "        ");   // of the sum, while it is built
    bytes.set(156, {&head.kind, 1});
    bytes.set(257, {"ustar\0"
                    "00",
                    8});
    const u64 sum = bytes.sum();
    bytes.set_octal(148, 6, sum);
    bytes.set(154, {"\0 ", 2});
    return out.write(bytes.view());
}

// "LENGTH KEY=VALUE\n", where the length counts itself.
std::string pax_record(const std::string& key, const std::string& value) {
    const size_t rest = key.size() + value.size() + 3;
    size_t length = rest + 1;
    while (rest + std::to_string(length).size() != length) length++;
    return std::to_string(length) + " " + key + "=" + value + "\n";
}

bool is_ascii(const std::string& text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<u8>(c) < 0x80; });
}

class TarFile final : public ByteSink {
public:
    TarFile(ByteSink& out, u64 size_bytes) : out_(out), size_bytes_(size_bytes) {}
    Result<void> write(std::string_view bytes) override {
        written_bytes_ += bytes.size();
        return out_.write(bytes);
    }
    Result<void> close() override {
        CHECK(written_bytes_ == size_bytes_);
        return pad(out_, size_bytes_);
    }

private:
    ByteSink& out_;
    u64 size_bytes_;
    u64 written_bytes_ = 0;
};

class Tar final : public Archive {
public:
    explicit Tar(ByteSink& out) : out_(out) {}

    Result<std::unique_ptr<ByteSink>> add(const std::string& name, u64 size_bytes) override {
        std::string records;
        if (name.size() > ustar_name_max_bytes || !is_ascii(name))
            records += pax_record("path", name);
        if (size_bytes > ustar_size_max_bytes)
            records += pax_record("size", std::to_string(size_bytes));
        if (!records.empty()) {
            (void)TRY(put_head(out_, {"pax", records.size(), 'x'}));
            (void)TRY(out_.write(records));
            (void)TRY(pad(out_, records.size()));
        }
        (void)TRY(put_head(out_, {name, size_bytes}));
        return std::make_unique<TarFile>(out_, size_bytes);
    }

    Result<void> finish() override {
        (void)TRY(out_.write({zeros.data(), zeros.size()}));
        return out_.write({zeros.data(), zeros.size()});
    }

private:
    ByteSink& out_;
};

}  // namespace

std::unique_ptr<Archive> tar_archive(ByteSink& out) { return std::make_unique<Tar>(out); }

}  // namespace rowsmith
