// Cuts the columns of a table into the pieces of a row program.
#pragma once
#include <string>
#include <vector>

#include "format/cell_text.h"
#include "format/joined_pieces.h"
#include "format/notation.h"
#include "format/row_plan.h"

namespace rowsmith {

class PieceBuilder {
public:
    // `cells` must outlive the plan.
    PieceBuilder(const Notation& notation, const std::vector<CellText>& cells)
        : notation_(notation), cells_(cells) {}

    void add_literal(std::string text);
    void add_column(u32 field);
    RowPlan take() { return std::move(plan_); }

private:
    enum class Edge : u8 { open, close };

    const CellText& cell(u32 field) const { return cells_[field]; }
    std::string whole_cell(const CellText& cell, std::string_view plain) const;
    bool is_plain(const CellText& cell) const;

    void add_slab(std::vector<std::string> entries, IndexSource source);
    // Quotes where the column always has them; in front of them, or in their place, null.
    void add_quotes(u32 field, Edge edge);
    u32 null_slot(u32 field);

    void add_codes(u32 field);
    void add_small_range(u32 field);
    void add_digits(u32 field);
    void add_fraction(u32 field);
    void add_moment(u32 field);
    void add_uuid(u32 field);
    void add_text(u32 field);
    // Value by value, for what is rare.
    void add_rendered(u32 field);

    // format/joined_pieces.cpp: texts of several dictionary entries.
    bool may_equal_null(const CellText& cell) const;
    // How the quotes of a joined text come about.
    struct Joint {
        enum class Way : u8 { plain, quoted, null_only, by_state };
        Way way = Way::plain;
        u32 states = 0;  // an index slot
    };
    void add_joint(u32 field, const Joint& joint, Edge edge);
    bool add_parts(u32 field);
    Joint part_joint(u32 field);
    void add_part(u32 field, u32 child);
    bool add_words(u32 field);
    u32 valid_lengths(u32 field);
    Joint word_joint(u32 field, const EntryFlags& flags);

    const Notation& notation_;
    const std::vector<CellText>& cells_;
    RowPlan plan_;
    std::vector<i64> null_slots_;  // one a field, -1 = none yet
};

// Validity of a column and, for a child, its parent; null when neither has nulls. `both` is room
// for 256.
const u8* valid_of(const ColumnPath& path, const RowState& state, u8* both);

}  // namespace rowsmith
