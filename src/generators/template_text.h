// A template of texts, read: 'INV-{id:06}' is the text INV- and a slot for the path id.
//
//   {id} {customers.name:upper}   the value of a path: upper, lower, slug; 06 (digits of an
//                                 integer, padded); .2 (digits behind the point); %Y-%m (a moment)
//   {word}                        one of `words: {word: [laptop, dock]}`
//   {check:luhn}                  the check digit of all text before it
//   {{ }}                         braces
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "generators/check_digits.h"
#include "schema/schema.h"

namespace rowsmith {

enum class SlotFormat : u8 { plain, upper, lower, slug, padded, decimals, moment };

struct TemplatePiece {
    enum class Kind : u8 { literal, slot, check };

    Kind kind = Kind::literal;
    std::string text = {};  // literal: itself; slot: the path or word
    SlotFormat format = SlotFormat::plain;
    u32 digits = 0;           // padded, decimals
    std::string moment = {};  // moment: the format
    CheckDigit check = CheckDigit::luhn;
    Place place = {};
};

// Errors: template_brace, template_slot_empty, template_unknown_format, template_unknown_check,
// template_check_first.
Result<std::vector<TemplatePiece>> read_template(const PlacedText& text);

}  // namespace rowsmith
