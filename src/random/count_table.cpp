#include "random/count_table.h"

#include <string>

#include "base/check.h"

namespace rowsmith {
namespace {

constexpr u64 most_weight = u64{1} << 60;

u64 weight_of(const CountTable& table) {
    u64 sum = 0;
    for (const CountShare& share : table) sum += share.weight;
    return sum;
}

std::unexpected<Error> bad_table(std::string cause, std::string message, std::string fix) {
    return fail(Error{.code = ErrorCode::invalid_schema,
                      .cause = std::move(cause),
                      .message = std::move(message),
                      .expected = "counts in ascending order, each with its share",
                      .fix = std::move(fix)});
}

}  // namespace

Result<void> check_count_table(const CountTable& table) {
    u64 sum = 0;
    for (size_t i = 0; i < table.size(); ++i) {
        const CountShare& share = table[i];
        const std::string range = std::to_string(share.first) + ".." + std::to_string(share.last);
        if (share.first > share.last) {
            return bad_table("empty_count_range", "the counts " + range + " are an empty range",
                             "swap the two ends");
        }
        if (i > 0 && share.first <= table[i - 1].last) {
            return bad_table("overlapping_counts",
                             "the counts " + range + " overlap those before, which end at " +
                                 std::to_string(table[i - 1].last),
                             "give each count one share");
        }
        if (share.weight > most_weight || (sum += share.weight) > most_weight) {
            return bad_table("weights_too_large", "the weights sum to more than 2^60",
                             "divide all of them by a common number");
        }
    }
    if (sum == 0) {
        return bad_table("no_weight", "no count has a share above 0", "give one of them a share");
    }
    return {};
}

double mean_of(const CountTable& table) {
    double sum = 0;
    for (const CountShare& share : table) {
        const double middle = (static_cast<double>(share.first) + share.last) / 2;
        sum += middle * static_cast<double>(share.weight);
    }
    return sum / static_cast<double>(weight_of(table));
}

std::vector<u32> quantile_counts(const CountTable& table, u32 ranks) {
    CHECK(ranks <= 1U << 20);
    const u128 total = weight_of(table);
    std::vector<u32> counts(ranks);
    size_t entry = 0;
    // All in units of 1 / (2 * ranks * total): the weight before the entry, and its end.
    u128 start = 0;
    u128 end = u128{2} * ranks * table[0].weight;
    for (u32 rank = 0; rank < ranks; ++rank) {
        const u128 quantile = (u128{2} * rank + 1) * total;
        while (quantile >= end) {
            start = end;
            ++entry;
            end += u128{2} * ranks * table[entry].weight;
        }
        const CountShare& share = table[entry];
        counts[rank] = share.first;
        if (share.first == share.last) continue;
        const u128 width = u64{share.last} - share.first + 1;
        counts[rank] += static_cast<u32>((quantile - start) * width / (end - start));
    }
    return counts;
}

}  // namespace rowsmith
