#include "generators/delay_parameters.h"

#include "base/text.h"
#include "column/moment_text.h"
#include "schema/literals.h"
#include "schema/moments.h"
#include "schema/shares.h"

namespace rowsmith {

namespace {

using Parameters = DistributionParameters;
using Member = std::optional<double> Parameters::*;

struct Parameter {
    const char* name;
    Member member;
};
constexpr Parameter durations[] = {
    {"mean", &Parameters::mean},           {"sd", &Parameters::sd},
    {"median", &Parameters::median},       {"mode", &Parameters::mode},
    {"min_value", &Parameters::min_value}, {"max_value", &Parameters::max_value}};
constexpr Parameter numbers[] = {{"shape", &Parameters::shape},
                                 {"trials", &Parameters::trials},
                                 {"dispersion", &Parameters::dispersion},
                                 {"exponent", &Parameters::exponent}};

bool is_percentile(std::string_view name) {
    return name.size() == 3 && name[0] == 'p' && name[1] >= '0' && name[1] <= '9' &&
           name[2] >= '0' && name[2] <= '9' && name != "p00";
}

class Reader {
public:
    explicit Reader(const Node& map) : map_(map) {}

    Result<DelayParameters> read() {
        (void)TRY(read_all());
        if (unit_us_ == 0)
            return fail(schema_error("delay_without_unit",
                                     "no parameter of the delay is a duration", map_.place(),
                                     "a duration, which tells what the numbers count",
                                     "write the mean as a duration: mean: 3 d"));
        return DelayParameters{std::move(parameters_), static_cast<double>(unit_us_)};
    }

private:
    // A part of a mixture counts in the unit that the parts before it found.
    Reader(const Node& part, i64 unit_us) : map_(part), unit_us_(unit_us), is_part_(true) {}

    Result<void> read_all() {
        const Node* kind = map_.find("distribution");
        if (kind == nullptr && is_part_) kind = map_.find("generate");
        if (kind == nullptr || !kind->is_scalar())
            return fail(schema_error("distribution_wanted", "found " + describe(map_), map_.place(),
                                     "{distribution: lognormal, median: 1.5 d, p95: 6 d}",
                                     "add distribution: with the name of a generator"));
        const auto known = distribution_kind(kind->text);
        if (!known || (is_part_ && *known == DistributionKind::mixture))
            return fail(unknown_distribution(*kind));
        parameters_.kind = *known;
        for (size_t i = 0; i < map_.items.size(); i++)
            (void)TRY(take(map_.keys[i].text, map_.items[i], map_.key_place(i)));
        return {};
    }

    Error unknown_distribution(const Node& kind) const {
        const std::vector<std::string> names = {"normal",
                                                "lognormal",
                                                "gamma",
                                                "exponential",
                                                "poisson",
                                                "geometric",
                                                "beta",
                                                "weibull",
                                                "pareto",
                                                "binomial",
                                                "negative_binomial",
                                                "zipf",
                                                "uniform",
                                                "triangular",
                                                "histogram",
                                                "quantiles",
                                                "mixture"};
        const std::string near = nearest(kind.text, names);
        return schema_error("unknown_distribution",
                            "there is no distribution '" + kind.text + "' of delays", kind.place(),
                            "one of " + quoted_list(names, 20),
                            near.empty() ? "write lognormal" : "write " + near);
    }

    Result<void> take(std::string_view name, const Node& value, const Place& place) {
        if (name == "distribution" || (is_part_ && name == "generate")) return {};
        for (const Parameter& one : durations)
            if (name == one.name) return set(one.member, duration(value));
        for (const Parameter& one : numbers)
            if (name == one.name) return set(one.member, read_number(value));
        if (is_part_ && name == "share") {
            share_ = TRY(read_share(value));
            return {};
        }
        if (name == "of" && parameters_.kind == DistributionKind::mixture) return take_parts(value);
        if (name == "share") return set(&Parameters::share, read_share(value));
        if (is_percentile(name)) {
            const double share = (name[1] - '0') * 0.1 + (name[2] - '0') * 0.01;
            const double taken = TRY(duration(value));
            parameters_.percentiles.push_back({share, taken});
            return {};
        }
        if (name == "buckets") return take_buckets(value);
        if (name == "points") return take_points(value);
        return fail(schema_error("unknown_parameter",
                                 "a delay has no parameter '" + std::string(name) + "'", place,
                                 "distribution, mean, median, sd, p01 … p99, shape, min_value, "
                                 "max_value, mode, share, trials, dispersion, exponent, buckets, "
                                 "points or of",
                                 "remove it"));
    }

    Result<void> set(Member member, Result<double> value) {
        parameters_.*member = TRY(std::move(value));
        return {};
    }

    // In units of the first one.
    Result<double> duration(const Node& value) {
        const i64 us = TRY(read_duration(value));
        if (unit_us_ == 0) {
            std::string_view unit = trimmed(value.text);
            while (!unit.empty() && (unit[0] < 'a' || unit[0] > 'z')) unit.remove_prefix(1);
            unit_us_ = duration_unit_us(unit);
        }
        return static_cast<double>(us) / static_cast<double>(unit_us_);
    }

    Result<void> take_buckets(const Node& value) {
        for (const ShareEntry& entry : TRY(read_shares(value))) {
            const Node text = scalar(entry.text, value);
            const RangeText range = TRY(read_range(text));
            const double low = TRY(duration(scalar(range.low, value)));
            const double high = TRY(duration(scalar(range.high, value)));
            parameters_.buckets.push_back({low, high, entry.share});
        }
        return {};
    }

    Result<void> take_points(const Node& value) {
        if (!value.is_map())
            return fail(schema_error("map_wanted", "points is " + describe(value), value.place(),
                                     "{0%: 1 h, 50%: 1 d, 100%: 9 d}"));
        for (size_t i = 0; i < value.items.size(); i++) {
            const double share = TRY(read_share(scalar(value.keys[i].text, value)));
            const double taken = TRY(duration(value.items[i]));
            parameters_.points.push_back({share, taken});
        }
        return {};
    }

    Result<void> take_parts(const Node& value) {
        if (!value.is_list() || value.items.empty())
            return fail(schema_error("list_wanted", "of is " + describe(value), value.place(),
                                     "[{share: 70%, generate: normal, mean: 1 h, sd: 5 min}, …]"));
        for (const Node& item : value.items) {
            Reader part(item, unit_us_);
            (void)TRY(part.read_all());
            if (!part.share_)
                return fail(schema_error("bad_share", "a part of the mixture has no share",
                                         item.place(), "share: 70%", "add share"));
            unit_us_ = part.unit_us_;
            parameters_.parts.emplace_back(*part.share_, part.parameters_);
        }
        return {};
    }

    static Node scalar(const std::string& text, const Node& like) {
        return make_scalar(text, like);
    }

    const Node& map_;
    Parameters parameters_;
    i64 unit_us_ = 0;
    bool is_part_ = false;
    std::optional<double> share_ = {};  // of a part
};

}  // namespace

Result<DelayParameters> read_delay_parameters(const Node& map) { return Reader(map).read(); }

}  // namespace rowsmith
