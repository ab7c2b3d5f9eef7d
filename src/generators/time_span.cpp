#include "generators/time_span.h"

#include <algorithm>

#include "column/moment_text.h"

namespace rowsmith {

namespace {

constexpr i64 two_years_us = 730 * us_per_day;

}  // namespace

std::string tick_text(const Ticks& ticks, Kind kind, i64 tick) {
    const i64 stored = ticks.stored(tick);
    if (kind == Kind::date) return date_text(stored);
    return kind == Kind::time ? time_text(stored) : datetime_text(stored);
}

class TimeSpanReader {
public:
    explicit TimeSpanReader(BindContext& context) : context_(context) {}

    Result<TimeSpan> read() {
        span_.ticks_ = ticks_of(context_.type());
        zone_ = context_.document().zone;
        (void)TRY(add_option("min_value", Bound::lower));
        (void)TRY(add_option("after", Bound::lower));
        (void)TRY(add_option("max_value", Bound::upper));
        (void)TRY(add_option("before", Bound::upper));
        span_.has_after_ = context_.options().has("after");
        span_.has_before_ = context_.options().has("before");
        (void)TRY(add_defaults());
        find_limits();
        (void)TRY(check_not_empty());
        return std::move(span_);
    }

private:
    Result<void> add_option(std::string_view name, Bound bound) {
        const Node* node = context_.options().node(name);
        if (node == nullptr) return {};
        SpanTerms group{.bound = bound};
        const auto add = [&](const Node& term) -> Result<void> {
            if (const auto literal = read_moment(term, context_.type(), bound)) {
                (void)TRY(add_literal(*literal, bound, term.place()));
                group.certain = true;
                return {};
            }
            return add_term(group, term);
        };
        if (node->is_list()) {
            for (const Node& term : node->items) (void)TRY(add(term));
        } else {
            (void)TRY(add(*node));
        }
        if (!group.terms.empty()) span_.terms_.push_back(std::move(group));
        return {};
    }

    Result<void> add_literal(const Moment& moment, Bound bound, const Place& place) {
        i64 value = moment.value;
        if (context_.type().kind == Kind::datetime && !context_.type().zone.empty() &&
            !moment.has_offset)
            value = utc_from_local(TRY(zone_named(zone_, place)), value);
        narrow(value, bound);
        return {};
    }

    void narrow(i64 stored, Bound bound) {
        if (bound == Bound::lower)
            span_.low_ = std::max(span_.low_, span_.ticks_.up(stored));
        else
            span_.high_ = std::min(span_.high_, span_.ticks_.down(stored));
    }

    Result<void> add_term(SpanTerms& group, const Node& term) {
        const PlacedText text{term.text, term.place()};
        const u32 input = TRY(context_.expression(text));
        const Shape& shape = context_.input_shape(input);
        const MomentSource source = TRY(
            MomentSource::make({.from = shape.type, .to = context_.type(), .document_zone = zone_},
                               text.text, text.place));
        if (shape.form != Form::int64)
            return fail(schema_error("after_not_a_moment",
                                     "'" + text.text + "' is chosen from a list of values",
                                     text.place, "a computed moment",
                                     "give the bound to the column that it is chosen in"));
        group.terms.push_back({.input = input, .nullable = shape.nullable, .source = source});
        return {};
    }

    Result<void> add_defaults() {
        const bool is_time = context_.type().kind == Kind::time;
        if (!bounded(Bound::upper)) {
            if (is_time) {
                narrow(us_per_day - 1, Bound::upper);
            } else {
                const i64 as_of = context_.document().as_of_us;
                const bool date = context_.type().kind == Kind::date;
                (void)TRY(add_literal({.value = date ? day_of(as_of) : as_of}, Bound::upper,
                                      context_.place()));
            }
        }
        if (bounded(Bound::lower)) return {};
        if (is_time)
            narrow(0, Bound::lower);
        else
            span_.low_is_relative_ = true;
        return {};
    }

    bool bounded(Bound bound) const {
        const i64 open = bound == Bound::lower ? INT64_MIN : INT64_MAX;
        if ((bound == Bound::lower ? span_.low_ : span_.high_) != open) return true;
        return std::ranges::any_of(span_.terms_,
                                   [&](const SpanTerms& group) { return group.bound == bound; });
    }

    struct Limits {
        i64 low;
        i64 high;
    };

