#include "random/angles.h"

#include <gtest/gtest.h>

#include <cmath>

namespace rowsmith {
namespace {

TEST(Angles, agree_with_long_double) {
    for (int i = -3000; i <= 3000; i++) {
        const double x = i * 0.0137;
        EXPECT_NEAR(sine(x), static_cast<double>(sinl(x)), 1e-15) << x;
        EXPECT_NEAR(cosine(x), static_cast<double>(cosl(x)), 1e-15) << x;
    }
    for (int i = -1000; i <= 1000; i++) {
        const double x = i / 1000.0;
        EXPECT_NEAR(arc_sine(x), static_cast<double>(asinl(x)), 1e-15) << x;
    }
}

TEST(Angles, measure_known_distances) {
    const Position berlin{52.52, 13.405}, paris{48.8566, 2.3522}, sydney{-33.8688, 151.2093};
    EXPECT_NEAR(distance_km(berlin, paris), 877.5, 0.5);
    EXPECT_NEAR(distance_km(paris, sydney), 16960, 10);
    EXPECT_EQ(distance_km(berlin, berlin), 0);
    EXPECT_NEAR(distance_km({0, 0}, {0, 180}), 20015.1, 0.1);
    EXPECT_NEAR(distance_km({0, 179}, {0, -179}), 222.39, 0.01);
}

}  // namespace
}  // namespace rowsmith
