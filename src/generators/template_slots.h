// From a template's slots to pieces: names resolved, formats held against the types.
#pragma once
#include "generators/generator.h"
#include "generators/template_pieces.h"
#include "generators/template_text.h"

namespace rowsmith {

// Reads paths through the context and words from the option `words`. Errors: those of paths,
// template_slot_no_text, template_format_of_other_type, and of words.
Result<std::vector<TextPiecePointer>> bind_pieces(BindContext& context,
                                                  const std::vector<TemplatePiece>& pieces);

// Whether two rows never give one text: a column that is unique stands in it at a place that the
// text itself tells.
bool is_one_to_one(BindContext& context, const std::vector<TemplatePiece>& pieces,
                   const std::vector<TextPiecePointer>& bound);

}  // namespace rowsmith
