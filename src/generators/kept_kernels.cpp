#include "generators/kept_kernels.h"

#include <array>

#include "random/streams.h"

namespace rowsmith {

namespace {

void fill_at(const Fill& block, const u64* numbers, const KeptPlaces& kept) {
    Column& out = block.out();
    for (u32 i = 0; i < block.count(); i++) {
        const i64 place = kept.places.at(numbers[i]);
        if (kept.grid)
            out.floats[i] = static_cast<double>(place) * static_cast<double>(kept.grid->multiple) /
                            kept.grid->power;
        else
            out.integers[i] = kept.start + place * kept.step;
    }
}

class EvenKernel final : public Kernel {
public:
    EvenKernel(u64 key, KeptPlaces kept) : key_(key), kept_(std::move(kept)) {}
    void fill(const Fill& block) const override {
        const u64* scaled = block.rows.scaled();
        const u64 count = kept_.places.count();
        std::array<u64, block_rows> numbers;
        for (u32 i = 0; i < block.count(); i++) numbers[i] = bounded(mix(key_ + scaled[i]), count);
        fill_at(block, numbers.data(), kept_);
    }

private:
    u64 key_;
    KeptPlaces kept_;
};

class RowKernel final : public Kernel {
public:
    explicit RowKernel(KeptPlaces kept) : kept_(std::move(kept)) {}
    void fill(const Fill& block) const override { fill_at(block, block.rows.numbers(), kept_); }

private:
    KeptPlaces kept_;
};

class NumberedKernel final : public Kernel {
public:
    NumberedKernel(u32 number, KeptPlaces kept) : number_(number), kept_(std::move(kept)) {}
    void fill(const Fill& block) const override {
        const i64* numbers = block.inputs[number_]->integers.data();
        std::array<u64, block_rows> unsigned_numbers;
        for (u32 i = 0; i < block.count(); i++) unsigned_numbers[i] = static_cast<u64>(numbers[i]);
        fill_at(block, unsigned_numbers.data(), kept_);
    }

private:
    u32 number_;
    KeptPlaces kept_;
};

}  // namespace

KernelPointer even_kept(u64 key, KeptPlaces kept) {
    return std::make_unique<EvenKernel>(key, std::move(kept));
}

KernelPointer kept_by_row(KeptPlaces kept) { return std::make_unique<RowKernel>(std::move(kept)); }

KernelPointer numbered_kept(u32 number, KeptPlaces kept) {
    return std::make_unique<NumberedKernel>(number, std::move(kept));
}

}  // namespace rowsmith
