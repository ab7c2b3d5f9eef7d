#include "generators/moments.h"

#include <algorithm>

#include "base/text.h"
#include "generators/kept_kernels.h"
#include "generators/moment_kernels.h"
#include "generators/spanned_moments.h"
#include "generators/values_by_rules.h"

namespace rowsmith {

namespace {

// Above this a group of unique columns could not be counted.
constexpr u64 space_max = u64{1} << 62;

class MomentBinder {
public:
    explicit MomentBinder(BindContext& context)
        : context_(context), options_(context.options()), time_(context.column().time) {}

    Result<BoundColumn> bind() {
        (void)TRY(check_combinations());
        span_ = TRY(TimeSpan::make(context_));
        weights_ = TRY(CalendarWeights::make(context_));
        if (options_.has("delay") && time_.delay) delay_ = TRY(Delay::make(*time_.delay));
        zone_ = TRY(zone_named(context_.type().zone, options_.place("zone")));
        siblings_ = TRY(find_siblings());
        kept_ = TRY(ticks_by_rules());
        KernelPointer kernel = is_plain() ? TRY(plain_kernel()) : TRY(spanned_kernel());
        BoundColumn bound{.kernel = std::move(kernel), .outputs = {shape()}, .summary = summary()};
        if (can_refuse()) bound.outputs.push_back(refused_shape());
        return bound;
    }

private:
    const Ticks& ticks() const { return span_.ticks(); }
    bool is_plain() const { return span_.is_constant() && !delay_ && !siblings_; }
    bool can_lack() const { return span_.can_be_empty() || kept_; }
    bool can_refuse() const {
        return can_lack() && !is_plain() && time_.empty == WhenEmpty::error &&
               !(delay_ && time_.past_end != PastEnd::cut);
    }

    Result<void> refuse(const char* option, const char* cause, std::string message,
                        std::string expected, std::string fix) const {
        return fail(
            options_.wrong(option, cause, std::move(message), std::move(expected), std::move(fix)));
    }

    Result<void> check_combinations() const {
        if (options_.has("multiple_of"))
            return refuse("multiple_of", "multiple_of_moment", "moments have no multiples",
                          "a resolution",
                          "write resolution: " + options_.node("multiple_of")->text);
        const bool delay = time_.delay.has_value();
        if (delay && time_.after.empty() && time_.before.empty())
            return refuse("delay", "delay_without_after", "the delay counts from no moment",
                          "after or before beside it", "add after");
        if (delay && time_.trend)
            return refuse("trend", "trend_with_delay",
                          "the delay says when, so the trend has nothing to shape",
                          "a delay or a trend", "remove trend");
        if (delay && time_.sorted)
            return refuse("sorted", "sorted_with_delay",
                          "moments that come by a delay can't be put in order as well",
                          "sorted: true or a delay", "remove one of them");
        if (time_.snap != Snap::none && (!delay || !time_.calendar))
            return refuse("snap", "snap_without_calendar",
                          "snap moves what a delay gives to an open moment of a calendar",
                          "a delay and a calendar beside it", "remove snap");
        return {};
    }

    // Inside each parent, when the table is laid out per one.
    Result<std::optional<SpannedMoments::Siblings>> find_siblings() {
        using Siblings = std::optional<SpannedMoments::Siblings>;
        if (!time_.sorted) return Siblings{};
        const auto ordinal = context_.parent(ParentValue::ordinal);
        if (!ordinal) {
            if (!span_.is_constant())
                (void)TRY(refuse("sorted", "sorted_bounds_differ",
                                 "the span differs from row to row, so the table can't be in order",
                                 "literal bounds, or a table laid out per a parent",
                                 "write literal bounds, or remove sorted"));
            return Siblings{};
        }
        for (const SpanTerms& terms : span_.terms())
            for (const SpanTerm& term : terms.terms)
                if (!context_.same_for_siblings(term.input))
                    (void)TRY(refuse("sorted", "sorted_bounds_differ",
                                     "a bound differs between the rows of one parent, so they "
                                     "can't be in order",
                                     "bounds that are literal or columns of the parent",
                                     "bound it by the parent's columns, or remove sorted"));
        const u32 count = TRY(context_.parent(ParentValue::siblings));
        return Siblings{SpannedMoments::Siblings{*ordinal, count}};
    }

    // The ticks of all spans that rules leave.
    Result<std::optional<ValueSet>> ticks_by_rules() {
        const auto values = TRY(values_by_rules(context_));
        if (!values) return std::nullopt;
        if (time_.sorted)
            (void)TRY(refuse_rules(context_,
                                   "its moments come in order, each in its own part of "
                                   "the time"));
        if (delay_) (void)TRY(refuse_rules(context_, "its moments follow from a delay"));
        if (!is_plain() && time_.empty == WhenEmpty::after)
            (void)TRY(refuse_rules(context_, "empty: after takes a bound, whatever the rule says"));
        ValueSet kept = values->multiples_of(ticks().unit).within({span_.low_min(), last_tick()});
        if (kept.is_empty()) return fail(no_value_by_rules(context_));
        return kept;
    }

    i64 last_tick() const { return std::max(span_.low_min(), span_.high_max()); }

