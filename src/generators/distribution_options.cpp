#include "generators/distribution_options.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "generators/generator.h"
#include "schema/shares.h"

namespace rowsmith {

namespace {

using Parameters = DistributionParameters;

// The options that are values of the column, by the names of the parameters that they set.
constexpr std::pair<const char*, std::optional<double> Parameters::*> value_parameters[] = {
    {"mean", &Parameters::mean},           {"sd", &Parameters::sd},
    {"median", &Parameters::median},       {"mode", &Parameters::mode},
    {"min_value", &Parameters::min_value}, {"max_value", &Parameters::max_value}};
// And those that are plain numbers.
constexpr std::pair<const char*, std::optional<double> Parameters::*> number_parameters[] = {
    {"shape", &Parameters::shape},
    {"trials", &Parameters::trials},
    {"dispersion", &Parameters::dispersion},
    {"exponent", &Parameters::exponent}};

bool is_percentile(std::string_view key) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return key.size() == 3 && key[0] == 'p' && digit(key[1]) && digit(key[2]);
}

bool has_percentiles(DistributionKind kind) {
    return kind == DistributionKind::normal || kind == DistributionKind::lognormal ||
           kind == DistributionKind::gamma;
}

// Those whose draw can be scaled row by row, so that their parameters may be expressions.
bool is_scaled(DistributionKind kind) {
    return kind == DistributionKind::normal || kind == DistributionKind::lognormal ||
           kind == DistributionKind::exponential;
}

Error not_literal(DistributionKind kind, std::string_view name, const Node& node,
                  const Type& type) {
    const std::string fix = "move the draw with times: or add: instead";
    return schema_error(
        "parameter_not_literal",
        std::string(name) + " of " + std::string(name_of(kind)) + " is " + describe(node),
        node.place(), type.kind == Kind::duration ? "a duration" : "a number", fix);
}

class Reader {
public:
    Reader(DistributionKind kind, const Node& map, const Type& type) : map_(map), type_(type) {
        written_.parameters.kind = kind;
    }

    // Inside a mixture and a delay nothing is computed.
    bool may_be_computed = true;
    // `share` is that of a part.
    bool in_mixture = false;

    Result<WrittenDistribution> read() {
        for (const auto& [name, member] : value_parameters) (void)TRY(read_value(name, member));
        for (const auto& [name, member] : number_parameters)
            if (const Node* node = map_.find(name))
                written_.parameters.*member = TRY(read_number(*node));
        if (has_percentiles(kind())) (void)TRY(read_percentiles());
        if (kind() == DistributionKind::binomial && !in_mixture)
            if (const Node* node = map_.find("share"))
                written_.parameters.share = TRY(read_share(*node));
        (void)TRY(read_lists());
        return std::move(written_);
    }

private:
    DistributionKind kind() const { return written_.parameters.kind; }

    // True where it was an expression.
    Result<bool> is_computed(const Node& node, const std::string& name) {
        if (!node.is_scalar() || node.is_null() || read_real(node, type_)) return false;
        if (read_number(node)) return false;  // a duration without its unit
        const bool bound = name == "min_value" || name == "max_value";
        const bool allowed = bound ? !is_shape_bound(kind(), name) : is_scaled(kind());
        if (!allowed || !may_be_computed) return fail(not_literal(kind(), name, node, type_));
        written_.computed.push_back(name);
        return true;
    }

    Result<bool> read_value(const std::string& name, std::optional<double> Parameters::* member) {
        const Node* node = map_.find(name);
        if (node == nullptr || TRY(is_computed(*node, name))) return false;
        written_.parameters.*member = TRY(read_real(*node, type_));
        return true;
    }

    Result<bool> read_percentiles() {
        for (size_t i = 0; i < map_.items.size(); i++) {
            const std::string& key = map_.keys[i].text;
            if (!is_percentile(key) || TRY(is_computed(map_.items[i], key))) continue;
            const double share = ((key[1] - '0') * 10 + (key[2] - '0')) / 100.0;
            const double value = TRY(read_real(map_.items[i], type_));
            written_.parameters.percentiles.push_back({share, value});
        }
        return true;
    }

