// The child counts of a table laid out per a parent, from `rows: {per: …}`.
#include <algorithm>

#include "plan/builder.h"
#include "random/count_distributions.h"
#include "random/streams.h"
#include "schema/literals.h"

namespace rowsmith {

namespace {

Error placed(Error error, const Place& place) {
    if (error.place.line == 0) error.place = place;
    return error;
}

CountBounds bounds_of(const RowsSpec& rows) {
    CountBounds bounds;
    bounds.min = static_cast<u32>(std::min<u64>(rows.min, UINT32_MAX));
    if (rows.max) bounds.max = static_cast<u32>(std::min<u64>(*rows.max, UINT32_MAX));
    return bounds;
}

Result<CountTable> table_with_mean(const RowsSpec& rows, double mean) {
    const MeanAndBounds wish{.mean = mean, .bounds = bounds_of(rows)};
    switch (rows.shape) {
        case PerDistribution::poisson:
            return poisson_counts(wish);
        case PerDistribution::negative_binomial:
            return negative_binomial_counts(wish, rows.dispersion);
        case PerDistribution::zipf:
            return rows.exponent ? zipf_counts(*rows.exponent, wish.bounds)
                                 : zipf_counts_with_mean(wish);
    }
    return fail(already_reported());
}

Result<CountTable> histogram_of(const RowsSpec& rows) {
    std::vector<CountPart> parts;
    for (const CountsEntry& entry : rows.counts)
        parts.push_back({static_cast<u32>(entry.low), static_cast<u32>(entry.high), entry.share});
    return histogram_counts(parts);
}

// A number written as text; none: an expression.
std::optional<double> literal_number(const PlacedText& text) {
    Node scalar;
    scalar.text = text.text;
    const auto number = read_number(scalar);
    return number ? std::optional(*number) : std::nullopt;
}

CountTable constant(u32 count) { return {{.first = count, .last = count, .weight = 1}}; }

}  // namespace

Result<std::shared_ptr<const Layout>> Builder::make_layout(u32 table, u32 parent) {
    const RowsSpec& rows = spec(table).rows;
    const FanOutShape shape{.key = column_key(schema_.seed, spec(table).name, "rows:per"),
                            .parents = tables_[parent].rows};
    const auto stratified =
        [&](Result<CountTable> counts) -> Result<std::shared_ptr<const Layout>> {
        if (!counts) return fail(placed(std::move(counts).error(), rows.place));
        auto fan_out = FanOut::stratified(shape, *counts);
        if (!fan_out) return fail(placed(std::move(fan_out).error(), rows.place));
        return std::make_shared<const Layout>(Layout{.fan_out = std::move(*fan_out)});
    };
    const std::optional<double> number = literal_number(rows.number);
    switch (rows.fan_out) {
        case PerForm::count:
            if (!number) return counted_layout(table, parent, shape);
            return stratified(constant(static_cast<u32>(*number)));
        case PerForm::range:
            return stratified(CountTable{{.first = static_cast<u32>(rows.range_low),
                                          .last = static_cast<u32>(rows.range_high),
                                          .weight = 1}});
        case PerForm::counts:
            return stratified(histogram_of(rows));
        case PerForm::mean:
            if (!number || !rows.weight.empty())
                return fail(
                    {.code = ErrorCode::unsupported,
                     .cause = "not_in_this_version",
                     .message =
                         "a mean from columns of the parent is known, but not in this version",
                     .place = rows.place,
                     .expected = "mean: a number, without weight",
                     .fix = "write mean: 3, or count: EXPR"});
            return stratified(table_with_mean(rows, *number));
        case PerForm::total:
            break;
    }
    if (!rows.weight.empty())
        return fail({.code = ErrorCode::unsupported,
                     .cause = "not_in_this_version",
                     .message = "weight beside total is known, but not in this version",
                     .place = rows.place,
                     .expected = "total without weight",
                     .fix = "drop weight"});
    const double parents = static_cast<double>(std::max<u64>(shape.parents, 1));
    auto counts = table_with_mean(rows, static_cast<double>(rows.total) / parents);
    if (!counts) return fail(placed(std::move(counts).error(), rows.place));
    auto fan_out = FanOut::exact(shape, *counts, {.children = rows.total, .each = bounds_of(rows)});
    if (!fan_out) return fail(placed(std::move(fan_out).error(), rows.place));
    return std::make_shared<const Layout>(Layout{.fan_out = std::move(*fan_out)});
}

// count: EXPR over the parent's columns, summed for each stride in one pass over the parents.
Result<std::shared_ptr<const Layout>> Builder::counted_layout(u32 table, u32 parent,
                                                              const FanOutShape& shape) {
    const Type integer{.kind = Kind::integer};
    const Ref count =
        TRY(expression(parent, spec(table).rows.number, &integer, spec(table).name + ":rows"));
    const Ref wanted[] = {count};
    auto program = std::make_shared<const Program>(graph(), wanted);
    Workspace workspace(*program);
    std::vector<u64> totals;
    const u64 stride = u64{1} << shape.stride_bits;
    std::vector<u32> counts;
    for (u64 first = 0; first < shape.parents; first += stride) {
        counts.resize(std::min(stride, shape.parents - first));
        count_parents(workspace, first, counts);
        u64 total = 0;
        for (const u32 each : counts) total += each;
        totals.push_back(total);
    }
    auto fan_out = FanOut::counted(shape, std::move(totals));
    if (!fan_out) return fail(placed(std::move(fan_out).error(), spec(table).rows.place));
    return std::make_shared<const Layout>(
        Layout{.fan_out = std::move(*fan_out), .count_program = std::move(program)});
}

}  // namespace rowsmith
