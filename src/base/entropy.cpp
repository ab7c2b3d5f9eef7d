#include "base/entropy.h"

#include <sys/random.h>

#include "base/check.h"

namespace rowsmith {

namespace {

class RealEntropy final : public Entropy {
public:
    std::array<u8, 16> bytes() override {
        std::array<u8, 16> bytes{};
        // So few bytes come whole, and at once after the machine's start.
        CHECK(::getrandom(bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()));
        return bytes;
    }
};

}  // namespace

Entropy& real_entropy() {
    static RealEntropy entropy;
    return entropy;
}

std::string new_uuid(Entropy& entropy) {
    std::array<u8, 16> bytes = entropy.bytes();
    bytes[6] = static_cast<u8>((bytes[6] & 0x0f) | 0x40);
    bytes[8] = static_cast<u8>((bytes[8] & 0x3f) | 0x80);
    std::string text;
    for (size_t i = 0; i < bytes.size(); i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        for (const u8 digit : {static_cast<u8>(bytes[i] >> 4), static_cast<u8>(bytes[i] & 15)})
            text += "0123456789abcdef"[digit];
    }
    return text;
}

}  // namespace rowsmith
