// Distributions that are flat in pieces: uniform, histograms, and quantiles with straight lines
// between. Sampled exactly: a piece by its share, then an even place in it.
#pragma once
#include <vector>

#include "random/family.h"

namespace rowsmith {

// Real: low … high (equal ends hold a share at one point). Whole: the integers low … high.
struct CurvePiece {
    double low;
    double high;
    double share;
};

enum class CurvePieceKind : u8 {
    real,   // rounded where an integer column takes them
    even,   // one piece, whose representable values are all equally likely, the ends too
    whole,  // integers
};

// Pieces in rising order that do not overlap, with a positive sum of shares.
FamilyPointer pieces_family(std::vector<CurvePiece> pieces, CurvePieceKind kind);

}  // namespace rowsmith