    Result<bool> read_lists() {
        if (kind() == DistributionKind::histogram)
            if (const Node* node = map_.find("buckets")) (void)TRY(read_buckets(*node));
        if (kind() == DistributionKind::quantiles)
            if (const Node* node = map_.find("points")) (void)TRY(read_points(*node));
        if (kind() == DistributionKind::mixture)
            if (const Node* node = map_.find("of")) (void)TRY(read_parts(*node));
        return true;
    }

    Result<double> end_of_bucket(const std::string& text, const Node& like) {
        if (!text.empty()) return read_real(make_scalar(text, like), type_);
        return fail(schema_error("bad_buckets", "a bucket has an open end", like.place(),
                                 "both ends, like 0..10", "write both ends"));
    }

    Result<bool> read_buckets(const Node& node) {
        written_.parameters.whole_buckets = type_.kind == Kind::integer;
        for (const ShareEntry& entry : TRY(read_shares(node))) {
            Node like = make_scalar(entry.text, node);
            like.line = entry.place.line;
            like.column = entry.place.column;
            RangeText range{entry.text, entry.text};
            if (is_range(like)) range = TRY(read_range(like));
            const double low = TRY(end_of_bucket(range.low, like));
            const double high = TRY(end_of_bucket(range.high, like));
            written_.parameters.buckets.push_back({low, high, entry.share});
        }
        return true;
    }

    Result<bool> read_points(const Node& node) {
        if (!node.is_map())
            return fail(schema_error("bad_points", "points is " + describe(node), node.place(),
                                     "a map like {0%: 1, 50%: 24, 100%: 900}",
                                     "write shares and values"));
        for (size_t i = 0; i < node.items.size(); i++) {
            Node key = make_scalar(node.keys[i].text, node.items[i]);
            const double share = TRY(read_share(key));
            const double value = TRY(read_real(node.items[i], type_));
            written_.parameters.points.push_back({share, value});
        }
        return true;
    }

    Result<bool> read_parts(const Node& node);

    const Node& map_;
    const Type& type_;
    WrittenDistribution written_;
};

const Descriptor* descriptor_of(DistributionKind kind) {
    for (const auto& entry : all_generators())
        if (entry.file_name == name_of(kind)) return &entry.get().about;
    return nullptr;
}

Result<DistributionKind> kind_in(const Node& map) {
    const Node* name = map.find("distribution");
    if (name == nullptr) name = map.find("generate");
    std::vector<std::string> known;
    for (u8 kind = 0; kind <= static_cast<u8>(DistributionKind::mixture); kind++)
        known.emplace_back(name_of(static_cast<DistributionKind>(kind)));
    if (name == nullptr)
        return fail(schema_error("unknown_distribution", "no distribution is named", map.place(),
                                 "one of " + quoted_list(known, 20), "add generate: lognormal"));
    const std::string text = TRY(read_text(*name));
    if (const auto kind = distribution_kind(text)) return *kind;
    const std::string near = nearest(text, known);
    return fail(schema_error("unknown_distribution", "there is no distribution '" + text + "'",
                             name->place(), "one of " + quoted_list(known, 20),
                             near.empty() ? "" : "write " + near));
}

// Maps inside of columns, which the checks of a document do not look into.
Result<bool> check_part_keys(DistributionKind kind, const Node& map, bool in_mixture) {
    std::vector<std::string> known = {"distribution", "generate", "min_value", "max_value"};
    if (in_mixture) known.emplace_back("share");
    if (const Descriptor* about = descriptor_of(kind))
        for (const OptionSpec& option : about->options) known.push_back(option.name);
    for (size_t i = 0; i < map.keys.size(); i++) {
        const std::string& key = map.keys[i].text;
        if (std::find(known.begin(), known.end(), key) != known.end()) continue;
        const std::string near = nearest(key, known);
        return fail(schema_error("unknown_key",
                                 std::string(name_of(kind)) + " has no key '" + key + "'",
                                 map.key_place(i), "one of " + quoted_list(known, 12),
                                 near.empty() ? "remove it" : "write " + near));
    }
    return true;
}

struct Inside {
    bool mixture;
};

Result<Parameters> read_inside(const Node& map, const Type& type, Inside inside) {
    const DistributionKind kind = TRY(kind_in(map));
    (void)TRY(check_part_keys(kind, map, inside.mixture));
    Reader reader(kind, map, type);
    reader.may_be_computed = false;
    reader.in_mixture = inside.mixture;
    return std::move(TRY(reader.read()).parameters);
}

Result<bool> Reader::read_parts(const Node& node) {
    if (!node.is_list() || node.items.empty())
        return fail(schema_error("no_parts", "of is " + describe(node), node.place(),
                                 "a list like [{share: 70%, generate: normal, mean: 5, sd: 1}, …]",
                                 "list the parts with their shares"));
    double percents = 0;
    bool all_percents = true;
    for (const Node& part : node.items) {
        const Node* share = part.find("share");
        if (share == nullptr)
            return fail(schema_error("bad_share", "a part of the mixture has no share",
                                     part.place(), "share: 70%", "add share"));
        const double own = TRY(read_share(*share));
        percents += own * 100;
        all_percents = all_percents && share->text.ends_with('%');
        written_.parameters.parts.emplace_back(own, TRY(read_inside(part, type_, {true})));
    }
    if (all_percents && std::abs(percents - 100) > 1e-6)
        return fail(schema_error(
            "shares_total",
            "the percents total " + shortest(std::nearbyint(percents * 1e6) / 1e6) + "%",
            node.place(), "a total of 100%", "change one of them, or use plain shares without %"));
    return true;
}

// of.1.sd -> the node there, or the last one on the way.
const Node* node_at(const Node& map, std::string_view path) {
    const Node* node = &map;
    for (const std::string_view step : split(path, '.')) {
        const Node* next = nullptr;
        if (node->is_map()) next = node->find(step);
        const bool number = !step.empty() && step[0] >= '0' && step[0] <= '9';
        if (node->is_list() && number) {
            size_t index = 0;
            for (const char c : step) index = index * 10 + static_cast<size_t>(c - '0');
            if (index < node->items.size()) next = &node->items[index];
        }
        if (next == nullptr) return node;
        node = next;
    }
    return node;
}

}  // namespace

