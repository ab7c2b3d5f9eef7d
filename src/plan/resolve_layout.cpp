// The child counts of a table laid out per a parent, from `rows: {per: …}`.
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "plan/builder.h"
#include "plan/count_kernel.h"
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

// An exponent fixes the mean already: one beside it must agree, or one of them would be ignored.
Result<CountTable> zipf_with_exponent(const RowsSpec& rows, const MeanAndBounds& wish) {
    auto table = TRY(zipf_counts(*rows.exponent, wish.bounds));
    const double mean = mean_of(table);
    if (rows.fan_out != PerForm::mean || std::abs(mean - wish.mean) <= 0.01 * wish.mean)
        return table;
    const std::string found =
        shortest(static_cast<double>(static_cast<i64>(mean * 100 + 0.5)) / 100);
    return fail({.code = ErrorCode::invalid_schema,
                 .cause = "mean_against_exponent",
                 .message = "zipf with an exponent of " + shortest(*rows.exponent) +
                            " gives a mean of " + found + ", not " + shortest(wish.mean),
                 .place = rows.place,
                 .expected = "a mean or an exponent, or both in agreement",
                 .fix = "leave out exponent, or write mean: " + found});
}

Result<CountTable> table_with_mean(const RowsSpec& rows, double mean) {
    const MeanAndBounds wish{.mean = mean, .bounds = bounds_of(rows)};
    switch (rows.shape) {
        case PerDistribution::poisson:
            return poisson_counts(wish);
        case PerDistribution::negative_binomial:
            return negative_binomial_counts(wish, rows.dispersion);
        case PerDistribution::zipf:
            return rows.exponent ? zipf_with_exponent(rows, wish) : zipf_counts_with_mean(wish);
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
            if (!rows.weight.empty()) return weighted_mean_layout(table, parent, shape);
            if (!number) return mean_layout(table, parent, shape, 1, rows.number);
            return stratified(table_with_mean(rows, *number));
        case PerForm::total:
            break;
    }
    if (!rows.weight.empty()) return weighted_total_layout(table, parent, shape);
    const double parents = static_cast<double>(std::max<u64>(shape.parents, 1));
    const auto counts = table_with_mean(rows, static_cast<double>(rows.total) / parents);
    const ExactTotal total{.children = rows.total, .each = bounds_of(rows)};
    // A mean so close to an end that the distribution can't have it within the bounds leaves it no
    // shape: the counts are then as even as they can be.
    const u64 even = rows.total / std::max<u64>(shape.parents, 1);
    auto fan_out = FanOut::exact(
        shape, counts ? *counts : constant(static_cast<u32>(std::min<u64>(even, UINT32_MAX))),
        total);
    if (fan_out && !counts && counts.error().cause != "mean_out_of_reach")
        return fail(placed(counts.error(), rows.place));
    if (!fan_out) return fail(placed(std::move(fan_out).error(), rows.place));
    return std::make_shared<const Layout>(Layout{.fan_out = std::move(*fan_out)});
}

// count: EXPR over the parent's columns.
Result<std::shared_ptr<const Layout>> Builder::counted_layout(u32 table, u32 parent,
                                                              const FanOutShape& shape) {
    const Type integer{.kind = Kind::integer};
    return layout_of_counts(
        table, shape,
        TRY(expression(parent, spec(table).rows.number, &integer, spec(table).name + ":rows")));
}

// mean: EXPR over the parent's columns: each parent's count is drawn around its own mean.
Result<std::shared_ptr<const Layout>> Builder::mean_layout(u32 table, u32 parent,
                                                           const FanOutShape& shape, double scale,
                                                           const PlacedText& mean) {
    const RowsSpec& rows = spec(table).rows;
    if (rows.shape == PerDistribution::zipf)
        return fail(
            {.code = ErrorCode::unsupported,
             .cause = "not_in_this_version",
             .message =
                 "zipf with a mean from columns of the parent is known, but not in this version",
             .place = rows.place,
             .expected = "distribution: negative_binomial or poisson",
             .fix = "write distribution: negative_binomial"});
    const double dispersion = rows.shape == PerDistribution::poisson ? 1 : rows.dispersion;
    const std::string name = spec(table).name + ":rows";
    const Ref input = TRY(expression(parent, mean, nullptr, name + " mean"));
    const Kind kind = graph().shape(input).type.kind;
    if (kind != Kind::integer && kind != Kind::decimal && kind != Kind::float_)
        return fail(
            {.code = ErrorCode::invalid_schema,
             .cause = "mean_no_number",
             .message = "'" + mean.text + "' is no number but " + std::string(name_of(kind)),
             .place = mean.place,
             .expected = "a number over columns of " + spec(parent).name,
             .fix = "name a numeric column"});
    const Shape count{
        .type = {.kind = Kind::integer}, .form = Form::int64, .low = 0, .high = UINT32_MAX};
    const CountKernel::Spread spread{dispersion, bounds_of(rows), scale};
    const u32 node =
        graph().add({.table = parent,
                     .name = name,
                     .summary = "rows around a mean of " + mean.text,
                     .kernel = std::make_unique<CountKernel>(subkey(shape.key, 1), spread),
                     .outputs = {count},
                     .inputs = {input}});
    return layout_of_counts(table, shape, Ref{.node = node});
}

