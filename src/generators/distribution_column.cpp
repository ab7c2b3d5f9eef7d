#include "generators/distribution_column.h"

#include <algorithm>

#include "base/text.h"
#include "generators/distribution_kernels.h"
#include "generators/kept_distribution.h"
#include "generators/moved_draw.h"
#include "generators/values_by_rules.h"
#include "random/real_functions.h"

namespace rowsmith {

namespace {

// More values than that lie outside the first cache as a format's slabs.
constexpr size_t codes_max = 4096;
constexpr u64 ending_draw = 1;

// "lognormal, median 24, p95 180"
std::string summary_of(const Options& options) {
    std::string summary = options.descriptor().name;
    for (const OptionSpec& option : options.descriptor().options) {
        const Node* node = options.node(option.name);
        if (node == nullptr || !node->is_scalar()) continue;
        summary += ", " + option.name + " " + node->text;
    }
    for (const char* name : {"min_value", "max_value"}) {
        const bool listed = options.descriptor().find(name) != nullptr;
        if (options.has(name) && !listed)
            summary += std::string(", ") + name + " " + options.node(name)->text;
    }
    return summary;
}

double spread_of(const Distribution& distribution) {
    return distribution.quantile(0.9) - distribution.quantile(0.1);
}

Error overflow(const Options& options, Interval reach) {
    return options.wrong("generate", "distribution_overflow",
                         "the values can lie anywhere between " + shortest(reach.low) + " and " +
                             shortest(reach.high) + ", more than the type holds",
                         "values that the column can store",
                         "cut the distribution with min_value and max_value, or take a float");
}

class Drawing {
public:
    Drawing(BindContext& context, Distribution distribution)
        : context_(context), options_(context.options()), distribution_(std::move(distribution)) {}

    Result<BoundColumn> bind() {
        if (options_.has("endings")) endings_ = TRY(Endings::read(options_));
        grid_ = TRY(grid_of(options_, {.spread = spread_of(distribution_),
                                       .digits = endings_ ? endings_->digits() : -1}));
        if (grid_) (void)TRY(places_in(options_, *grid_, distribution_.range()));
        SamplerPointer sampler = TRY(kept_sampler());
        if (!sampler) sampler = distribution_.sampler(grid_ ? grid_->units() : 1);
        if (!endings_ && are_codes(sampler->values())) return codes(std::move(sampler));
        return grid_ ? places(std::move(sampler)) : reals(std::move(sampler));
    }

private:
    static bool are_codes(std::span<const i64> values) {
        const bool rising = std::adjacent_find(values.begin(), values.end(),
                                               std::greater_equal<>()) == values.end();
        return !values.empty() && values.size() <= codes_max && rising;
    }

    // Of what rules leave of the distribution; null where they leave all.
    Result<SamplerPointer> kept_sampler() {
        if (!grid_) (void)TRY(refuse_rules(context_, "floats without a scale are not counted"));
        i32 digits = 0;
        for (double power = 1; grid_ && power < grid_->power; power *= 10) digits++;
        const auto values = TRY(values_by_rules(context_, digits));
        if (!values) return nullptr;
        if (endings_) (void)TRY(refuse_rules(context_, "endings are put on after the draw"));
        const Interval range = TRY(places_in(options_, *grid_, distribution_.range()));
        const double most = grid_->most(context_.type());
        const ValueRange bounds{static_cast<i64>(std::max(range.low, -most)),
                                static_cast<i64>(std::min(range.high, most))};
        auto kept = keep_places(distribution_, *grid_,
                                values->multiples_of(grid_->multiple).within(bounds));
        if (!kept && kept.error() == NotKept::nothing_left)
            return fail(no_value_by_rules(context_));
        if (!kept)
            (void)TRY(refuse_rules(context_, kept.error() == NotKept::rounded
                                                 ? "its whole numbers are rounded to multiples"
                                                 : "it leaves out more than 63 stretches of a "
                                                   "distribution of many values"));
        distribution_ = std::move(kept->distribution);
        return std::move(kept->sampler);
    }

    BoundColumn bound(Shape shape, KernelPointer kernel) const {
        shape.type = context_.type();
        BoundColumn column{.kernel = std::move(kernel), .outputs = {}};
        column.outputs.push_back(std::move(shape));
        column.summary = summary_of(options_);
        return column;
    }

