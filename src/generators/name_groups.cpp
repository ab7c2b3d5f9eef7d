#include "generators/name_groups.h"

#include <algorithm>
#include <numeric>

#include "column/moment.h"
#include "generators/cohorts.h"
#include "generators/sex_labels.h"
#include "random/alias.h"

namespace rowsmith {

namespace {

// The names of a range with weights that sum to `share`.
void append(std::vector<WeightedName>& names, const NameRange& range,
            const std::vector<double>& weights, double share) {
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (total <= 0 || share <= 0) return;
    for (u32 i = 0; i < range.count; i++)
        if (weights[i] > 0) names.push_back({range.start + i, weights[i] / total * share});
}

std::vector<double> as_doubles(const std::vector<u32>& weights) {
    return {weights.begin(), weights.end()};
}

// No share falls below what arcs can hold (2^-32).
void raise_smallest(std::vector<u64>& weights) {
    const u64 total = std::accumulate(weights.begin(), weights.end(), u64{0});
    for (u64& weight : weights) weight = std::max(weight, (total >> 31) + 1);
}

}  // namespace

Result<std::vector<NameGroup>> name_groups(BindContext& context, const PersonLists& lists,
                                           const Locales& locales) {
    const SexLabels labels = TRY(sex_labels(context, lists));
    const i64 today = context.document().as_of_us / us_per_day;
    const auto years = birth_years(TRY(birth_span(context)), today);
    std::vector<NameGroup> groups;
    for (u32 l = 0; l < lists.locales(); l++) {
        const values::People& people = *lists.people[l];
        for (size_t sex = 0; sex < 2; sex++) {
            if (labels.shares[sex] <= 0 || locales[l].share <= 0) continue;
            const bool joins = !people.last_by_sex && !groups.empty() && groups.back().locale == l;
            if (!joins) {
                NameGroup& group = groups.emplace_back();
                group.locale = l;
                append(group.last, lists.last[2 * l + sex], as_doubles(people.last[sex].weights),
                       1);
            }
            NameGroup& group = groups.back();
            group.weight += locales[l].share * labels.shares[sex];
            const auto weights = first_name_weights(people, static_cast<values::Sex>(sex), years);
            append(group.first, lists.first[2 * l + sex], weights, labels.shares[sex]);
        }
    }
    return groups;
}

Result<NameSide> NameSide::make(const std::vector<WeightedName>& names,
                                const std::vector<u32>& text_of, u32 text_count) {
    NameSide side;
    std::vector<WeightedName> sorted = names;
    std::ranges::stable_sort(sorted, {}, [&](const auto& name) { return text_of[name.code]; });
    side.index_of_.assign(text_count, absent);
    std::vector<double> sums;
    for (size_t i = 0; i < sorted.size();) {
        const u32 text = text_of[sorted[i].code];
        std::vector<double> weights;
        for (; i < sorted.size() && text_of[sorted[i].code] == text; i++) {
            weights.push_back(sorted[i].weight);
            side.codes_.push_back(sorted[i].code);
        }
        side.index_of_[text] = static_cast<u32>(side.texts_.size());
        side.texts_.push_back(text);
        sums.push_back(std::accumulate(weights.begin(), weights.end(), 0.0));
        (void)TRY(side.names_.add(weights));
    }
    side.weights_ = TRY(whole_weights(sums));
    raise_smallest(side.weights_);
    return side;
}

TextNumbers::TextNumbers(std::vector<std::string> texts) : texts_(std::move(texts)) {
    std::ranges::sort(texts_);
    texts_.erase(std::ranges::unique(texts_).begin(), texts_.end());
}

std::vector<u32> TextNumbers::of(const std::vector<std::string>& texts) const {
    std::vector<u32> numbers;
    for (const std::string& text : texts)
        numbers.push_back(
            static_cast<u32>(std::ranges::lower_bound(texts_, text) - texts_.begin()));
    return numbers;
}

}  // namespace rowsmith
