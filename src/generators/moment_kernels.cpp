#include "generators/moment_kernels.h"

#include <array>

#include "random/sampler_kernels.h"
#include "random/sorted_times.h"
#include "random/streams.h"

namespace rowsmith {

namespace {

class FlatKernel final : public Kernel {
public:
    explicit FlatKernel(const TickDraw& draw) : draw_(draw) {}
    void fill(const Fill& block) const override {
        const u64* scaled = block.rows.scaled();
        i64* out = block.out().integers.data();
        const TickDraw draw = draw_;
        if (draw.count <= UINT32_MAX) {
            const EvenSteps steps{static_cast<u64>(draw.low) * static_cast<u64>(draw.unit),
                                  static_cast<u64>(draw.unit), draw.count};
            std::array<u64, block_rows> values;
            ROWSMITH_AT_CPU_LEVEL(mixed_steps)
            (steps, draw.key, {scaled, block.count()}, values.data());
            for (u32 i = 0; i < block.count(); i++) out[i] = static_cast<i64>(values[i]);
            return;
        }
        for (u32 i = 0; i < block.count(); i++) {
            const u64 tick = bounded(mix(draw.key + scaled[i]), draw.count);
            out[i] = (draw.low + static_cast<i64>(tick)) * draw.unit;
        }
    }

private:
    TickDraw draw_;
};

class NumberedKernel final : public Kernel {
public:
    NumberedKernel(const TickDraw& draw, u32 number) : draw_(draw), number_(number) {}
    void fill(const Fill& block) const override {
        const i64* number = block.inputs[number_]->integers.data();
        i64* out = block.out().integers.data();
        for (u32 i = 0; i < block.count(); i++) out[i] = (draw_.low + number[i]) * draw_.unit;
    }

private:
    TickDraw draw_;
    u32 number_;
};

class WeighedKernel final : public Kernel {
public:
    WeighedKernel(u64 key, TimeAxis axis, i64 unit)
        : key_(key), axis_(std::move(axis)), unit_(unit) {}
    void fill(const Fill& block) const override {
        const u64* scaled = block.rows.scaled();
        i64* out = block.out().integers.data();
        const Intensity& table = *axis_.table();
        for (u32 i = 0; i < block.count(); i++) {
            const u64 place = bounded(mix(key_ + scaled[i]), table.mass());
            out[i] = (axis_.start() + static_cast<i64>(table.tick_at(place))) * unit_;
        }
    }

private:
    u64 key_;
    TimeAxis axis_;
    i64 unit_;
};

class WeighedPlacesKernel final : public Kernel {
public:
    WeighedPlacesKernel(u64 key, TimeAxis axis, i64 unit, ValueSet masses)
        : key_(key), axis_(std::move(axis)), unit_(unit), masses_(std::move(masses)) {}
    void fill(const Fill& block) const override {
        const u64* scaled = block.rows.scaled();
        const u64 count = masses_.count();
        for (u32 i = 0; i < block.count(); i++) {
            const i64 place = masses_.at(bounded(mix(key_ + scaled[i]), count));
            block.out().integers[i] = axis_.tick_at(place) * unit_;
        }
    }

private:
    u64 key_;
    TimeAxis axis_;
    i64 unit_;
    ValueSet masses_;
};

class SortedKernel final : public Kernel {
public:
    SortedKernel(u64 key, const TimeAxis& axis, u64 rows, i64 unit)
        : times_(key, axis.table(), rows), start_(axis.start()), unit_(unit) {}
    void fill(const Fill& block) const override {
        std::array<u64, block_rows> ticks;
        const u32 count = block.count();
        if (block.rows.consecutive()) {
            times_.range(block.rows.first(), {ticks.data(), count});
        } else {
            for (u32 i = 0; i < count; i++) ticks[i] = times_.at(block.rows[i]);
        }
        i64* out = block.out().integers.data();
        for (u32 i = 0; i < count; i++) out[i] = (start_ + static_cast<i64>(ticks[i])) * unit_;
    }

private:
    SortedTimes times_;
    i64 start_;
    i64 unit_;
};

}  // namespace

KernelPointer flat_moments(const TickDraw& draw) { return std::make_unique<FlatKernel>(draw); }

KernelPointer numbered_moments(const TickDraw& draw, u32 number) {
    return std::make_unique<NumberedKernel>(draw, number);
}

KernelPointer weighed_moments(u64 key, TimeAxis axis, i64 unit) {
    return std::make_unique<WeighedKernel>(key, std::move(axis), unit);
}

KernelPointer weighed_moments(u64 key, TimeAxis axis, i64 unit, ValueSet masses) {
    return std::make_unique<WeighedPlacesKernel>(key, std::move(axis), unit, std::move(masses));
}

KernelPointer sorted_moments(u64 key, const TimeAxis& axis, u64 rows, i64 unit) {
    return std::make_unique<SortedKernel>(key, axis, rows, unit);
}

}  // namespace rowsmith
