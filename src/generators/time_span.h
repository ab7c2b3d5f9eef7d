// The span of a column of moments: from max(min_value, after …) to min(max_value, before …), both
// ends included, in ticks. What is literal is one pair of numbers; what is computed is read row by
// row.
//
// Without an upper end the span goes to as_of; without a lower one it starts two years (730 days)
// before the upper one. Nulls among the terms of an option are skipped; if all are null, so is the
// value.
#pragma once
#include <span>
#include <vector>

#include "generators/generator.h"
#include "generators/moment_source.h"
#include "generators/moment_ticks.h"

namespace rowsmith {

struct SpanTerm {
    u32 input;
    bool nullable;
    MomentSource source;
};

// The terms of one option. With `certain` there is a literal among them, so they are never all
// null.
struct SpanTerms {
    Bound bound;
    bool certain = false;
    std::vector<SpanTerm> terms = {};
};

// The spans of a block, row by row. Where `valid` is 0 the terms are null.
struct SpanBlock {
    std::array<i64, block_rows> low;
    std::array<i64, block_rows> high;
    std::array<u8, block_rows> valid;
};

class TimeSpan {
public:
    // Reads min_value, max_value, after and before; asks the context for what they compute. Errors:
    // span_empty where no row can have a moment (unless `empty` says what then), and those of the
    // terms.
    static Result<TimeSpan> make(BindContext& context);

    const Ticks& ticks() const { return ticks_; }
    // The same for all rows: low_min() … high_max().
    bool is_constant() const { return terms_.empty(); }
    bool can_be_null() const;
    // True unless the limits of the terms rule out that a span ends before it starts.
    bool can_be_empty() const { return low_max_ > high_min_; }
    bool has_after() const { return has_after_; }
    bool has_before() const { return has_before_; }
    std::span<const SpanTerms> terms() const { return terms_; }

    // No span starts before low_min or after low_max; ends are in high_min … high_max.
    i64 low_min() const { return low_min_; }
    i64 low_max() const { return low_max_; }
    i64 high_max() const { return high_max_; }

    void read(const Fill& block, SpanBlock& spans) const;

private:
    friend class TimeSpanReader;

    Ticks ticks_;
    i64 low_ = INT64_MIN;  // literal ends
    i64 high_ = INT64_MAX;
    bool low_is_relative_ = false;  // two years before the end
    bool has_after_ = false;
    bool has_before_ = false;
    std::vector<SpanTerms> terms_;
    i64 low_min_ = 0, low_max_ = 0, high_min_ = 0, high_max_ = 0;
};

// A tick as people read it.
std::string tick_text(const Ticks& ticks, Kind kind, i64 tick);

}  // namespace rowsmith