// The counts of all parents, summed for each stride in one pass.
Result<std::shared_ptr<const Layout>> Builder::layout_of_counts(u32 table, const FanOutShape& shape,
                                                                const Ref& count) {
    const Ref wanted[] = {count};
    auto program = std::make_shared<const Program>(graph(), wanted);
    Workspace workspace(*program);
    std::vector<u64> totals;
    std::vector<u32> counts;
    for (u64 first = 0; first < shape.parents; first += shape.stride_size()) {
        counts.resize(std::min(shape.stride_size(), shape.parents - first));
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

// The parents' weights, summed for each stride in one pass.
Result<Builder::Weights> Builder::weights_of(u32 table, u32 parent, const FanOutShape& shape) {
    const PlacedText& text = spec(table).rows.weight;
    const Ref wanted[] = {TRY(expression(parent, text, nullptr, spec(table).name + ":weight"))};
    const Kind kind = graph().shape(wanted[0]).type.kind;
    if (kind != Kind::integer && kind != Kind::decimal && kind != Kind::float_)
        return fail(
            {.code = ErrorCode::invalid_schema,
             .cause = "weight_no_number",
             .message = "'" + text.text + "' is no number but " + std::string(name_of(kind)),
             .place = text.place,
             .expected = "a number over columns of " + spec(parent).name,
             .fix = "name a numeric column"});
    const Shape& shown = graph().shape(wanted[0]);
    const bool listed = shown.form == Form::codes && !shown.dictionary->integers.empty();
    const i64 low = listed ? std::ranges::min(shown.dictionary->integers) : shown.low;
    if (is_integral(kind) && low < 0 && low != INT64_MIN)
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = "weight_negative",
                     .message = "the weight '" + text.text + "' may be below 0",
                     .place = text.place,
                     .expected = "weights of 0 or more",
                     .fix = "write greatest(" + text.text + ", 0)"});
    Weights weights{.program = std::make_shared<const Program>(graph(), wanted)};
    Workspace workspace(*weights.program);
    std::vector<u64> stride;
    for (u64 first = 0; first < shape.parents; first += shape.stride_size()) {
        stride.resize(std::min(shape.stride_size(), shape.parents - first));
        weigh_parents(workspace, first, stride);
        weights.strides.push_back(0);
        for (const u64 weight : stride) weights.strides.back() += weight;
        weights.sum += static_cast<double>(weights.strides.back());
    }
    if (weights.sum > 0) return weights;
    return fail({.code = ErrorCode::invalid_schema,
                 .cause = "weights_all_zero",
                 .message = "all weights of '" + text.text + "' are 0",
                 .place = text.place,
                 .expected = "a positive weight somewhere",
                 .fix = "take another column, or drop weight"});
}

// mean with weight: the mean of a parent is in proportion to its weight.
Result<std::shared_ptr<const Layout>> Builder::weighted_mean_layout(u32 table, u32 parent,
                                                                    const FanOutShape& shape) {
    const RowsSpec& rows = spec(table).rows;
    const auto mean = literal_number(rows.number);
    if (!mean)
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = "weight_and_mean_expression",
                     .message = "weight stands beside a mean that is an expression already",
                     .place = rows.place,
                     .expected = "mean: a number beside weight",
                     .fix = "drop weight, or write mean as a number"});
    const Weights weights = TRY(weights_of(table, parent, shape));
    const double scale = *mean * static_cast<double>(shape.parents) * 1024 / weights.sum;
    return mean_layout(table, parent, shape, scale, rows.weight);
}

// total with weight: strides and, in them, parents share the total by weight.
Result<std::shared_ptr<const Layout>> Builder::weighted_total_layout(u32 table, u32 parent,
                                                                     const FanOutShape& shape) {
    const RowsSpec& rows = spec(table).rows;
    const Weights weights = TRY(weights_of(table, parent, shape));
    const ExactTotal total{.children = rows.total, .each = bounds_of(rows)};
    auto totals = weighted_stride_totals(shape, total, weights.strides);
    if (!totals) return fail(placed(std::move(totals).error(), rows.place));
    auto fan_out = FanOut::counted(shape, std::move(*totals));
    if (!fan_out) return fail(placed(std::move(fan_out).error(), rows.place));
    return std::make_shared<const Layout>(Layout{.fan_out = std::move(*fan_out),
                                                 .count_program = weights.program,
                                                 .shared = bounds_of(rows)});
}

}  // namespace rowsmith
