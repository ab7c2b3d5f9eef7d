#include "generators/cohorts.h"

#include <algorithm>

#include "column/moment.h"
#include "generators/grouped_choice.h"
#include "random/streams.h"

namespace rowsmith {

namespace {

constexpr i64 youngest_age = 18;
constexpr i64 oldest_age = 89;
constexpr i64 most_age = 120;

// About how many live at an age, against the young.
double share_alive(i64 age) {
    if (age < 60) return 1;
    if (age < 100) return static_cast<double>(100 - age) / 40 + 0.002;
    return 0.002;
}

i64 years_before(i64 day, i64 years) { return add_months(day, -12 * years); }

Error wrong_span(const Options& options, const BirthSpan& span, i64 as_of_day) {
    const bool future = span.last > as_of_day && span.first <= span.last;
    return options.wrong(
        options.has("max_value") ? "max_value" : "min_value",
        future ? "birth_after_as_of" : "empty_span",
        future ? "people would be born after as_of" : "no date of birth lies within these bounds",
        "bounds with at least one day, up to as_of",
        future ? "lower max_value" : "swap or widen the bounds");
}

Result<void> refuse_expression(const Options& options) {
    for (const char* bound : {"min_value", "max_value"})
        if (options.has(bound) && options.is_expression(bound))
            return fail(Error{.code = ErrorCode::unsupported,
                              .cause = "birth_bound_expression",
                              .message =
                                  "the bounds of a person's age can't be expressions in this "
                                  "version",
                              .place = options.place(bound),
                              .expected = "a date, or whole years",
                              .fix = "write the bound as a literal"});
    return {};
}

Result<void> cut_by_age(const Options& options, i64 as_of_day, BirthSpan& span) {
    (void)TRY(refuse_expression(options));
    for (const char* bound : {"min_value", "max_value"}) {
        if (!options.has(bound)) continue;
        const i64 age = TRY(options.value(bound, Bound::lower));
        if (age < 0 || age > most_age)
            return fail(options.wrong(bound, "age_out_of_range",
                                      std::to_string(age) + " is no age of a person", "0 to 120",
                                      "write an age from 0 to 120"));
        if (bound[1] == 'i')
            span.last = years_before(as_of_day, age);
        else
            span.first = years_before(as_of_day, age + 1) + 1;
    }
    return {};
}

Result<void> cut_by_date(const Options& options, i64 as_of_day, BirthSpan& span) {
    (void)TRY(refuse_expression(options));
    if (options.has("min_value")) span.first = TRY(options.value("min_value", Bound::lower));
    if (options.has("max_value")) span.last = TRY(options.value("max_value", Bound::upper));
    const i64 oldest = years_before(as_of_day, most_age);
    if (!options.has("min_value") && span.last < span.first) span.first = oldest;
    if (span.first < oldest) span.first = oldest;
    return {};
}

size_t decade_of(const values::People& people, i32 year) {
    const auto after = std::ranges::upper_bound(people.decades, year);
    return after == people.decades.begin()
               ? 0
               : static_cast<size_t>(after - people.decades.begin()) - 1;
}

class BirthKernel final : public Kernel {
public:
    struct Setup {
        u64 year_key, day_key;
        u32 first_input;
        std::vector<BirthYear> years;
        std::vector<u32> row_of_first;  // first name's code -> group of `choice`
        GroupedChoice choice;
    };
    explicit BirthKernel(Setup setup) : setup_(std::move(setup)) {}
    void fill(const Fill& block) const override {
        const u64* scaled = block.rows.scaled();
        const u32* firsts = block.inputs[setup_.first_input]->codes.data();
        i64* out = block.out().integers.data();
        for (u32 i = 0; i < block.count(); i++) {
            const u32 row = setup_.row_of_first[firsts[i]];
            const u32 picked = setup_.choice.pick(row, mix(setup_.year_key + scaled[i]));
            const BirthYear& year = setup_.years[picked - setup_.choice.start(row)];
            const u64 bits = mix(setup_.day_key + scaled[i]);
            out[i] = year.first_day + static_cast<i64>(bounded(bits, year.days));
        }
    }

private:
    Setup setup_;
};

std::vector<double> year_weights(const values::People& people, size_t sex, size_t name,
                                 const std::vector<BirthYear>& years) {
    std::vector<double> weights;
    double total = 0;
    for (const BirthYear& year : years) {
        const auto& decade = people.decade_weights[sex][decade_of(people, year.year)];
        weights.push_back(year.weight * decade[name]);
        total += weights.back();
    }
    // Given to nobody in these years: the code is never drawn, but its group must be whole.
    if (total == 0)
        for (size_t i = 0; i < years.size(); i++) weights[i] = years[i].weight;
    return weights;
}

}  // namespace

Result<BirthSpan> birth_span(BindContext& context) {
    const i64 today = context.document().as_of_us / us_per_day;
    BirthSpan span{years_before(today, oldest_age + 1) + 1, years_before(today, youngest_age)};
    for (const Member& member : context.members()) {
        if (member.generator == "person.age")
            (void)TRY(cut_by_age(*member.options, today, span));
        else if (member.generator == "person.birth_date")
            (void)TRY(cut_by_date(*member.options, today, span));
        else
            continue;
        if (span.first > span.last || span.last > today)
            return fail(wrong_span(*member.options, span, today));
    }
    return span;
}

std::vector<BirthYear> birth_years(const BirthSpan& span, i64 as_of_day) {
    std::vector<BirthYear> years;
    const CivilDate last = civil_from_days(span.last);
    for (i32 year = civil_from_days(span.first).year; year <= last.year; year++) {
        const i64 from = std::max(span.first, days_from_civil(year, 1, 1));
        const i64 to = std::min(span.last, days_from_civil(year, 12, 31));
        const i64 age = age_at(from, as_of_day);
        years.push_back({year, from, static_cast<u32>(to - from + 1),
                         share_alive(age) * static_cast<double>(to - from + 1)});
    }
    return years;
}

std::vector<double> first_name_weights(const values::People& people, values::Sex sex,
                                       const std::vector<BirthYear>& years) {
    const size_t s = static_cast<size_t>(sex);
    const auto& usual = people.first[s].weights;
    std::vector<double> weights(usual.begin(), usual.end());
    if (people.decades.empty()) return weights;
    std::vector<double> decade_shares(people.decades.size());
    for (const BirthYear& year : years) decade_shares[decade_of(people, year.year)] += year.weight;
    std::ranges::fill(weights, 0);
    for (size_t d = 0; d < decade_shares.size(); d++) {
        double total = 0;
        for (const u32 weight : people.decade_weights[s][d]) total += weight;
        if (total == 0) continue;
        for (size_t i = 0; i < weights.size(); i++)
            weights[i] += people.decade_weights[s][d][i] * decade_shares[d] / total;
    }
    return weights;
}

Result<BoundColumn> bind_birth(BindContext& context, const PersonLists& lists) {
    const i64 today = context.document().as_of_us / us_per_day;
    const BirthSpan span = TRY(birth_span(context));
    BirthKernel::Setup setup{context.key(0), context.key(1), 0, birth_years(span, today), {}, {}};
    std::vector<double> common;
    for (const BirthYear& year : setup.years) common.push_back(year.weight);
    (void)TRY(setup.choice.add(common));
    setup.row_of_first.assign(lists.first_count, 0);
    for (u32 l = 0; l < lists.locales(); l++) {
        const values::People& people = *lists.people[l];
        if (people.decades.empty()) continue;
        for (size_t sex = 0; sex < 2; sex++)
            for (u32 i = 0; i < lists.first[2 * l + sex].count; i++) {
                setup.row_of_first[lists.first[2 * l + sex].start + i] = setup.choice.groups();
                (void)TRY(setup.choice.add(year_weights(people, sex, i, setup.years)));
            }
    }
    setup.first_input = TRY(context.part("first"));
    Shape shape{.type = {.kind = Kind::date}, .form = Form::int64};
    shape.low = span.first;
    shape.high = span.last;
    return BoundColumn{.kernel = std::make_unique<BirthKernel>(std::move(setup)),
                       .outputs = {shape},
                       .summary = "day of birth, by the first name's years"};
}

i64 age_at(i64 birth_day, i64 day) {
    const CivilDate born = civil_from_days(birth_day), now = civil_from_days(day);
    const bool had_birthday =
        now.month > born.month || (now.month == born.month && now.day >= born.day);
    return now.year - born.year - (had_birthday ? 0 : 1);
}

}  // namespace rowsmith