    // Where the end of one option lies, from the limits of its terms: a null may leave any other.
    Limits limits_of(const SpanTerms& group) const {
        Limits limits{INT64_MIN, INT64_MIN};
        Limits nullable{INT64_MAX, INT64_MIN};
        bool sure = group.certain;
        for (const SpanTerm& term : group.terms) {
            const Limits one = limits_of(term, group.bound);
            limits.high = std::max(limits.high, one.high);
            if (term.nullable)
                nullable.low = std::min(nullable.low, one.low);
            else
                sure = true, limits.low = std::max(limits.low, one.low);
        }
        if (!sure) limits.low = nullable.low;
        return limits;
    }

    // As if all were lower ends: upper ones are mirrored.
    Limits limits_of(const SpanTerm& term, Bound bound) const {
        const Shape& shape = context_.input_shape(term.input);
        const i64 low = term.source.convert_limit(shape.low, bound);
        const i64 high = term.source.convert_limit(shape.high, bound);
        if (bound == Bound::lower) return {span_.ticks_.up(low), span_.ticks_.up(high)};
        return {-span_.ticks_.down(high), -span_.ticks_.down(low)};
    }

    void find_limits() {
        Limits low{span_.low_, span_.low_};
        Limits high{-span_.high_, -span_.high_};  // mirrored
        for (const SpanTerms& group : span_.terms_) {
            const Limits limits = limits_of(group);
            Limits& side = group.bound == Bound::lower ? low : high;
            side = {std::max(side.low, limits.low), std::max(side.high, limits.high)};
        }
        span_.high_min_ = -high.high;
        span_.high_max_ = -high.low;
        if (span_.low_is_relative_) {
            const i64 back = two_years_us / span_.ticks_.length_us;
            low = {span_.high_min_ - back, span_.high_max_ - back};
        }
        span_.low_min_ = low.low;
        span_.low_max_ = low.high;
        if (span_.is_constant() && span_.low_is_relative_) span_.low_ = low.low;
    }

    Result<void> check_not_empty() const {
        if (span_.low_min_ <= span_.high_max_) return {};
        if (!span_.is_constant() && context_.column().time.empty != WhenEmpty::error) return {};
        const Options& options = context_.options();
        const bool to_as_of = !options.has("max_value") && !options.has("before");
        const Kind kind = context_.type().kind;
        const char* option = options.has("after")       ? "after"
                             : options.has("min_value") ? "min_value"
                             : options.has("before")    ? "before"
                                                        : "max_value";
        return fail(options.wrong(option, "span_empty",
                                  "the span is empty in every row: it starts at " +
                                      tick_text(span_.ticks_, kind, span_.low_min_) +
                                      " at the earliest and ends at " +
                                      tick_text(span_.ticks_, kind, span_.high_max_) +
                                      (to_as_of ? " (as_of) at the latest" : " at the latest"),
                                  "a start at or before the end",
                                  to_as_of ? "write a max_value, or a later as_of"
                                           : "move one of the ends, or write empty: null"));
    }

    BindContext& context_;
    TimeSpan span_;
    std::string zone_;
};

Result<TimeSpan> TimeSpan::make(BindContext& context) { return TimeSpanReader(context).read(); }

bool TimeSpan::can_be_null() const {
    return std::ranges::any_of(terms_, [](const SpanTerms& group) {
        return !group.certain && std::ranges::all_of(group.terms, &SpanTerm::nullable);
    });
}

void TimeSpan::read(const Fill& block, SpanBlock& spans) const {
    const u32 count = block.count();
    std::fill_n(spans.low.begin(), count, low_);
    std::fill_n(spans.high.begin(), count, high_);
    std::fill_n(spans.valid.begin(), count, u8{1});
    std::array<i64, block_rows> found;
    std::array<u8, block_rows> any;
    for (const SpanTerms& group : terms_) {
        const bool lower = group.bound == Bound::lower;
        std::fill_n(found.begin(), count, lower ? INT64_MIN : INT64_MAX);
        std::fill_n(any.begin(), count, static_cast<u8>(group.certain));
        for (const SpanTerm& term : group.terms) {
            const Column& column = *block.inputs[term.input];
            for (u32 i = 0; i < count; i++) {
                if (column.is_null(i)) continue;
                const i64 value = term.source.convert(column.integers[i], group.bound);
                found[i] = lower ? std::max(found[i], ticks_.up(value))
                                 : std::min(found[i], ticks_.down(value));
                any[i] = 1;
            }
        }
        for (u32 i = 0; i < count; i++) {
            spans.valid[i] &= any[i];
            if (lower)
                spans.low[i] = std::max(spans.low[i], found[i]);
            else
                spans.high[i] = std::min(spans.high[i], found[i]);
        }
    }
    if (!low_is_relative_) return;
    const i64 back = two_years_us / ticks_.length_us;
    for (u32 i = 0; i < count; i++) spans.low[i] = spans.high[i] - back;
}

}  // namespace rowsmith
