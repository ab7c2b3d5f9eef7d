// The fast path of patterns in which every text has the same structure, such as [A-Z]{3}-[0-9]{6}:
// a text is a number in mixed radix.
//
// Neighbouring characters with at most 1,296 combinations are one digit, whose texts (7 bytes at
// most) stand in a table. All digits follow from quotients of the number itself, so no
// multiplication waits for another. Languages of 2^63 texts or more are several words, each a
// number of its own below 2^63.
#pragma once
#include <optional>
#include <vector>

#include "random/pattern_divisor.h"
#include "random/pattern_graph.h"

namespace rowsmith {

class PatternChunks {
public:
    // Nothing if texts differ in structure or a character has too many choices.
    static std::optional<PatternChunks> build(const PatternGraph& graph);

    size_t words() const { return words_.size(); }
    u64 size(size_t word) const { return words_[word].size; }

    // Writes the part of the text that number `number` of the word names; returns its end.
    // `to` has room for the longest text and 8 bytes.
    char* write_word(size_t word, u64 number, char* to) const;

    // All words, for languages below 2^63 (one word) and above.
    char* write(const WideNumber& number, char* to) const;

private:
    struct Chunk {
        Divisor weight;  // combinations of the later chunks of the word
        u64 radix = 1;
        u32 table = 0;  // where its texts begin
    };
    struct Word {
        u64 size = 1;
        u32 first = 0;
        u32 end = 0;
    };
    struct Digit {
        std::vector<std::vector<u32>> signs;  // by character
        u64 radix = 1;
    };

    void add_word(std::vector<Digit> digits);
    u32 table_of(const Digit& digit);

    std::vector<Word> words_;
    std::vector<Chunk> chunks_;
    std::vector<u64> table_;
    std::vector<std::pair<std::vector<std::vector<u32>>, u32>> known_;
};

}  // namespace rowsmith