    Result<BoundColumn> codes(SamplerPointer sampler) {
        Dictionary dictionary;
        const double most = grid_ ? grid_->most(context_.type()) : 0x1p53;
        for (const i64 value : sampler->values()) {
            if (std::abs(static_cast<double>(value)) > most)
                return fail(overflow(options_, sampler->reach()));
            if (!grid_)
                dictionary.floats.push_back(static_cast<double>(value));
            else if (grid_->floating)
                dictionary.floats.push_back(grid_->real(value));
            else
                dictionary.integers.push_back(grid_->stored(value));
        }
        Shape shape{.form = Form::codes};
        shape.dictionary = std::make_shared<const Dictionary>(std::move(dictionary));
        return bound(std::move(shape), drawn_codes(context_.key(), std::move(sampler)));
    }

    Result<BoundColumn> places(SamplerPointer sampler) {
        const Interval reach = sampler->reach();
        const Interval range = TRY(places_in(options_, *grid_, distribution_.range()));
        const double units = grid_->units();
        const double most = grid_->most(context_.type());
        if (std::max(-reach.low, reach.high) * units > most * (1 + 1e-9))
            return fail(overflow(options_, reach));
        const double low = std::clamp(nearest_even(reach.low * units), range.low, range.high);
        const double high = std::clamp(nearest_even(reach.high * units), range.low, range.high);
        Places drawn{static_cast<i64>(low), static_cast<i64>(high)};
        std::optional<Ends> ends;
        if (endings_) {
            const Places bounds{static_cast<i64>(range.low), static_cast<i64>(range.high)};
            (void)TRY(endings_->check(options_, *grid_, range));
            const i64 unit = endings_->set_grid(*grid_);
            drawn = {std::max(bounds.low, drawn.low - unit),
                     std::min(bounds.high, drawn.high + unit)};
            ends = Ends{std::move(*endings_), context_.key(ending_draw), bounds};
        }
        Shape shape = shape_of_places(*grid_, drawn);
        return bound(std::move(shape),
                     drawn_places(context_.key(), std::move(sampler), *grid_, std::move(ends)));
    }

    Result<BoundColumn> reals(SamplerPointer sampler) {
        Shape shape = shape_of_reals(sampler->reach());
        return bound(std::move(shape), drawn_reals(context_.key(), std::move(sampler)));
    }

    BindContext& context_;
    const Options& options_;
    Distribution distribution_;
    std::optional<Endings> endings_;
    std::optional<ValueGrid> grid_;
};

}  // namespace

Result<BoundColumn> bind_distribution(DistributionKind kind, BindContext& context) {
    const Options& options = context.options();
    if (context.has_unique_index())
        return fail(options.wrong("unique", "unique_of_distribution",
                                  "draws of " + std::string(name_of(kind)) + " repeat themselves",
                                  "unique on sequence, uniform, pattern or choice",
                                  "remove unique, or write generate: uniform"));
    WrittenDistribution written = TRY(read_written(kind, context.column().node, context.type()));
    if (!written.computed.empty() || options.has("times") || options.has("add")) {
        (void)TRY(refuse_rules(context, "its draws are scaled, moved or cut row by row"));
        BoundColumn bound = TRY(bind_moved_draw(std::move(written), context));
        bound.summary = summary_of(options);
        return bound;
    }
    const auto is_even = [](const DistributionPart& part) {
        return part.parameters->kind == DistributionKind::uniform;
    };
    if (std::ranges::any_of(written.parameters.parts, is_even))
        (void)TRY(refuse_rules(context, "a part of its mixture is uniform"));
    Distribution made = TRY(make_written(written.parameters, context.column().node));
    return Drawing(context, std::move(made)).bind();
}

std::vector<Kind> real_kinds() {
    return {Kind::float_, Kind::decimal, Kind::integer, Kind::duration};
}

std::vector<Kind> counting_kinds() { return {Kind::integer, Kind::decimal, Kind::float_}; }

OptionSpec lower_end(std::string doc) {
    return {.name = "min_value", .kind = OptionKind::value, .doc = std::move(doc)};
}

OptionSpec upper_end(std::string doc) {
    return {.name = "max_value", .kind = OptionKind::value, .doc = std::move(doc)};
}

OptionSpec required_end(OptionSpec end) {
    end.required = true;
    return end;
}

}  // namespace rowsmith
