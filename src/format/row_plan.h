// What a row program does, decided once for a table: pieces of text in the order of the row, and
// the lowerings that prepare a block's values for them. Shared by all threads; what a thread needs
// of its own is a RowState.
#pragma once
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "column/column.h"
#include "format/lowering_kernels.h"

namespace rowsmith {

// A column of the table, or a child of it.
struct ColumnPath {
    u32 field = 0;
    i32 child = -1;
    const Column& of(std::span<const Column* const> columns) const {
        const Column& column = *columns[field];
        return child < 0 ? column : column.children[static_cast<size_t>(child)];
    }
};

// Where a piece's u32 numbers come from: a column's codes as they are, or an array that a lowering
// fills.
struct IndexSource {
    bool is_direct = false;
    ColumnPath path = {};
    u32 slot = 0;
};

// The texts of a block's rows one behind the other, with at least 32 bytes behind the last.
struct TextSlot {
    std::string bytes = {};
    std::vector<u32> ends = {};
    // What the op reads: these, or a column's own.
    const char* text = nullptr;
    const u32* text_ends = nullptr;
    u64 limit = 0;
};

struct RowState {
    const LoweringKernels* kernels = nullptr;
    std::vector<Aligned<u32>> indices = {};
    Aligned<PackedText> packed = {};
    std::vector<u32> groups = {};  // one for each of `packed`
    std::vector<TextSlot> texts = {};
    u32 count = 0;
    std::span<const Column* const> columns = {};
};

using Lowering = std::function<void(RowState&)>;

enum class PieceKind : u8 { literal, slab, span, digits, packed, uuid, words };

struct Piece {
    PieceKind kind = PieceKind::literal;
    std::string text = {};                  // literal; else what follows the value
    std::vector<std::string> entries = {};  // slab, words
    IndexSource source = {};                // slab, words
    IndexSource lengths = {};               // words: how many; direct: the column's lengths
    ColumnPath path = {};                   // uuid
    u32 slot = 0;                           // digits, packed: of `packed`; span: of `texts`
    bool nullable = false;                  // packed, uuid: lengths differ
    u32 length = 0;                         // packed: bytes; words: bytes of the separator
    u32 count_max = 0;                      // words
    char quote_if_empty = 0;                // words: written twice where there are none
};

struct RowPlan {
    std::vector<Piece> pieces = {};
    std::vector<Lowering> lowerings = {};
    u32 index_slots = 0, packed_slots = 0, text_slots = 0;
};

}  // namespace rowsmith
