#include "generators/code_picker.h"

#include <algorithm>
#include <array>

#include "random/alias.h"
#include "random/apportion.h"
#include "random/permutation.h"

namespace rowsmith {

namespace {

class OnlyPicker final : public CodePicker {
public:
    void pick(const Fill& block, u32* codes) const override {
        std::fill_n(codes, block.count(), 0u);
    }
};

class SharePicker final : public CodePicker {
public:
    SharePicker(u64 key, AliasTable table) : key_(key), table_(std::move(table)) {}
    void pick(const Fill& block, u32* codes) const override {
        table_.pick_at(key_, {block.rows.scaled(), block.count()}, codes);
    }

private:
    u64 key_;
    AliasTable table_;
};

// The rows in a keyed order: the first ends_[0] places take value 0, those up to ends_[1] value 1.
class ExactPicker final : public CodePicker {
public:
    ExactPicker(u64 key, std::vector<u64> ends)
        : order_(key, std::max<u64>(ends.back(), 1)), ends_(std::move(ends)) {}
    void pick(const Fill& block, u32* codes) const override {
        std::array<u64, block_rows> places;
        for (u32 i = 0; i < block.count(); i++) places[i] = block.rows[i] % order_.size();
        order_.apply({places.data(), block.count()});
        for (u32 i = 0; i < block.count(); i++) {
            const auto end = std::upper_bound(ends_.begin(), ends_.end() - 1, places[i]);
            codes[i] = static_cast<u32>(end - ends_.begin());
        }
    }

private:
    Permutation order_;
    std::vector<u64> ends_;
};

class UniquePicker final : public CodePicker {
public:
    explicit UniquePicker(u32 input) : input_(input) {}
    void pick(const Fill& block, u32* codes) const override {
        const i64* numbers = block.inputs[input_]->integers.data();
        for (u32 i = 0; i < block.count(); i++) codes[i] = static_cast<u32>(numbers[i]);
    }

private:
    u32 input_;
};

Result<std::vector<u64>> exact_ends(u64 rows, std::span<const double> shares) {
    const std::vector<u64> weights = TRY(whole_weights(shares));
    std::vector<u64> ends = apportion({.total = rows, .min = 0, .max = rows}, weights);
    for (size_t i = 1; i < ends.size(); i++) ends[i] += ends[i - 1];
    return ends;
}

}  // namespace

Result<CodePickerPointer> make_code_picker(BindContext& context, const PickWish& wish) {
    const auto placed = [&](Error error) {
        error.place = context.options().place(wish.option);
        return fail(std::move(error));
    };
    const bool exact = context.column().exact;
    if (context.has_unique_index()) {
        if (exact)
            return fail(context.options().wrong(
                "exact", "exact_and_unique", "the column is unique, so its values have no shares",
                "exact or unique", "remove exact: each value comes once at most"));
        return std::make_unique<UniquePicker>(TRY(context.unique_index(wish.shares.size())));
    }
    if (wish.shares.size() == 1) return std::make_unique<OnlyPicker>();
    if (exact) {
        auto ends = exact_ends(context.rows("exact shares"), wish.shares);
        if (!ends) return placed(std::move(ends).error());
        return std::make_unique<ExactPicker>(context.key(wish.draw), *std::move(ends));
    }
    auto table = AliasTable::make(wish.shares);
    if (!table) return placed(std::move(table).error());
    return std::make_unique<SharePicker>(context.key(wish.draw), *std::move(table));
}

}  // namespace rowsmith
