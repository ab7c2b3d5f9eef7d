#include "base/entropy.h"

#include <gtest/gtest.h>

namespace rowsmith {
namespace {

class Counting final : public Entropy {
public:
    std::array<u8, 16> bytes() override {
        std::array<u8, 16> bytes{};
        for (size_t i = 0; i < bytes.size(); i++) bytes[i] = static_cast<u8>(0xf0 + i);
        return bytes;
    }
};

TEST(Uuids, say_their_version_and_variant) {
    Counting entropy;
    EXPECT_EQ(new_uuid(entropy), "f0f1f2f3-f4f5-46f7-b8f9-fafbfcfdfeff");
}

TEST(Uuids, differ) { EXPECT_NE(new_uuid(real_entropy()), new_uuid(real_entropy())); }

}  // namespace
}  // namespace rowsmith
