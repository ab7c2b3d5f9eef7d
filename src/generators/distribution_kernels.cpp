#include "generators/distribution_kernels.h"

#include "random/sampler_kernels.h"

namespace rowsmith {

void draw_words(const Fill& block, u64 key, u64* words) {
    ROWSMITH_AT_CPU_LEVEL(mix_words)(key, {block.rows.scaled(), block.count()}, words);
}

namespace {

struct Words {
    Words(const Fill& block, u64 key) : count(block.count()) {
        draw_words(block, key, bits.data());
    }
    std::span<const u64> span() const { return {bits.data(), count}; }

    u32 count;
    std::array<u64, block_rows> bits;
};

class CodeKernel final : public Kernel {
public:
    CodeKernel(u64 key, SamplerPointer sampler) : key_(key), sampler_(std::move(sampler)) {}
    void fill(const Fill& block) const override {
        sampler_->sample_codes(Words(block, key_).span(), block.out().codes.data());
    }

private:
    u64 key_;
    SamplerPointer sampler_;
};

class RealKernel final : public Kernel {
public:
    RealKernel(u64 key, SamplerPointer sampler) : key_(key), sampler_(std::move(sampler)) {}
    void fill(const Fill& block) const override {
        sampler_->sample_reals(Words(block, key_).span(), block.out().floats.data());
    }

private:
    u64 key_;
    SamplerPointer sampler_;
};

class PlaceKernel final : public Kernel {
public:
    PlaceKernel(u64 key, SamplerPointer sampler, const ValueGrid& grid, std::optional<Ends> ends)
        : key_(key), sampler_(std::move(sampler)), grid_(grid), ends_(std::move(ends)) {}

    void fill(const Fill& block) const override {
        Column& out = block.out();
        std::array<i64, block_rows> own;
        i64* places = grid_.floating ? own.data() : out.integers.data();
        sampler_->sample_integers(Words(block, key_).span(), places);
        if (ends_) end_amounts(block, places);
        if (grid_.floating) {
            for (u32 i = 0; i < block.count(); i++) out.floats[i] = grid_.real(places[i]);
        } else if (grid_.multiple != 1) {
            for (u32 i = 0; i < block.count(); i++) places[i] = grid_.stored(places[i]);
        }
    }

private:
    void end_amounts(const Fill& block, i64* amounts) const {
        const Words words(block, ends_->key);
        for (u32 i = 0; i < block.count(); i++)
            amounts[i] = ends_->endings.apply(amounts[i], words.bits[i], ends_->bounds.low,
                                              ends_->bounds.high);
    }

    u64 key_;
    SamplerPointer sampler_;
    ValueGrid grid_;
    std::optional<Ends> ends_;
};

}  // namespace

KernelPointer drawn_codes(u64 key, SamplerPointer sampler) {
    return std::make_unique<CodeKernel>(key, std::move(sampler));
}

KernelPointer drawn_places(u64 key, SamplerPointer sampler, const ValueGrid& grid,
                           std::optional<Ends> ends) {
    return std::make_unique<PlaceKernel>(key, std::move(sampler), grid, std::move(ends));
}

KernelPointer drawn_reals(u64 key, SamplerPointer sampler) {
    return std::make_unique<RealKernel>(key, std::move(sampler));
}

}  // namespace rowsmith
