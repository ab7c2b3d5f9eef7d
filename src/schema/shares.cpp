#include "schema/shares.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "base/text.h"
#include "schema/literals.h"
#include "schema/number_text.h"

namespace rowsmith {

namespace {

enum class Unit : u8 { none, percent, weight };

std::unexpected<Error> wrong(const Node& node, std::string cause, std::string message,
                             std::string expected, std::string fix = {}) {
    return fail(schema_error(std::move(cause), std::move(message), node.place(),
                             std::move(expected), std::move(fix)));
}

Result<std::vector<ShareEntry>> equal_shares(const Node& node) {
    std::vector<ShareEntry> entries;
    std::set<std::string> seen;
    for (const Node& item : node.items) {
        std::string text = TRY(read_text(item));
        if (!seen.insert(text).second) {
            return wrong(item, "share_twice", "'" + text + "' is listed twice", "each value once",
                         "to make it more frequent, give shares: {" + text + ": 2, …: 1}");
        }
        entries.push_back(
            {std::move(text), 1.0 / static_cast<double>(node.items.size()), item.place()});
    }
    return entries;
}

struct Amount {
    Unit unit = Unit::none;
    double value = 0;
};

Result<Amount> read_amount(const Node& node) {
    const std::string text = TRY(read_text(node));
    const bool percent = text.ends_with('%');
    const NumberText number = read_number_text(
        trimmed(std::string_view(text).substr(0, text.size() - (percent ? 1 : 0))));
    if (number.form == NumberForm::none) {
        return wrong(node, "not_a_share", "found " + describe(node),
                     "a percent like 80%, a weight like 4, or rest", number_fix(text));
    }
    Amount amount{percent ? Unit::percent : Unit::weight, 0};
    std::from_chars(number.digits.data(), number.digits.data() + number.digits.size(),
                    amount.value);
    if (amount.value < 0 || !std::isfinite(amount.value))
        return wrong(node, "share_negative", "found " + describe(node), "a share of 0 or more",
                     "write 0 or more");
    return amount;
}

// What percents total, told without noise of binary fractions.
std::string percent_text(double percent) {
    return shortest(std::nearbyint(percent * 1e6) / 1e6) + "%";
}

// Percents must total 100; what is missing goes to `rest`.
Result<void> settle_percents(const Node& node, std::vector<ShareEntry>& entries, const Node* rest,
                             size_t rest_index, double total) {
    constexpr double tolerance = 1e-6;
    if (rest == nullptr && std::abs(total - 100) > tolerance) {
        return wrong(node, "shares_total", "the percents total " + percent_text(total),
                     "a total of 100%",
                     "change one of them, write rest for one, or use plain weights without %");
    }
    if (total > 100 + tolerance) {
        return wrong(node, "shares_total",
                     "the percents total " + percent_text(total) + " before rest", "at most 100%",
                     "lower one of them");
    }
    if (rest != nullptr) entries[rest_index].share = std::max(0.0, 100 - total);
    for (ShareEntry& entry : entries) entry.share /= rest != nullptr ? 100 : total;
    return {};
}

Result<void> settle_weights(const Node& node, std::vector<ShareEntry>& entries, double total) {
    if (!(total > 0) || !std::isfinite(total)) {
        return wrong(node, "shares_total", "the weights total " + shortest(total),
                     "a positive total", "give at least one value a weight above 0");
    }
    for (ShareEntry& entry : entries) entry.share /= total;
    return {};
}

Result<std::vector<ShareEntry>> written_shares(const Node& node) {
    std::vector<ShareEntry> entries;
    Unit unit = Unit::none;
    const Node* rest = nullptr;
    size_t rest_index = 0;
    double total = 0;
    for (size_t i = 0; i < node.items.size(); i++) {
        const Node& item = node.items[i];
        entries.push_back({node.keys[i].text, 0, node.key_place(i)});
        if (item.is_scalar() && item.text == "rest") {
            if (rest != nullptr)
                return wrong(item, "rest_twice", "a second rest", "rest at most once",
                             "give this one a share of its own");
            rest = &item;
            rest_index = i;
            continue;
        }
        const Amount amount = TRY(read_amount(item));
        if (unit != Unit::none && unit != amount.unit) {
            return wrong(item, "shares_mixed", "percents and plain weights in one place",
                         "percents only, or weights only", "write % behind all of them or none");
        }
        unit = amount.unit;
        entries.back().share = amount.value;
        total += amount.value;
    }
    if (rest != nullptr && unit == Unit::weight) {
        return wrong(*rest, "rest_of_weights", "rest beside plain weights", "rest beside percents",
                     "write % behind the others");
    }
    if (unit == Unit::weight) {
        TRY(settle_weights(node, entries, total));
    } else {
        TRY(settle_percents(node, entries, rest, rest_index, total));
    }
    return entries;
}

}  // namespace

Result<std::vector<ShareEntry>> read_shares(const Node& node) {
    if (node.is_scalar()) {
        return wrong(node, "shares_wanted", "found " + describe(node),
                     "shares like {a: 80%, b: rest}, {a: 4, b: 1} or [a, b]");
    }
    if (node.items.empty())
        return wrong(node, "shares_empty", "found " + describe(node), "at least one value");
    return node.is_list() ? equal_shares(node) : written_shares(node);
}

}  // namespace rowsmith
