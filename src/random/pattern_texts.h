// The texts of a pattern by row: any, or each at most once.
#pragma once
#include <string>

#include "random/pattern_language.h"
#include "random/permutation.h"

namespace rowsmith {

// An independent text of each row, all texts alike likely. Row-stable.
class RandomTexts {
public:
    // The language is not copied and must outlive this.
    RandomTexts(u64 key, const PatternLanguage& language);

    // `to` has language.room() bytes; returns the text's end.
    char* write(u64 row, char* to) const;
    std::string text(u64 row) const;

private:
    u64 narrow_number(u64 row, u64 size, size_t word) const;

    const PatternLanguage& language_;
    u64 keys_[10];  // two draws for each word of a text
};

// A text of its own for each row below capacity(). Row-stable, as the space of texts does not
// depend on the rows. Of 2^63 texts or more every step-th is used, with a jitter inside the step.
class UniqueTexts {
public:
    UniqueTexts(u64 key, const PatternLanguage& language);

    // More rows than this can't have texts of their own: an error before the first row.
    u64 capacity() const { return space_; }

    char* write(u64 row, char* to) const;
    std::string text(u64 row) const;

private:
    WideNumber wide_number(u64 row) const;

    const PatternLanguage& language_;
    u64 space_;
    Permutation order_;
    WideNumber step_;  // only of wide languages
    u64 jitter_keys_[4];
};

}  // namespace rowsmith
