#include "plan/infer_bounds.h"

#include <cmath>
#include <optional>

#include "base/text.h"
#include "schema/literals.h"

namespace rowsmith {

namespace {

std::optional<double> number_of(const Node& map, std::string_view key) {
    const Node* node = map.find(key);
    if (node == nullptr) return std::nullopt;
    const auto number = read_number(*node);
    return number ? std::optional(*number) : std::nullopt;
}

// Two digits are enough for a guess, and read better: 158.11 -> 160.
double rounded(double number) {
    double unit = 1;
    while (std::abs(number) >= 100 * unit) unit *= 10;
    while (number != 0 && std::abs(number) < 10 * unit) unit /= 10;
    const double steps =
        static_cast<double>(static_cast<i64>(number / unit + (number < 0 ? -0.5 : 0.5)));
    return unit >= 1 ? steps * unit : steps / (1 / unit);
}

void put(Node& options, std::string_view key, double number) {
    options.set(key, make_scalar(shortest(rounded(number)), options));
}

void fit_lognormal(std::optional<double> low, std::optional<double> high, Node& options) {
    const double median = *number_of(options, "median"), p95 = *number_of(options, "p95");
    const double least = std::max(low.value_or(0), 0.0);
    const double start = std::max(least, high ? *high / 100 : 0);
    double middle = median, upper = p95;
    if (high && (median <= start || p95 >= *high || p95 * 20 < *high)) {
        middle = std::sqrt(start * *high);
        upper = std::sqrt(middle * *high);
    } else if (!high && median <= least * 1.2) {
        middle = least * 2;
        upper = least * 6;
    }
    if (middle != median) put(options, "median", middle);
    if (upper != p95) put(options, "p95", upper);
}

bool fit_normal(std::optional<double> low, std::optional<double> high, Node& options) {
    const double mean = *number_of(options, "mean"), sd = *number_of(options, "sd");
    if (low && high) {
        put(options, "mean", (*low + *high) / 2);
        put(options, "sd", (*high - *low) / 6);
        return *high > *low;
    }
    return (!low || mean - sd > *low) && (!high || mean + sd < *high);
}

}  // namespace

bool fit_to_bounds(const Node& column, Node& options) {
    const auto low = number_of(column, "min_value"), high = number_of(column, "max_value");
    for (const char* key : {"min_value", "max_value"})
        if (column.has(key) && !number_of(column, key)) return false;
    if (!low && !high) return true;
    for (const auto& [own, other] : {std::pair{low, "max_value"}, std::pair{high, "min_value"}})
        if (own && options.has(other)) options.remove(other);
    if (options.has("median")) {
        if (low.value_or(0) < 0 || (high && *high <= 0) || (low && high && *low >= *high))
            return false;
        if (low && high && *high < 3 * *low) return false;
        fit_lognormal(low, high, options);
        return true;
    }
    return !options.has("mean") || fit_normal(low, high, options);
}

}  // namespace rowsmith
