// Sine, cosine and arc sine by basic operations alone, with the same bits everywhere; see
// real_functions.h.
#pragma once

namespace rowsmith {

// Within 1e-15 for |x| up to 1e6 radians; 0 beyond 1e9, where a double no longer tells angles
// apart.
double sine(double x);
double cosine(double x);

// In radians, -pi/2 to pi/2, within 1e-15; x is taken as -1 or 1 beyond these.
double arc_sine(double x);

// The shortest way over a sphere of the Earth's mean radius (6,371.0088 km), by the haversine
// formula, in km. Degrees.
struct Position {
    double latitude;
    double longitude;
};
double distance_km(Position from, Position to);

}  // namespace rowsmith
