#include "run/checksum.h"

#include <openssl/evp.h>
#include <xxhash.h>

#include <array>

#include "base/check.h"

namespace rowsmith {

namespace {

constexpr std::array<std::string_view, 3> names = {"sha256", "xxh128", "none"};

std::string to_hex(const unsigned char* bytes, size_t count) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (size_t i = 0; i < count; i++) hex += {digits[bytes[i] >> 4], digits[bytes[i] & 15]};
    return hex;
}

struct FreeSha {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
struct FreeXxh {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};

}  // namespace

std::string_view name_of(ChecksumKind kind) { return names[static_cast<size_t>(kind)]; }

Result<ChecksumKind> checksum_kind(std::string_view word) {
    for (size_t i = 0; i < names.size(); i++)
        if (names[i] == word) return static_cast<ChecksumKind>(i);
    return fail({.code = ErrorCode::invalid_argument,
                 .cause = "unknown_checksum",
                 .message = "there is no checksum '" + std::string(word) + "'",
                 .expected = "sha256, xxh128 or none"});
}

struct ChecksumState {
    std::unique_ptr<EVP_MD_CTX, FreeSha> sha;
    std::unique_ptr<XXH3_state_t, FreeXxh> xxh;
};

Checksum::Checksum(ChecksumKind kind) : state_(std::make_unique<ChecksumState>()) {
    if (kind == ChecksumKind::sha256) {
        state_->sha.reset(EVP_MD_CTX_new());
        CHECK(state_->sha && EVP_DigestInit_ex(state_->sha.get(), EVP_sha256(), nullptr) == 1);
    }
    if (kind == ChecksumKind::xxh128) {
        state_->xxh.reset(XXH3_createState());
        CHECK(state_->xxh && XXH3_128bits_reset(state_->xxh.get()) == XXH_OK);
    }
}

Checksum::~Checksum() = default;
Checksum::Checksum(Checksum&&) noexcept = default;
Checksum& Checksum::operator=(Checksum&&) noexcept = default;

void Checksum::add(std::string_view bytes) {
    if (state_->sha) EVP_DigestUpdate(state_->sha.get(), bytes.data(), bytes.size());
    if (state_->xxh) XXH3_128bits_update(state_->xxh.get(), bytes.data(), bytes.size());
}

std::string Checksum::hex() {
    if (state_->sha) {
        std::array<unsigned char, EVP_MAX_MD_SIZE> bytes;
        unsigned int size = 0;
        EVP_DigestFinal_ex(state_->sha.get(), bytes.data(), &size);
        return to_hex(bytes.data(), size);
    }
    if (!state_->xxh) return "";
    XXH128_canonical_t bytes;
    XXH128_canonicalFromHash(&bytes, XXH3_128bits_digest(state_->xxh.get()));
    return to_hex(bytes.digest, sizeof bytes.digest);
}

std::string checksum_of(ChecksumKind kind, std::string_view bytes) {
    Checksum checksum(kind);
    checksum.add(bytes);
    return checksum.hex();
}

}  // namespace rowsmith
