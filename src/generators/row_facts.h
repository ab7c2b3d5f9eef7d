// Two facts about a normal or lognormal distribution, each a number or an expression of the row,
// and what follows from them: value = offset + scale * z, or e to the power of that, for a standard
// normal z. Closed forms only, since they are solved for every row.
#pragma once
#include <array>
#include <optional>
#include <span>

#include "generators/distribution_options.h"
#include "generators/row_number.h"

namespace rowsmith {

struct Line {
    double offset = 0;
    double scale = 1;  // >= 0
};

class RowFacts {
public:
    // Exactly two of mean, sd, median, p01 … p99, or for exponential its mean; all else of
    // `written` must be empty. Errors: missing_parameter, too_many_parameters, fact_pair.
    static Result<RowFacts> bind(const WrittenDistribution& written, BindContext& context);

    bool is_logarithm() const { return logarithm_; }
    // None where the facts can't hold (a negative sd, a median below 0) or one is null.
    std::optional<Line> at(const Fill& block, u32 row) const;
    // The same of given values of the facts.
    std::optional<Line> solve(std::array<double, 2> values) const;
    std::span<const RowNumber> numbers() const { return {numbers_.data(), count_}; }
    const std::string& name(size_t number) const { return names_[number]; }
    // The part of these bounds in which fact `number` can hold: no negative sd.
    Interval possible(size_t number, Interval bounds) const;
    // Some row of numbers within these bounds may have no distribution.
    bool may_fail(std::span<const Interval> bounds) const;

private:
    enum class Fact : u8 { mean, sd, percentile };
    std::optional<Line> solve_linear(double first, double second) const;
    std::optional<Line> solve_logarithm(double first, double second) const;

    bool logarithm_ = false;
    u32 count_ = 0;
    std::array<Fact, 2> facts_ = {};  // percentiles first, sd last
    std::array<double, 2> z_ = {};    // of percentiles
    std::array<RowNumber, 2> numbers_ = {};
    std::array<std::string, 2> names_ = {};
};

}  // namespace rowsmith
