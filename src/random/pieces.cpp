#include "random/pieces.h"

#include <algorithm>

#include "random/alias.h"
#include "random/lattice.h"
#include "random/quantiles.h"
#include "random/real_functions.h"
#include "random/sampler_kernels.h"

namespace rowsmith {
namespace {

// The word that chooses a piece must not depend on the one that chooses the place in it.
constexpr u64 choice_bits(u64 bits) { return mix(bits + golden); }

std::vector<double> shares_of(const std::vector<CurvePiece>& pieces) {
    std::vector<double> shares;
    for (const CurvePiece& piece : pieces) shares.push_back(piece.share);
    return shares;
}

class PieceSampler final : public Sampler {
public:
    PieceSampler(const std::vector<CurvePiece>& pieces, CurvePieceKind kind, double units)
        : choice_(*AliasTable::make(std::span<const double>(shares_of(pieces)))),
          pieces_(pieces),
          kind_(kind),
          units_(units),
          bounds_(in_units({pieces.front().low, pieces.back().high}, units)) {
        wide_ = std::max(-bounds_.low, bounds_.high) > 0x1p50;
        for (const CurvePiece& piece : pieces) {
            evens_.push_back({piece.low, piece.high - piece.low, piece.high});
        }
        for (const CurvePiece& piece : pieces) {
            const double low = kind == CurvePieceKind::even ? bounds_.low : piece.low;
            const double high = kind == CurvePieceKind::even ? bounds_.high : piece.high;
            if (kind == CurvePieceKind::real) break;
            // Without a value inside (0.2 … 0.4 in whole numbers) the nearest outside stands in.
            firsts_.push_back(static_cast<i64>(low));
            counts_.push_back(high < low ? 1 : static_cast<u64>(high - low) + 1);
        }
        if (kind != CurvePieceKind::even || counts_[0] > lattice_values_max) return;
        for (u64 i = 0; i < counts_[0]; i++) values_.push_back(firsts_[0] + static_cast<i64>(i));
    }

    void sample_integers(std::span<const u64> bits, i64* values) const override {
        if (kind_ == CurvePieceKind::even) {
            const u64 first = static_cast<u64>(firsts_[0]), count = counts_[0];
            for (size_t i = 0; i < bits.size(); i++) {
                values[i] = static_cast<i64>(first + bounded(bits[i], count));
            }
            return;
        }
        if (kind_ == CurvePieceKind::real && !wide_) {
            return places_(table(), {bits.data(), bits.size()}, {units_, bounds_.low, bounds_.high},
                           values);
        }
        for (size_t i = 0; i < bits.size(); i++) {
            const double x = nearest_even(value(bits[i]) * units_);
            values[i] = static_cast<i64>(std::min(std::max(x, bounds_.low), bounds_.high));
        }
    }
    void sample_reals(std::span<const u64> bits, double* values) const override {
        if (kind_ != CurvePieceKind::whole)
            return reals_(table(), {bits.data(), bits.size()}, values);
        for (size_t i = 0; i < bits.size(); i++) values[i] = value(bits[i]);
    }
    Interval reach() const override { return {pieces_.front().low, pieces_.back().high}; }
    std::span<const i64> values() const override { return values_; }
    void sample_codes(std::span<const u64> bits, u32* codes) const override {
        for (size_t i = 0; i < bits.size(); i++) {
            codes[i] = static_cast<u32>(bounded(bits[i], counts_[0]));
        }
    }

private:
    PieceTable table() const { return {choice_.cells().data(), evens_.data(), evens_.size()}; }

    double value(u64 bits) const {
        const u32 k = choice_.pick(choice_bits(bits));
        if (kind_ == CurvePieceKind::whole) {
            return pieces_[k].low + static_cast<double>(bounded(bits, counts_[k]));
        }
        const EvenReals& piece = evens_[k];
        return std::min(piece.low + piece.width * unit_interval(bits), piece.high);
    }

    AliasTable choice_;
    std::vector<CurvePiece> pieces_;
    std::vector<EvenReals> evens_;
    decltype(ROWSMITH_AT_CPU_LEVEL(piece_places)) places_ = ROWSMITH_AT_CPU_LEVEL(piece_places);
    decltype(ROWSMITH_AT_CPU_LEVEL(piece_reals)) reals_ = ROWSMITH_AT_CPU_LEVEL(piece_reals);
    CurvePieceKind kind_;
    bool wide_ = false;
    double units_;
    Interval bounds_;
    std::vector<i64> firsts_;
    std::vector<u64> counts_;
    std::vector<i64> values_;
};

class Pieces final : public Family {
public:
    Pieces(std::vector<CurvePiece> pieces, CurvePieceKind kind)
        : pieces_(std::move(pieces)), kind_(kind) {
        double total = 0;
        for (const CurvePiece& piece : pieces_) total += piece.share;
        for (CurvePiece& piece : pieces_) piece.share /= total;
        below_.resize(pieces_.size() + 1);
        above_.resize(pieces_.size() + 1);
        for (size_t i = 0; i < pieces_.size(); i++) below_[i + 1] = below_[i] + pieces_[i].share;
        for (size_t i = pieces_.size(); i-- > 0;) above_[i] = above_[i + 1] + pieces_[i].share;
    }

