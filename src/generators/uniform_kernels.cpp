#include "generators/uniform_kernels.h"

#include <algorithm>

#include "column/convert.h"
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

class ComputedIntegerKernel final : public Kernel {
public:
    ComputedIntegerKernel(u64 key, const IntegralBounds& bounds) : key_(key), bounds_(bounds) {}
    void fill(const Fill& block) const override {
        Column& out = block.out();
        const u64* scaled = block.rows.scaled();
        for (u32 i = 0; i < block.count(); i++) {
            const bool null =
                is_null(block, bounds_.low.input, i) || is_null(block, bounds_.high.input, i);
            const auto points = null ? std::nullopt
                                     : points_between(end_at(block, bounds_.low, i),
                                                      end_at(block, bounds_.high, i), bounds_.step);
            const u64 place = points ? static_cast<u64>(points->first) +
                                           even(mix(key_ + scaled[i]), points->count())
                                     : 0;
            out.integers[i] = static_cast<i64>(place * static_cast<u64>(bounds_.step));
            if (out.shape->nullable) out.valid[i] = points ? 1 : 0;
        }
    }

private:
    static i64 end_at(const Fill& block, const End<i64>& end, u32 i) {
        return end.input ? integer_at(*block.inputs[*end.input], i) : end.literal;
    }

    u64 key_;
    IntegralBounds bounds_;
};

class ComputedRealKernel final : public Kernel {
public:
    ComputedRealKernel(u64 key, const FloatBounds& bounds) : key_(key), bounds_(bounds) {}
    void fill(const Fill& block) const override {
        Column& out = block.out();
        const u64* scaled = block.rows.scaled();
        for (u32 i = 0; i < block.count(); i++) {
            const bool null =
                is_null(block, bounds_.low.input, i) || is_null(block, bounds_.high.input, i);
            const auto value = null ? std::nullopt
                                    : draw(end_at(block, bounds_.low, i),
                                           end_at(block, bounds_.high, i), mix(key_ + scaled[i]));
            out.floats[i] = value.value_or(0);
            if (out.shape->nullable) out.valid[i] = value ? 1 : 0;
        }
    }

private:
    static double end_at(const Fill& block, const End<double>& end, u32 i) {
        return end.input ? real_at(*block.inputs[*end.input], i) : end.literal;
    }
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

KernelPointer computed_integers(u64 key, const IntegralBounds& bounds) {
    return std::make_unique<ComputedIntegerKernel>(key, bounds);
}

KernelPointer computed_reals(u64 key, const FloatBounds& bounds) {
    return std::make_unique<ComputedRealKernel>(key, bounds);
}

}  // namespace rowsmith
