// Points on the Earth: evenly over a range of latitudes and longitudes, or over a disc around a
// centre. Evenly means by area, so the sine of the latitude is uniform, not the latitude.
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "generators/generator.h"
#include "generators/refuse_unique.h"
#include "random/angles.h"
#include "random/real_functions.h"
#include "random/streams.h"

namespace rowsmith {
namespace {

constexpr double pi = 3.14159265358979323846;
constexpr double to_radians = pi / 180;
constexpr double earth_radius_km = 6371.0088;
constexpr double half_way_round_km = pi * earth_radius_km;
constexpr i32 scale = 6;  // digits: a tenth of a metre

double rounded(double degrees) { return nearest_even(degrees * 1e6) / 1e6; }

struct Range {
    double low;
    double high;
};

class RangeKernel final : public Kernel {
public:
    RangeKernel(u64 latitude_key, u64 longitude_key, Range latitudes, Range longitudes)
        : latitude_key_(latitude_key),
          longitude_key_(longitude_key),
          latitudes_(latitudes),
          longitudes_(longitudes),
          sines_{sine(latitudes.low * to_radians), sine(latitudes.high * to_radians)} {}
    void fill(const Fill& block) const override {
        const u64* scaled = block.rows.scaled();
        double* latitude = block.out().children[0].floats.data();
        double* longitude = block.out().children[1].floats.data();
        for (u32 i = 0; i < block.count(); i++) {
            const double up = unit_interval(mix(latitude_key_ + scaled[i]));
            const double along = unit_interval(mix(longitude_key_ + scaled[i]));
            const double height = sines_.low + up * (sines_.high - sines_.low);
            latitude[i] = within(arc_sine(height) / to_radians, latitudes_);
            longitude[i] =
                within(longitudes_.low + along * (longitudes_.high - longitudes_.low), longitudes_);
        }
    }

private:
    // Rounding to the scale may step over an end that has more digits.
    static double within(double degrees, const Range& range) {
        return std::clamp(rounded(degrees), range.low, range.high);
    }

    u64 latitude_key_, longitude_key_;
    Range latitudes_, longitudes_, sines_;
};

// The angle of (x, y), -pi to pi.
double angle_of(double y, double x) {
    const double length = std::sqrt(x * x + y * y);
    if (!(length > 0)) return 0;
    const double angle = arc_sine(y / length);
    if (x >= 0) return angle;
    return (y >= 0 ? pi : -pi) - angle;
}

class DiscKernel final : public Kernel {
public:
    DiscKernel(u64 distance_key, u64 bearing_key, Position centre, double radius_km)
        : distance_key_(distance_key), bearing_key_(bearing_key), centre_(centre) {
        const double half_sine = sine(radius_km / earth_radius_km / 2);
        most_ = half_sine * half_sine;
    }
    void fill(const Fill& block) const override {
        const u64* scaled = block.rows.scaled();
        for (u32 i = 0; i < block.count(); i++) {
            const Position point = at(unit_interval(mix(distance_key_ + scaled[i])),
                                      unit_interval(mix(bearing_key_ + scaled[i])));
            block.out().children[0].floats[i] = rounded(point.latitude);
            block.out().children[1].floats[i] = rounded(point.longitude);
        }
    }

private:
    // `far` is the share of the disc's area that is nearer to the centre, `turn` of a full circle.
    Position at(double far, double turn) const {
        const double half = far * most_;  // the squared sine of half the angle
        const double cosine_angle = 1 - 2 * half;
        const double sine_angle = 2 * std::sqrt(half * (1 - half));
        const double bearing = 2 * pi * turn;
        const double sine_from = sine(centre_.latitude * to_radians);
        const double cosine_from = cosine(centre_.latitude * to_radians);
        const double sine_to =
            sine_from * cosine_angle + cosine_from * sine_angle * cosine(bearing);
        const double east =
            angle_of(sine(bearing) * sine_angle * cosine_from, cosine_angle - sine_from * sine_to);
        double longitude = centre_.longitude + east / to_radians;
        if (longitude > 180) longitude -= 360;
        if (longitude < -180) longitude += 360;
        return {arc_sine(sine_to) / to_radians, longitude};
    }

