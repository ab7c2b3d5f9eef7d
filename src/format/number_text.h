// Numbers as text, the same on every machine.
//
//   integer   digits, a minus in front
//   decimal   always `scale` digits behind the point
//   float     the fewest digits that read back as the same double, laid out as JavaScript does:
//             plain from 1e-7 up to 1e21, else with an exponent ("1e-7", "1.5e+22"); with a scale,
//             that many digits, the exact value rounded half to even, no minus before a zero
//
// Floats that are not finite are "NaN", "Infinity" and "-Infinity".
#pragma once
#include <string>

#include "base/integers.h"

namespace rowsmith {

void append_integer(std::string& text, i64 number);

// `digits`: at least that many, filled with zeros.
void append_padded(std::string& text, i64 number, u32 digits);

// `scaled` is the number times 10^scale; scale 0 to 18.
void append_decimal(std::string& text, i64 scaled, i32 scale);

// scale -1: shortest.
void append_float(std::string& text, double number, i32 scale);

}  // namespace rowsmith