    // By a calendar, where it has weight on what rules leave; else all alike.
    Result<KernelPointer> kept_kernel(const TickDraw& draw) {
        const KeptPlaces kept{.places = *kept_, .step = draw.unit};
        if (context_.has_unique_index()) {
            const u64 space = std::min(kept.places.count(), space_max);
            return numbered_kept(TRY(context_.unique_index(space)), kept);
        }
        TimeAxis weighed = TRY(axis(TimeAxis::Weighing::by_weight));
        if (weighed.is_flat()) return even_kept(draw.key, kept);
        ValueSet masses = weighed.masses_of(*kept_);
        if (masses.is_empty()) return even_kept(draw.key, kept);
        return weighed_moments(draw.key, std::move(weighed), draw.unit, std::move(masses));
    }

    Result<TimeAxis> axis(TimeAxis::Weighing weighing) const {
        if (weights_.is_flat()) return TimeAxis{};
        const TickRange range{span_.low_min(), last_tick()};
        auto made = TimeAxis::make({.weights = weights_,
                                    .ticks = ticks(),
                                    .zone = zone_,
                                    .now_us = context_.document().as_of_us},
                                   range, weighing);
        if (made) return made;
        // No weight anywhere in the span: as if flat.
        if (made.error().cause == "no_weight") return TimeAxis{};
        Error error = std::move(made).error();
        error.place = options_.place("calendar");
        return fail(std::move(error));
    }

    Result<KernelPointer> plain_kernel() {
        const i64 unit = ticks().unit;
        const TickDraw draw{.key = context_.key(),
                            .low = span_.low_min(),
                            .count = static_cast<u64>(span_.high_max() - span_.low_min()) + 1,
                            .unit = unit};
        if (context_.has_unique_index()) {
            if (!weights_.is_flat() || time_.sorted)
                (void)TRY(refuse("unique", "unique_weighed",
                                 "unique moments are numbered, so weights and order can't be kept",
                                 "unique without calendar, trend and sorted",
                                 "remove unique or the others"));
            if (kept_) return kept_kernel(draw);
            return numbered_moments(draw,
                                    TRY(context_.unique_index(std::min(draw.count, space_max))));
        }
        if (kept_) return kept_kernel(draw);
        TimeAxis weighed = TRY(axis(TimeAxis::Weighing::by_weight));
        if (!time_.sorted) {
            if (weighed.is_flat()) return flat_moments(draw);
            return weighed_moments(draw.key, std::move(weighed), unit);
        }
        if (weighed.is_flat()) weighed = TimeAxis::even({span_.low_min(), span_.high_max()});
        return sorted_moments(draw.key, weighed, context_.rows("sorted over the table"), unit);
    }

    Result<KernelPointer> spanned_kernel() {
        if (context_.has_unique_index())
            (void)TRY(refuse("unique", "unique_of_computed_bounds",
                             "the span differs from row to row, so its moments can't be counted",
                             "literal bounds", "write literal bounds, or remove unique"));
        SpannedMoments moments{.key = context_.key(0),
                               .second_key = context_.key(1),
                               .span = span_,
                               .axis = {},
                               .snap = time_.snap,
                               .delay = delay_,
                               .from = from(),
                               .past_end = time_.past_end,
                               .empty = time_.empty,
                               .kind = context_.type().kind,
                               .siblings = siblings_,
                               .last_tick = farthest()};
        if (time_.snap == Snap::none)
            moments.axis = TRY(axis(TimeAxis::Weighing::by_weight));
        else
            moments.openness = TRY(axis(TimeAxis::Weighing::by_openness));
        if (kept_) moments.kept = SpannedMoments::Kept{*kept_, moments.axis.masses_of(*kept_)};
        return spanned_moments(std::move(moments));
    }

    DelayFrom from() const {
        return span_.has_after() || !span_.has_before() ? DelayFrom::start : DelayFrom::end;
    }
    i64 farthest() const {
        const MomentRange range = range_of(context_.type().kind);
        return from() == DelayFrom::start ? ticks().down(range.high) : ticks().up(range.low);
    }

    Shape shape() const {
        Shape shape{.type = context_.type(), .form = Form::int64};
        i64 low = span_.low_min(), high = span_.high_max();
        if (span_.can_be_empty()) high = std::max(high, span_.low_max());
        if (delay_ && time_.past_end == PastEnd::allow)
            (from() == DelayFrom::start ? high : low) = farthest();
        shape.nullable = span_.can_be_null();
        if (can_lack() && !is_plain() && time_.empty == WhenEmpty::null) shape.nullable = true;
        if (delay_ && time_.past_end == PastEnd::null) shape.nullable = true;
        shape.low = ticks().stored(low);
        shape.high = ticks().stored(std::max(low, high));
        return shape;
    }

    std::string summary() const {
        const Kind kind = context_.type().kind;
        std::string text = std::string(name_of(kind)) + " from " +
                           tick_text(ticks(), kind, span_.low_min()) + " to " +
                           tick_text(ticks(), kind, span_.high_max());
        const auto add = [&](const char* option) {
            const Node* node = options_.node(option);
            if (node == nullptr) return;
            text += std::string(", ") + option;
            if (node->is_scalar()) text += " " + node->text;
        };
        for (const char* option :
             {"after", "before", "delay", "past_end", "calendar", "trend", "snap"})
            add(option);
        if (time_.sorted) text += siblings_ ? ", sorted inside each parent" : ", sorted";
        return text;
    }

    BindContext& context_;
    const Options& options_;
    const TimeSpec& time_;
    TimeSpan span_;
    CalendarWeights weights_;
    const values::Zone* zone_ = nullptr;
    std::optional<Delay> delay_;
    std::optional<SpannedMoments::Siblings> siblings_;
    std::optional<ValueSet> kept_;
};

}  // namespace

Result<BoundColumn> bind_moments(BindContext& context) { return MomentBinder(context).bind(); }

}  // namespace rowsmith
