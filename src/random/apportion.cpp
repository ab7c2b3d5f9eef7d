#include "random/apportion.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace rowsmith {
namespace {

class Sharing {
public:
    Sharing(const Apportionment& wish, std::span<const u64> weights, std::span<const u64> sizes)
        : wish_(wish),
          weights_(weights),
          sizes_(sizes),
          left_(wish.total),
          shares_(weights.size()) {
        CHECK(sizes.empty() || sizes.size() == weights.size());
        free_.resize(weights.size());
        for (u32 i = 0; i < free_.size(); ++i) free_[i] = i;
    }

    std::vector<u64> run() {
        do sum_up();
        while (fix_the_worse_side());
        round_down();
        spread_remainders();
        return std::move(shares_);
    }

private:
    u64 size(u32 i) const { return sizes_.empty() ? 1 : sizes_[i]; }
    // Once only zeros are free, they share by size.
    u64 weight(u32 i) const { return by_size_ ? size(i) : weights_[i]; }
    u128 wanted(u32 i) const { return u128{left_} * weight(i); }

    void sum_up() {
        by_size_ = false;
        sum_ = 0;
        for (u32 i : free_) sum_ += weights_[i];
        if (sum_ > 0) return;
        by_size_ = true;
        for (u32 i : free_) sum_ += size(i);
    }

    // Shares outside of their limits on the side that breaks them more are fixed at the limit.
    bool fix_the_worse_side() {
        u128 lack = 0;
        u128 excess = 0;
        for (u32 i : free_) {
            const u128 least = u128{wish_.min * size(i)} * sum_;
            const u128 most = u128{wish_.max * size(i)} * sum_;
            if (wanted(i) < least) lack += least - wanted(i);
            if (wanted(i) > most) excess += wanted(i) - most;
        }
        if (lack == 0 && excess == 0) return false;
        const bool raise = lack >= excess;
        const u64 limit = raise ? wish_.min : wish_.max;
        u64 fixed = 0;
        std::erase_if(free_, [&](u32 i) {
            const u128 bound = u128{limit * size(i)} * sum_;
            const bool outside = raise ? wanted(i) < bound : wanted(i) > bound;
            if (outside) {
                shares_[i] = limit * size(i);
                fixed += shares_[i];
            }
            return outside;
        });
        left_ -= fixed;
        return !free_.empty();
    }

    void round_down() {
        unshared_ = left_;
        remainders_.resize(free_.size());
        for (size_t k = 0; k < free_.size(); ++k) {
            const u128 product = wanted(free_[k]);
            shares_[free_[k]] = static_cast<u64>(product / sum_);
            remainders_[k] = {static_cast<u64>(product % sum_), free_[k]};
            unshared_ -= shares_[free_[k]];
        }
    }

    // One each to the largest remainders, the first of equals.
    void spread_remainders() {
        CHECK(unshared_ <= remainders_.size());
        const auto before = [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first > b.first : a.second < b.second;
        };
        const auto end = remainders_.begin() + static_cast<std::ptrdiff_t>(unshared_);
        if (end != remainders_.end()) {
            std::nth_element(remainders_.begin(), end, remainders_.end(), before);
        }
        for (auto it = remainders_.begin(); it != end; ++it) ++shares_[it->second];
    }

    const Apportionment wish_;
    std::span<const u64> weights_;
    std::span<const u64> sizes_;
    u64 left_;
    u64 sum_ = 0;
    u64 unshared_ = 0;
    bool by_size_ = false;
    std::vector<u64> shares_;
    std::vector<u32> free_;
    std::vector<std::pair<u64, u32>> remainders_;
};

}  // namespace

std::vector<u64> apportion(const Apportionment& wish, std::span<const u64> weights,
                           std::span<const u64> sizes) {
    return Sharing(wish, weights, sizes).run();
}

}  // namespace rowsmith
