#include "generators/moved_kernel.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "generators/distribution_kernels.h"
#include "generators/value_text.h"
#include "random/real_functions.h"

namespace rowsmith {

namespace {

constexpr double infinity = HUGE_VAL;

// What a row makes of x: times * (offset + scale x) + add, e to the power of the line in between
// where it is a logarithm.
struct RowMove {
    Line line;
    double times = 1;
    double add = 0;
    Interval bounds = {-infinity, infinity};
};

class MovedKernel final : public RefusingKernel {
public:
    explicit MovedKernel(Move move)
        : move_(std::move(move)), logarithm_(move_.facts && move_.facts->is_logarithm()) {}

    void fill(const Fill& block) const override {
        std::array<u64, block_rows> words, ending_words;
        std::array<double, block_rows> draws;
        draw_words(block, move_.key, words.data());
        if (move_.endings) draw_words(block, move_.ending_key, ending_words.data());
        const bool whole = !move_.low && !move_.high;
        if (whole) move_.base->whole({words.data(), block.count()}, draws.data());
        for (u32 i = 0; i < block.count(); i++) {
            const auto row = row_move(block, i);
            std::optional<double> value;
            if (row && whole) value = value_of(*row, draws[i]);
            if (row && !whole) value = cut_value(*row, words[i]);
            store(block, i, row, value, move_.endings ? ending_words[i] : 0);
        }
    }

    std::string why_refused(const Fill& block, u32 i) const override {
        std::string why = "nothing can be drawn with";
        const auto add = [&](const std::string& name, const RowNumber& number) {
            const double value = number.at(block, i);
            why += (why.ends_with("with") ? " " : ", ") + name + " " + text_of(value);
        };
        if (move_.facts)
            for (size_t k = 0; k < move_.facts->numbers().size(); k++)
                add(move_.facts->name(k), move_.facts->numbers()[k]);
        for (const auto& [name, number] :
             {std::pair("times", &move_.times), std::pair("add", &move_.add),
              std::pair("min_value", &move_.low), std::pair("max_value", &move_.high)})
            if (*number) add(name, **number);
        return why;
    }

private:
    // Durations as text, other numbers as they are.
    std::string text_of(double value) const {
        if (move_.type.kind != Kind::duration) return shortest(value);
        return integral_text(move_.type, static_cast<i64>(std::clamp(value, -0x1p62, 0x1p62)));
    }

    bool reads_null(const Fill& block, u32 i) const {
        if (move_.facts)
            for (const RowNumber& number : move_.facts->numbers())
                if (number.is_null(block, i)) return true;
        for (const auto* number : {&move_.times, &move_.add, &move_.low, &move_.high})
            if (*number && (*number)->is_null(block, i)) return true;
        return false;
    }

    std::optional<RowMove> row_move(const Fill& block, u32 i) const {
        RowMove row;
        if (move_.facts) {
            const auto line = move_.facts->at(block, i);
            if (!line) return {};
            row.line = *line;
        }
        for (const auto& [number, target] :
             {std::pair(&move_.times, &row.times), std::pair(&move_.add, &row.add),
              std::pair(&move_.low, &row.bounds.low), std::pair(&move_.high, &row.bounds.high)}) {
            if (!*number) continue;
            if ((*number)->is_null(block, i)) return {};
            *target = (*number)->at(block, i);
        }
        return row.bounds.low <= row.bounds.high ? std::optional(row) : std::nullopt;
    }

    double value_of(const RowMove& row, double x) const {
        double value = row.line.offset + row.line.scale * x;
        if (row.line.scale == 0) value = row.line.offset;
        if (logarithm_) value = exponential(value);
        return row.times * value + row.add;
    }

    // The x that gives this value; infinite where none does.
    double base_of(const RowMove& row, double value) const {
        double x = (value - row.add) / row.times;
        if (logarithm_) x = x > 0 ? natural_log(x) : -infinity;
        return (x - row.line.offset) / row.line.scale;
    }

    std::optional<double> cut_value(const RowMove& row, u64 word) const {
        if (row.times == 0 || row.line.scale == 0) {
            const double value = value_of(row, 0);
            const bool inside = value >= row.bounds.low && value <= row.bounds.high;
            return inside ? std::optional(value) : std::nullopt;
        }
        Interval ends = {base_of(row, row.bounds.low), base_of(row, row.bounds.high)};
        if (row.times < 0) std::swap(ends.low, ends.high);
        if (logarithm_ && row.times < 0) {
            // Values below `add` come from a logarithm; what lies above it has none.
            if (row.bounds.low >= row.add) return {};
        } else if (logarithm_ && row.bounds.high <= row.add) {
            return {};
        }
        if (move_.base->is_discrete()) {
            ends = {-floor_of(-ends.low), floor_of(ends.high)};
            if (ends.low > ends.high) return {};
        }
        return std::clamp(value_of(row, move_.base->cut(word, ends)), row.bounds.low,
                          row.bounds.high);
    }

    void store(const Fill& block, u32 i, const std::optional<RowMove>& row,
               std::optional<double> value, u64 ending_word) const {
        std::optional<i64> place;
        if (value && move_.grid) {
            place = place_of(*row, *value, ending_word);
            if (!place) value.reset();
        }
        const bool lacks = !value && !reads_null(block, i);
        if (block.outputs.size() > 1) block.outputs[1]->integers[i] = lacks;
        if (lacks && move_.empty == WhenEmpty::after && move_.low) {
            value = move_.low->at(block, i);
            if (move_.grid) place = within_places(*value * move_.grid->units());
        }
        Column& out = block.out();
        if (out.shape->nullable) out.valid[i] = value ? 1 : 0;
        if (!move_.grid)
            out.floats[i] = std::clamp(value.value_or(0), move_.range.low, move_.range.high);
        else if (move_.grid->floating)
            out.floats[i] = move_.grid->real(place.value_or(within_places(0)));
        else
            out.integers[i] = move_.grid->stored(place.value_or(within_places(0)));
    }

    i64 within_places(double place) const {
        return static_cast<i64>(std::clamp(nearest_even(place),
                                           static_cast<double>(move_.places.low),
                                           static_cast<double>(move_.places.high)));
    }

    std::optional<i64> place_of(const RowMove& row, double value, u64 ending_word) const {
        const double units = move_.grid->units();
        const Interval own = in_units(row.bounds, units);
        const double low = std::max(own.low, static_cast<double>(move_.places.low));
        const double high = std::min(own.high, static_cast<double>(move_.places.high));
        if (low > high) return {};
        const i64 place =
            static_cast<i64>(std::min(std::max(nearest_even(value * units), low), high));
        if (!move_.endings) return place;
        return move_.endings->apply(place, ending_word, static_cast<i64>(low),
                                    static_cast<i64>(high));
    }

    Move move_;
    bool logarithm_;
};

}  // namespace

KernelPointer moved_kernel(Move move) { return std::make_unique<MovedKernel>(std::move(move)); }

}  // namespace rowsmith
