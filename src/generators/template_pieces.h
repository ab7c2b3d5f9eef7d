// The pieces of a template at work: each as a child of a column of parts, or appended to a text.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "column/kernel.h"
#include "generators/check_digits.h"
#include "generators/value_text.h"
#include "random/alias.h"

namespace rowsmith {

// Immutable; shared by threads.
class TextPiece {
public:
    virtual ~TextPiece() = default;
    virtual Shape shape() const = 0;
    virtual void fill(const Fill& block, Column& child) const = 0;
    // A null adds nothing.
    virtual void append(const Fill& block, u32 i, std::string& out) const = 0;
    // How many bytes every one of its texts has, if that is known to be one number.
    virtual std::optional<u32> fixed_bytes() const { return std::nullopt; }
};
using TextPiecePointer = std::shared_ptr<const TextPiece>;

using Rewrite = void (*)(std::string& to, std::string_view text);  // append_upper …; null: as it is

TextPiecePointer literal_piece(std::string text);
TextPiecePointer word_piece(u64 key, AliasTable table, std::vector<std::string> words);
// Codes of texts.
TextPiecePointer codes_piece(u32 input, const Shape& shape, Rewrite rewrite);
// Integers, padded to `digits`.
TextPiecePointer integer_piece(u32 input, const Shape& shape, u32 digits);
// Anything else that has a text.
TextPiecePointer value_piece(u32 input, const Shape& shape, ValueText text, Rewrite rewrite);
// The check digits of what the pieces before it write.
TextPiecePointer check_piece(CheckDigit kind, std::vector<TextPiecePointer> before);

}  // namespace rowsmith
