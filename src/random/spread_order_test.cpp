#include "random/spread_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "random/streams.h"

namespace rowsmith {
namespace {

TEST(SpreadOrder, puts_one_of_its_first_2_to_the_j_outputs_in_each_of_2_to_the_j_parts) {
    for (u64 key : {mix(1), mix(2), mix(3)}) {
        for (u32 bits = 0; bits <= 10; ++bits) {
            const SpreadOrder order(key, bits);
            std::vector<u32> places;
            for (u32 slot = 0; slot < 1U << bits; ++slot) places.push_back(order.at(slot));
            for (u32 j = 0; j <= bits; ++j) {
                std::vector<u32> parts(places.begin(), places.begin() + (1 << j));
                for (u32& part : parts) part >>= bits - j;
                std::ranges::sort(parts);
                for (u32 i = 0; i < parts.size(); ++i) ASSERT_EQ(parts[i], i);
            }
        }
    }
}

TEST(SpreadOrder, gives_first_places_as_one_by_one) {
    const SpreadOrder order(mix(5), 12);
    for (size_t size : {0, 1, 2, 3, 100, 2049, 4096}) {
        std::vector<u32> places(size);
        order.first_places(places);
        for (u32 slot = 0; slot < size; ++slot) ASSERT_EQ(places[slot], order.at(slot));
    }
}

TEST(SpreadOrder, starts_anywhere) {
    double sum = 0;
    for (u64 t = 0; t < 400; ++t) sum += SpreadOrder(mix(t), 8).at(0);
    EXPECT_LT(std::abs(sum / 400 - 127.5), 5 * 74 / 20.0);
}

}  // namespace
}  // namespace rowsmith
