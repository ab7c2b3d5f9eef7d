#include "base/cpu.h"

#include <gtest/gtest.h>

#include <string>

namespace rowsmith {
namespace {

// Puts the level back, so that no other test runs at a lower one.
class Cpu : public testing::Test {
protected:
    ~Cpu() override { EXPECT_TRUE(use_cpu_level(name_of(detected_cpu_level()))); }
};

TEST_F(Cpu, starts_at_the_detected_level) { EXPECT_EQ(cpu_level(), detected_cpu_level()); }

TEST_F(Cpu, takes_every_level_up_to_the_detected_one_and_no_other) {
    const bool levelled = detected_cpu_level() != CpuLevel::base;
    for (CpuLevel level : {CpuLevel::base, CpuLevel::v2, CpuLevel::v3, CpuLevel::v4}) {
        const bool here = level <= detected_cpu_level() && (level == CpuLevel::base) != levelled;
        const auto taken = use_cpu_level(name_of(level));
        EXPECT_EQ(taken.has_value(), here) << name_of(level);
        if (here) {
            EXPECT_EQ(cpu_level(), level);
        } else {
            EXPECT_EQ(taken.error().cause, "missing_cpu_level");
        }
    }
}

TEST_F(Cpu, refuses_an_unknown_name_and_tells_those_there_are) {
    const auto taken = use_cpu_level("v9");
    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().cause, "unknown_cpu_level");
    EXPECT_NE(taken.error().expected.find(name_of(detected_cpu_level())), std::string::npos);
    EXPECT_EQ(cpu_level(), detected_cpu_level());
}

}  // namespace
}  // namespace rowsmith