bool is_shape_bound(DistributionKind kind, std::string_view name) {
    if (kind == DistributionKind::beta || kind == DistributionKind::triangular ||
        kind == DistributionKind::uniform)
        return name == "min_value" || name == "max_value";
    return (kind == DistributionKind::pareto && name == "min_value") ||
           (kind == DistributionKind::zipf && name == "max_value");
}

Result<double> read_real(const Node& node, const Type& type) {
    if (type.kind == Kind::duration) return static_cast<double>(TRY(read_duration(node)));
    return read_number(node);
}

Result<WrittenDistribution> read_written(DistributionKind kind, const Node& map, const Type& type) {
    return Reader(kind, map, type).read();
}

Result<Distribution> make_written(const DistributionParameters& parameters, const Node& map) {
    auto made = make_distribution(parameters);
    if (made) return made;
    Error error = std::move(made).error();
    if (error.cause == "empty_cut" && error.place.path.empty())
        error.place.path = map.has("min_value") ? "min_value" : "max_value";
    error.place = node_at(map, error.place.path)->place();
    return fail(std::move(error));
}

Result<Distribution> read_distribution(const Node& map, const Type& type) {
    return make_written(TRY(read_inside(map, type, {false})), map);
}

std::vector<OptionSpec> location_options() {
    std::vector<OptionSpec> options = {
        {.name = "mean",
         .kind = OptionKind::value,
         .doc = "the mean of the whole distribution, before bounds cut it",
         .may_be_expression = true},
        {.name = "sd",
         .kind = OptionKind::value,
         .doc = "the standard deviation",
         .may_be_expression = true},
        {.name = "median",
         .kind = OptionKind::value,
         .doc = "the value that half of all lie below",
         .may_be_expression = true}};
    for (int percent = 1; percent <= 99; percent++) {
        const std::string digits = std::to_string(percent);
        options.push_back({.name = (percent < 10 ? "p0" : "p") + digits,
                           .kind = OptionKind::value,
                           .doc = "the value that " + digits + "% of all lie below",
                           .may_be_expression = true});
    }
    return options;
}

}  // namespace rowsmith
