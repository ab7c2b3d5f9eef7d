#include "random/listed_sampler.h"

#include <span>

#include "random/alias.h"

namespace rowsmith {

namespace {

class ListedSampler final : public Sampler {
public:
    ListedSampler(AliasTable table, ListedPlaces listed)
        : table_(std::move(table)), listed_(std::move(listed)) {}

    void sample_integers(std::span<const u64> bits, i64* values) const override {
        for (size_t i = 0; i < bits.size(); i++) values[i] = listed_.places[table_.pick(bits[i])];
    }
    void sample_reals(std::span<const u64> bits, double* values) const override {
        for (size_t i = 0; i < bits.size(); i++)
            values[i] = real(listed_.places[table_.pick(bits[i])]);
    }
    Interval reach() const override {
        return {real(listed_.places.front()), real(listed_.places.back())};
    }
    std::span<const i64> values() const override { return listed_.places; }
    void sample_codes(std::span<const u64> bits, u32* codes) const override {
        table_.pick(bits, codes);
    }

private:
    double real(i64 place) const { return static_cast<double>(place) / listed_.units; }

    AliasTable table_;
    ListedPlaces listed_;
};

}  // namespace

Result<std::unique_ptr<Sampler>> listed_sampler(ListedPlaces listed) {
    auto table = TRY(AliasTable::make(std::span<const double>(listed.weights)));
    return std::unique_ptr<Sampler>(
        std::make_unique<ListedSampler>(std::move(table), std::move(listed)));
}

}  // namespace rowsmith
