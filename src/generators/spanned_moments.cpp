#include "generators/spanned_moments.h"

#include <algorithm>

#include "random/sorted_times.h"
#include "random/streams.h"

namespace rowsmith {

namespace {

constexpr double mass_most = 0x1p60;

struct Span {
    i64 low;
    i64 high;
};

// The random numbers of a row.
struct Draws {
    u64 bits;
    u64 second;  // of a delay that did not fit
    double delay_us;
    RowOf sibling;
};

class SpannedKernel final : public RefusingKernel {
public:
    explicit SpannedKernel(SpannedMoments moments) : m_(std::move(moments)) {
        const double ticks_per_us = 1.0 / static_cast<double>(m_.span.ticks().length_us);
        ticks_per_us_ = ticks_per_us;
    }

    void fill(const Fill& block) const override {
        SpanBlock spans;
        m_.span.read(block, spans);
        std::array<u64, block_rows> bits;
        std::array<double, block_rows> delays;
        const u32 count = block.count();
        const u64* scaled = block.rows.scaled();
        for (u32 i = 0; i < count; i++) bits[i] = mix(m_.key + scaled[i]);
        if (m_.delay) m_.delay->sample({bits.data(), count}, delays.data());
        Column& out = block.out();
        const bool nullable = out.shape->nullable;
        i64* refused = block.outputs.size() > 1 ? block.outputs[1]->integers.data() : nullptr;
        for (u32 i = 0; i < count; i++) {
            std::optional<i64> tick;
            if (spans.valid[i]) {
                Draws draws{.bits = bits[i], .second = 0, .delay_us = 0, .sibling = {}};
                if (m_.delay) {
                    draws.delay_us = delays[i];
                    draws.second = mix(m_.second_key + scaled[i]);
                }
                if (m_.siblings)
                    draws.sibling = {
                        static_cast<u64>(block.inputs[m_.siblings->ordinal]->integers[i]),
                        static_cast<u64>(block.inputs[m_.siblings->count]->integers[i])};
                tick = tick_of({spans.low[i], spans.high[i]}, draws);
            }
            if (refused) refused[i] = spans.valid[i] && (spans.low[i] > spans.high[i] || !tick);
            if (nullable) out.valid[i] = tick.has_value();
            out.integers[i] = tick ? m_.span.ticks().stored(*tick) : 0;
        }
    }

    std::string why_refused(const Fill& block, u32 i) const override {
        SpanBlock spans;
        m_.span.read(block, spans);
        return std::string(m_.kept ? "no moment that the rules allow lies in its span, which"
                                   : "its span") +
               " starts at " + tick_text(m_.span.ticks(), m_.kind, spans.low[i]) + " and ends at " +
               tick_text(m_.span.ticks(), m_.kind, spans.high[i]);
    }

private:
    std::optional<i64> tick_of(const Span& span, const Draws& draws) const {
        const bool allowed = m_.delay && m_.past_end == PastEnd::allow;
        if (span.low > span.high && !allowed) {
            if (m_.empty == WhenEmpty::null || (m_.delay && m_.past_end == PastEnd::null))
                return std::nullopt;
            return span.low;
        }
        if (m_.kept) return kept(span, draws.bits);
        if (!m_.delay) return drawn(m_.axis, span, draws);
        if (m_.snap == Snap::none) return delayed(m_.axis, span, draws);
        const auto plain = delayed(real_time_, span, draws);
        return plain ? snapped(*plain, span) : plain;
    }

    // By the calendar, where it has weight on what is left of the span; else all alike.
    std::optional<i64> kept(const Span& span, u64 bits) const {
        const ValueSet& masses = m_.kept->masses;
        const i64 begin = m_.axis.mass_before(span.low);
        const i64 end = m_.axis.mass_before(span.high + 1);
        const u64 mass_before = masses.count_below(begin);
        const u64 mass = masses.count_below(end) - mass_before;
        if (mass > 0) return m_.axis.tick_at(masses.at(mass_before + bounded(bits, mass)));
        const ValueSet& ticks = m_.kept->ticks;
        const u64 before = ticks.count_below(span.low);
        const u64 count = ticks.count_to(span.high) - before;
        if (count == 0) return std::nullopt;
        return ticks.at(before + bounded(bits, count));
    }

    i64 drawn(const TimeAxis& axis, const Span& span, const Draws& draws) const {
        const i64 begin = axis.mass_before(span.low);
        const i64 width = axis.mass_before(span.high + 1) - begin;
        if (width <= 0) return drawn(real_time_, span, draws);
        const u64 mass = static_cast<u64>(width);
        const u64 place = m_.siblings ? stratified_place({0, mass}, draws.sibling, draws.bits)
                                      : bounded(draws.bits, mass);
        return axis.tick_at(begin + static_cast<i64>(place));
    }

    std::optional<i64> delayed(const TimeAxis& axis, const Span& span, const Draws& draws) const {
        const i64 begin = axis.mass_before(span.low), end = axis.mass_before(span.high + 1);
        const bool allowed = m_.past_end == PastEnd::allow;
        if (end <= begin && !allowed) return delayed(real_time_, span, draws);
        const double mass_per_us = ticks_per_us_ * static_cast<double>(axis.tick_mass());
        const double room = static_cast<double>(end - begin);
        double mass = draws.delay_us * mass_per_us;
        if (mass >= room && !allowed) {
            if (m_.past_end == PastEnd::null) return std::nullopt;
            const double below = m_.delay->sample_below(draws.second, room / mass_per_us);
            mass = std::min(below * mass_per_us, room - 1);
        }
        const i64 passed = static_cast<i64>(std::min(mass, mass_most));
        const bool forward = m_.from == DelayFrom::start;
        const i64 tick = axis.tick_at(forward ? begin + passed : end - 1 - passed);
        if (!allowed) return std::clamp(tick, span.low, span.high);
        return forward ? std::min(tick, m_.last_tick) : std::max(tick, m_.last_tick);
    }

    // The open tick at or after, or the nearest; inside the span unless delays may leave it.
    std::optional<i64> snapped(i64 plain, const Span& span) const {
        const TimeAxis& open = *m_.openness;
        const i64 next = open.tick_at(open.mass_before(plain));
        i64 tick = next;
        if (m_.snap == Snap::nearest) {
            const i64 previous = open.tick_at(open.mass_before(plain + 1) - 1);
            if (plain - previous < next - plain && previous >= span.low) tick = previous;
        }
        if (m_.past_end == PastEnd::allow || tick <= span.high) return tick;
        if (m_.past_end == PastEnd::null) return std::nullopt;
        const i64 last = open.tick_at(open.mass_before(span.high + 1) - 1);
        return last >= span.low ? last : plain;
    }

    SpannedMoments m_;
    TimeAxis real_time_;
    double ticks_per_us_ = 1;
};

}  // namespace

KernelPointer spanned_moments(SpannedMoments moments) {
    return std::make_unique<SpannedKernel>(std::move(moments));
}

}  // namespace rowsmith
