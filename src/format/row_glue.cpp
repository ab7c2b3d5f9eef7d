#include "format/row_glue.h"

#include "format/slab.h"

namespace rowsmith {

namespace {

constexpr size_t tail_max = 16;
// Slabs of this size stay in the first-level cache beside everything else.
constexpr size_t small_slab_bytes = 4'096;
constexpr size_t fused_entries_max = 512, fused_bytes_max = 16'384;

enum class Side : u8 { front, back };

void merge_literals(std::vector<Piece>& pieces) {
    std::vector<Piece> merged;
    for (Piece& piece : pieces) {
        const bool is_literal = piece.kind == PieceKind::literal;
        if (is_literal && piece.text.empty()) continue;
        if (is_literal && !merged.empty() && merged.back().kind == PieceKind::literal)
            merged.back().text += piece.text;
        else
            merged.push_back(std::move(piece));
    }
    pieces = std::move(merged);
}

// Widths may not grow, except of slabs that stay small.
bool slab_takes(const Piece& slab, size_t bytes) {
    const size_t longest = longest_of(slab.entries);
    const u32 before = slab_width(longest), after = slab_width(longest + bytes);
    return after != 0 && (after == before || slab.entries.size() * after <= small_slab_bytes);
}

bool absorb(Piece& into, const std::string& text, Side side) {
    switch (into.kind) {
        case PieceKind::literal:
            return false;
        case PieceKind::slab:
            if (!slab_takes(into, text.size())) return false;
            for (std::string& entry : into.entries)
                entry = side == Side::back ? entry + text : text + entry;
            return true;
        default:
            if (side == Side::front || into.text.size() + text.size() > tail_max) return false;
            into.text += text;
            return true;
    }
}

void absorb_literals(std::vector<Piece>& pieces) {
    std::vector<Piece> kept;
    for (size_t i = 0; i < pieces.size(); i++) {
        Piece& piece = pieces[i];
        if (piece.kind == PieceKind::literal) {
            if (!kept.empty() && absorb(kept.back(), piece.text, Side::back)) continue;
            if (i + 1 < pieces.size() && absorb(pieces[i + 1], piece.text, Side::front)) continue;
        }
        kept.push_back(std::move(piece));
    }
    pieces = std::move(kept);
}

bool may_fuse(const Piece& first, const Piece& second) {
    if (first.kind != PieceKind::slab || second.kind != PieceKind::slab) return false;
    const size_t entries = first.entries.size() * second.entries.size();
    if (first.entries.size() > fused_entries_max || entries > fused_entries_max) return false;
    const u32 width = slab_width(longest_of(first.entries) + longest_of(second.entries));
    return width != 0 && width <= 64 && entries * width <= fused_bytes_max;
}

void fuse(RowPlan& plan, Piece& first, const Piece& second) {
    std::vector<std::string> entries;
    entries.reserve(first.entries.size() * second.entries.size());
    for (const std::string& a : first.entries)
        for (const std::string& b : second.entries) entries.push_back(a + b);
    const u32 slot = plan.index_slots++;
    const auto factor = static_cast<u32>(second.entries.size());
    plan.lowerings.push_back(
        [from = first.source, with = second.source, factor, slot](RowState& state) {
            const auto indices = [&state](const IndexSource& source) {
                return source.is_direct ? source.path.of(state.columns).codes.data()
                                        : state.indices[source.slot].data();
            };
            state.kernels->fuse(indices(from), indices(with), factor, state.count,
                                state.indices[slot].data());
        });
    first.entries = std::move(entries);
    first.source = {.slot = slot};
}

void fuse_slabs(RowPlan& plan) {
    std::vector<Piece> fused;
    for (Piece& piece : plan.pieces) {
        if (!fused.empty() && may_fuse(fused.back(), piece))
            fuse(plan, fused.back(), piece);
        else
            fused.push_back(std::move(piece));
    }
    plan.pieces = std::move(fused);
}

}  // namespace

void glue(RowPlan& plan) {
    merge_literals(plan.pieces);
    absorb_literals(plan.pieces);
    fuse_slabs(plan);
}

}  // namespace rowsmith