    u64 distance_key_, bearing_key_;
    Position centre_;
    double most_;
};

Result<Range> degrees(const Options& options, std::string_view name, double most) {
    const NumberRange written = TRY(options.number_range(name));
    const Range range{written.low.value_or(-most), written.high.value_or(most)};
    if (range.low < -most || range.high > most)
        return fail(options.wrong(name, "degrees_out_of_range",
                                  std::string(name) + " reaches from " + shortest(range.low) +
                                      " to " + shortest(range.high),
                                  "degrees from " + shortest(-most) + " to " + shortest(most),
                                  "write " + shortest(-most) + ".." + shortest(most)));
    return range;
}

Result<Position> centre_of(const Options& options) {
    const Node& node = *options.node("around");
    const bool is_pair = node.is_list() && node.items.size() == 2;
    if (!is_pair)
        return fail(options.wrong("around", "around_no_pair", "around is " + describe(node),
                                  "a latitude and a longitude", "write around: [52.52, 13.405]"));
    const double latitude = TRY(read_number(node.items[0]));
    const double longitude = TRY(read_number(node.items[1]));
    const Position centre{latitude, longitude};
    const bool exists = centre.latitude >= -90 && centre.latitude <= 90 &&
                        centre.longitude >= -180 && centre.longitude <= 180;
    if (exists) return centre;
    return fail(options.wrong(
        "around", "degrees_out_of_range",
        "there is no point " + shortest(centre.latitude) + ", " + shortest(centre.longitude),
        "a latitude of -90 to 90, then a longitude of -180 to 180",
        "check their order: latitude first"));
}

Result<BoundColumn> bind_disc(BindContext& context, Shape shape) {
    const Options& options = context.options();
    for (const char* other : {"latitude", "longitude"})
        if (options.has(other))
            return fail(options.wrong(
                other, "range_beside_around", std::string(other) + " stands beside around",
                "ranges, or a centre with radius_km", "remove around, or " + std::string(other)));
    const Position centre = TRY(centre_of(options));
    const double radius_km = TRY(options.number("radius_km"));
    if (!(radius_km > 0) || radius_km > half_way_round_km)
        return fail(options.wrong(
            "radius_km", "radius_out_of_range", "radius_km is " + shortest(radius_km),
            "above 0 and at most 20,015 km, half way round the Earth", "write radius_km: 10"));
    return BoundColumn{
        .kernel = std::make_unique<DiscKernel>(context.key(0), context.key(1), centre, radius_km),
        .outputs = {std::move(shape)},
        .summary = "within " + shortest(radius_km) + " km of " + shortest(centre.latitude) + ", " +
                   shortest(centre.longitude)};
}

Shape axis(const char* name) {
    return {.type = {.kind = Kind::float_, .scale = scale}, .form = Form::float64, .name = name};
}

Result<BoundColumn> bind(BindContext& context) {
    TRY(refuse_unique(context, "remove unique: points hardly ever meet"));
    const Options& options = context.options();
    Shape shape{.type = context.type(), .form = Form::record};
    shape.children = {axis("latitude"), axis("longitude")};
    if (options.has("around")) return bind_disc(context, std::move(shape));
    if (options.has("radius_km"))
        return fail(options.wrong("radius_km", "radius_without_around", "radius_km has no centre",
                                  "around beside it", "add around: [52.52, 13.405]"));
    const Range latitudes = TRY(degrees(options, "latitude", 90));
    const Range longitudes = TRY(degrees(options, "longitude", 180));
    return BoundColumn{.kernel = std::make_unique<RangeKernel>(context.key(0), context.key(1),
                                                               latitudes, longitudes),
                       .outputs = {std::move(shape)},
                       .summary = "points evenly by area"};
}

}  // namespace

namespace generators {

const Generator& coordinates() {
    static const Generator generator{
        {.name = "coordinates",
         .summary = "points on the Earth, evenly by area",
         .options = {{.name = "latitude",
                      .kind = OptionKind::range,
                      .doc = "from south to north, in degrees",
                      .default_text = "-90..90"},
                     {.name = "longitude",
                      .kind = OptionKind::range,
                      .doc = "from west to east, in degrees",
                      .default_text = "-180..180"},
                     {.name = "around",
                      .kind = OptionKind::list,
                      .doc = "a centre in place of ranges: [latitude, longitude]"},
                     {.name = "radius_km",
                      .kind = OptionKind::number,
                      .doc = "the farthest from the centre, in km",
                      .default_text = "10"}},
         .kinds = {Kind::coordinates},
         .example = "{type: coordinates, generate: coordinates, latitude: 47..55, longitude: "
                    "6..15}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
