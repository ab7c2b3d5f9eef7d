#include "generators/uniform_kernels.h"

#include <algorithm>
#include <array>
#include <type_traits>

#include "base/text.h"
#include "column/convert.h"
#include "generators/value_text.h"
#include "random/sampler_kernels.h"
#include "random/streams.h"

namespace rowsmith {

namespace {

// An even draw of [0, count); count 0 stands for 2^64.
u64 even(u64 bits, u64 count) { return count == 0 ? bits : bounded(bits, count); }

class IntegerKernel final : public Kernel {
public:
    IntegerKernel(u64 key, const GridPoints& points, i64 step)
        : key_(key),
          first_(static_cast<u64>(points.first) * static_cast<u64>(step)),
          count_(points.count()),
          step_(static_cast<u64>(step)) {}
    void fill(const Fill& block) const override {
        const u64* scaled = block.rows.scaled();
        i64* out = block.out().integers.data();
        if (count_ == 0) {
            for (u32 i = 0; i < block.count(); i++)
                out[i] = static_cast<i64>(mix(key_ + scaled[i]));
            return;
        }
        if (count_ <= UINT32_MAX) {
            std::array<u64, block_rows> values;
            ROWSMITH_AT_CPU_LEVEL(mixed_steps)
            ({first_, step_, count_}, key_, {scaled, block.count()}, values.data());
            for (u32 i = 0; i < block.count(); i++) out[i] = static_cast<i64>(values[i]);
            return;
        }
        for (u32 i = 0; i < block.count(); i++)
            out[i] = static_cast<i64>(first_ + step_ * bounded(mix(key_ + scaled[i]), count_));
    }

private:
    u64 key_, first_, count_, step_;
};

class GridKernel final : public Kernel {
public:
    GridKernel(u64 key, const GridPoints& points, const FloatGrid& grid)
        : key_(key), points_(points), grid_(grid) {}
    void fill(const Fill& block) const override {
        const u64* scaled = block.rows.scaled();
        double* out = block.out().floats.data();
        const u64 count = points_.count();
        const double unit = static_cast<double>(grid_.multiple);
        for (u32 i = 0; i < block.count(); i++) {
            const i64 place =
                points_.first + static_cast<i64>(bounded(mix(key_ + scaled[i]), count));
            out[i] = static_cast<double>(place) * unit / grid_.power;
        }
    }

private:
    u64 key_;
    GridPoints points_;
    FloatGrid grid_;
};

class NumberedIntegerKernel final : public Kernel {
public:
    NumberedIntegerKernel(u32 input, const GridPoints& points, i64 step)
        : input_(input), first_(points.first * step), step_(step) {}
    void fill(const Fill& block) const override {
        const i64* numbers = block.inputs[input_]->integers.data();
        i64* out = block.out().integers.data();
        for (u32 i = 0; i < block.count(); i++) out[i] = first_ + step_ * numbers[i];
    }

private:
    u32 input_;
    i64 first_, step_;
};

class NumberedGridKernel final : public Kernel {
public:
    NumberedGridKernel(u32 input, const GridPoints& points, const FloatGrid& grid)
        : input_(input), points_(points), grid_(grid) {}
    void fill(const Fill& block) const override {
        const i64* numbers = block.inputs[input_]->integers.data();
        double* out = block.out().floats.data();
        const double unit = static_cast<double>(grid_.multiple);
        for (u32 i = 0; i < block.count(); i++)
            out[i] = static_cast<double>(points_.first + numbers[i]) * unit / grid_.power;
    }

private:
    u32 input_;
    GridPoints points_;
    FloatGrid grid_;
};

// Weighted ends, as the difference of two bounds may be no double.
double between(double low, double high, double place) {
    return std::clamp(low * (1 - place) + high * place, low, high);
}

class RealKernel final : public Kernel {
public:
    RealKernel(u64 key, double low, double high) : key_(key), low_(low), high_(high) {}
    void fill(const Fill& block) const override {
        const u64* scaled = block.rows.scaled();
        double* out = block.out().floats.data();
        for (u32 i = 0; i < block.count(); i++)
            out[i] = between(low_, high_, unit_interval(mix(key_ + scaled[i])));
    }

private:
    u64 key_;
    double low_, high_;
};

double real_at(const Column& column, u32 i) {
    if (column.shape->form == Form::codes) return column.shape->dictionary->floats[column.codes[i]];
    return column.floats[i];
}

bool is_null(const Fill& block, const std::optional<u32>& input, u32 i) {
    return input && block.inputs[*input]->is_null(i);
}

template <class T>
T end_at(const Fill& block, const End<T>& end, u32 i) {
    if (!end.input) return end.literal;
    if constexpr (std::is_same_v<T, i64>)
        return integer_at(*block.inputs[*end.input], i);
    else
        return real_at(*block.inputs[*end.input], i);
}

template <class Bounds>
bool has_null_end(const Fill& block, const Bounds& bounds, u32 i) {
    return is_null(block, bounds.low.input, i) || is_null(block, bounds.high.input, i);
}

// Notes whether the row has a value; gives whether it is null.
bool note(const Fill& block, u32 i, bool missing, WhenEmpty empty, bool null) {
    const Column& out = block.out();
    if (block.outputs.size() > 1) block.outputs[1]->integers[i] = missing;
    const bool valid = !null && !(missing && empty == WhenEmpty::null);
    if (out.shape->nullable) block.out().valid[i] = valid;
    return !valid;
}

class ComputedIntegerKernel final : public RefusingKernel {
public:
    ComputedIntegerKernel(u64 key, const IntegralBounds& bounds, const Shape& shape,
                          BetweenBounds between)
        : key_(key), bounds_(bounds), shape_(shape), between_(std::move(between)) {}
    void fill(const Fill& block) const override {
        const u64* scaled = block.rows.scaled();
        i64* out = block.out().integers.data();
        for (u32 i = 0; i < block.count(); i++) {
            if (has_null_end(block, bounds_, i)) {
                note(block, i, false, between_.empty, true);
                out[i] = shape_.low;
                continue;
            }
            const i64 low = end_at(block, bounds_.low, i), high = end_at(block, bounds_.high, i);
            const auto place = draw(low, high, mix(key_ + scaled[i]));
            note(block, i, !place, between_.empty, false);
            out[i] = place ? static_cast<i64>(*place * static_cast<u64>(bounds_.step))
                           : std::clamp(low, shape_.low, shape_.high);
        }
    }
    std::string why_refused(const Fill& block, u32 i) const override {
        const auto text = [&](const End<i64>& end) {
            return integral_text(shape_.type, end_at(block, end, i));
        };
        return std::string(between_.kept ? "no value that the rules allow" : "no value") +
               " lies between " + text(bounds_.low) + " and " + text(bounds_.high);
    }

private:
    std::optional<u64> draw(i64 low, i64 high, u64 bits) const {
        const auto points = points_between(low, high, bounds_.step);
        if (!points) return std::nullopt;
        if (!between_.kept) return static_cast<u64>(points->first) + even(bits, points->count());
        const u64 before = between_.kept->count_below(points->first);
        const u64 count = between_.kept->count_to(points->last) - before;
        if (count == 0) return std::nullopt;
        return static_cast<u64>(between_.kept->at(before + bounded(bits, count)));
    }

