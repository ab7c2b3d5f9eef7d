#include "base/process.h"

#include <gtest/gtest.h>

namespace rowsmith {
namespace {

TEST(Processes, are_told_apart_by_their_start) {
    const ProcessId self = own_process();
    EXPECT_TRUE(is_alive(self));
    EXPECT_FALSE(is_alive({.pid = self.pid, .start = self.start + 1}));
    EXPECT_FALSE(is_alive({}));
}

}  // namespace
}  // namespace rowsmith
