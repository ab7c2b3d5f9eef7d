// The texts of a pattern, numbered: text -> number and number -> text, exact, without a list.
//
// Texts are ordered by code points, a text before those that it begins. A repeat without an end
// (* + {m,}) goes round at most 8 times (or m, if that is more) unless max_length is given, which
// then ends it. Lengths count characters, not bytes.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "random/pattern_chunks.h"
#include "random/pattern_graph.h"
#include "random/pattern_walk.h"

namespace rowsmith {

inline constexpr u32 pattern_loop_end = 8;

class PatternLanguage {
public:
    // Causes: those of parse_pattern, pattern_state_limit, pattern_too_large (2^256 texts or more),
    // pattern_empty_language, pattern_length_order.
    static Result<PatternLanguage> build(std::string_view pattern, PatternLengths lengths = {});

    const WideNumber& exact_count() const { return count_; }
    // The exact count, or 2^64 - 1 if it is larger.
    u64 count() const { return count_.fits_word() ? count_.low_word() : ~u64{0}; }
    // "17,576,000,000", exact, for messages.
    std::string count_text() const { return with_commas(count_); }
    // Below 2^63: plain numbers name all texts.
    bool is_narrow() const { return count_.bits() <= narrow_bits; }

    u64 longest_bytes() const { return graph_.longest_bytes; }
    // The bytes that write() needs at `to`; it may write over more than the text's own.
    size_t room() const { return graph_.longest_bytes + 8; }

    // Writes text `number` (below the count) and returns its end; no terminating zero.
    char* write(u64 number, char* to) const;
    char* write(const WideNumber& number, char* to) const;
    void append_text(u64 number, std::string& out) const;
    std::string unrank(u64 number) const { return unrank(WideNumber(number)); }
    std::string unrank(const WideNumber& number) const;

    // The number of a text; nothing if it is no text of the language.
    std::optional<WideNumber> rank(std::string_view text) const;
    bool contains(std::string_view text) const { return rank(text).has_value(); }

    // The mixed-radix form, where all texts have one structure.
    const std::optional<PatternChunks>& chunks() const { return chunks_; }

private:
    explicit PatternLanguage(PatternGraph graph);

    PatternGraph graph_;
    WideNumber count_;
    PatternWalk walk_;
    std::optional<PatternChunks> chunks_;
};

}  // namespace rowsmith
