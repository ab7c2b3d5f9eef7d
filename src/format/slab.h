// Dictionary entries ready to be copied with one store: fixed width, the text's length in the last
// byte. A few entries that are much longer than the others stand behind them; where all are long or
// too many, they lie one after the other with their ends (a blob).
#pragma once
#include <string>
#include <vector>

#include "column/aligned.h"
#include "format/row_op.h"

namespace rowsmith {

// Of an entry that stands behind the others.
inline constexpr u8 long_mark = 255;

// The width of a slab whose longest entry has this many bytes: 8 to 128; 0 when none is wide
// enough.
u32 slab_width(size_t longest);

size_t longest_of(const std::vector<std::string>& texts);

class Slab {
public:
    explicit Slab(const std::vector<std::string>& texts);

    // slab8 … slab128, slab16_long, slab32_long or blob; sets the op's constant fields.
    void set(Op& op) const;
    OpKind kind() const { return kind_; }
    u64 bytes_max() const { return bytes_max_; }

private:
    void fill_slab(const std::vector<std::string>& texts, u32 width);
    void fill_long_slab(const std::vector<std::string>& texts, u32 width);
    void fill_blob(const std::vector<std::string>& texts);

    OpKind kind_ = OpKind::blob;
    u64 bytes_max_ = 0;
    Aligned<char> bytes_;
    std::vector<u64> ends_;
};

}  // namespace rowsmith