    TwoTails tails(double x) const override {
        const auto found = std::upper_bound(
            pieces_.begin(), pieces_.end(), x,
            [this](double value, const CurvePiece& piece) { return value < start(piece); });
        if (found == pieces_.begin()) return {0, 1};
        const size_t i = static_cast<size_t>(found - pieces_.begin()) - 1;
        const CurvePiece& piece = pieces_[i];
        if (x >= piece.high) return {below_[i + 1], above_[i + 1]};
        const double part = (x - start(piece)) / (piece.high - start(piece));
        return {below_[i] + piece.share * part, above_[i + 1] + piece.share * (1 - part)};
    }
    double at(TwoTails tails) const override {
        size_t i = 0;
        while (i + 1 < pieces_.size() &&
               (tails.below < tails.above ? below_[i + 1] < tails.below
                                          : above_[i + 1] > tails.above)) {
            i++;
        }
        const CurvePiece& piece = pieces_[i];
        if (!(piece.share > 0)) return piece.high;
        const double width = piece.high - start(piece);
        if (tails.below < tails.above) {
            const double part = (tails.below - below_[i]) / piece.share;
            return start(piece) + width * std::clamp(part, 0.0, 1.0);
        }
        const double part = (tails.above - above_[i + 1]) / piece.share;
        return piece.high - width * std::clamp(part, 0.0, 1.0);
    }
    Interval support() const override { return {start(pieces_.front()), pieces_.back().high}; }
    bool is_discrete() const override { return kind_ == CurvePieceKind::whole; }

    double mean() const override {
        double sum = 0;
        for (const CurvePiece& piece : pieces_) sum += piece.share * 0.5 * (piece.low + piece.high);
        return sum;
    }
    double variance() const override {
        const double middle = mean();
        double sum = 0;
        for (const CurvePiece& piece : pieces_) {
            const double off = 0.5 * (piece.low + piece.high) - middle;
            const double width = piece.high - start(piece);
            const double inside = width * width - (kind_ == CurvePieceKind::whole ? 1 : 0);
            sum += piece.share * (off * off + inside / 12);
        }
        return sum;
    }

    Result<FamilyPointer> cut(FamilyPointer, Interval bounds) const override {
        std::vector<CurvePiece> kept;
        double mass = 0;
        if (is_discrete()) bounds = {-floor_of(-bounds.low), floor_of(bounds.high)};
        for (CurvePiece piece : pieces_) {
            const double width = piece.high - start(piece);
            piece.low = std::max(piece.low, bounds.low);
            piece.high = std::min(piece.high, bounds.high);
            if (piece.low > piece.high) continue;
            if (width > 0) piece.share *= (piece.high - start(piece)) / width;
            mass += piece.share;
            kept.push_back(piece);
        }
        if (!(mass >= cut_mass_min)) return empty_cut(bounds, mass);
        return pieces_family(std::move(kept), kind_);
    }
    std::unique_ptr<Sampler> sampler(double units) const override {
        return std::make_unique<PieceSampler>(pieces_, kind_, units);
    }

private:
    // Where the cumulative function begins to rise: that of integers is extended over a step.
    double start(const CurvePiece& piece) const {
        return kind_ == CurvePieceKind::whole ? piece.low - 1 : piece.low;
    }

    std::vector<CurvePiece> pieces_;
    CurvePieceKind kind_;
    std::vector<double> below_, above_;  // of the pieces before, and from, each place
};

}  // namespace

FamilyPointer pieces_family(std::vector<CurvePiece> pieces, CurvePieceKind kind) {
    const double span = pieces.back().high - pieces.front().low;
    if (kind != CurvePieceKind::whole || span >= static_cast<double>(lattice_values_max)) {
        return std::make_shared<Pieces>(std::move(pieces), kind);
    }
    std::vector<double> weights(static_cast<size_t>(span) + 1);
    const double first = pieces.front().low;
    for (const CurvePiece& piece : pieces) {
        const double share = piece.share / (piece.high - piece.low + 1);
        for (double k = piece.low; k <= piece.high; k += 1) {
            weights[static_cast<size_t>(k - first)] += share;
        }
    }
    return lattice_family(first, std::move(weights));
}

}  // namespace rowsmith