    u64 key_;
    IntegralBounds bounds_;
    Shape shape_;
    BetweenBounds between_;
};

class ComputedRealKernel final : public RefusingKernel {
public:
    ComputedRealKernel(u64 key, const FloatBounds& bounds, WhenEmpty empty)
        : key_(key), bounds_(bounds), empty_(empty) {}
    void fill(const Fill& block) const override {
        const u64* scaled = block.rows.scaled();
        double* out = block.out().floats.data();
        for (u32 i = 0; i < block.count(); i++) {
            const bool null = has_null_end(block, bounds_, i);
            const double low = null ? 0 : end_at(block, bounds_.low, i);
            const auto value =
                null ? std::nullopt
                     : draw(low, end_at(block, bounds_.high, i), mix(key_ + scaled[i]));
            note(block, i, !null && !value, empty_, null);
            out[i] = value.value_or(low);
        }
    }
    std::string why_refused(const Fill& block, u32 i) const override {
        return "no value lies between " + shortest(end_at(block, bounds_.low, i)) + " and " +
               shortest(end_at(block, bounds_.high, i));
    }

private:
    std::optional<double> draw(double low, double high, u64 bits) const {
        if (!(low <= high)) return std::nullopt;
        if (!bounds_.grid) return between(low, high, unit_interval(bits));
        const auto points = points_between(low, high, *bounds_.grid);
        if (!points) return std::nullopt;
        const auto place = points->first + static_cast<i64>(bounded(bits, points->count()));
        return static_cast<double>(place) * static_cast<double>(bounds_.grid->multiple) /
               bounds_.grid->power;
    }

    u64 key_;
    FloatBounds bounds_;
    WhenEmpty empty_;
};

}  // namespace

KernelPointer uniform_integers(u64 key, const GridPoints& points, i64 step) {
    return std::make_unique<IntegerKernel>(key, points, step);
}

KernelPointer uniform_grid(u64 key, const GridPoints& points, const FloatGrid& grid) {
    return std::make_unique<GridKernel>(key, points, grid);
}

KernelPointer numbered_integers(u32 input, const GridPoints& points, i64 step) {
    return std::make_unique<NumberedIntegerKernel>(input, points, step);
}

KernelPointer numbered_grid(u32 input, const GridPoints& points, const FloatGrid& grid) {
    return std::make_unique<NumberedGridKernel>(input, points, grid);
}

KernelPointer uniform_reals(u64 key, double low, double high) {
    return std::make_unique<RealKernel>(key, low, high);
}

KernelPointer computed_integers(u64 key, const IntegralBounds& bounds, const Shape& shape,
                                BetweenBounds between) {
    return std::make_unique<ComputedIntegerKernel>(key, bounds, shape, std::move(between));
}

KernelPointer computed_reals(u64 key, const FloatBounds& bounds, WhenEmpty empty) {
    return std::make_unique<ComputedRealKernel>(key, bounds, empty);
}

}  // namespace rowsmith
