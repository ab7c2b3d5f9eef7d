// Options that every column may have but that not every generator draws by: bounds and lengths.
// None of them is ever passed over in silence.
#pragma once
#include <optional>

#include "column/kernel.h"
#include "generators/cut_text.h"
#include "generators/generator.h"

namespace rowsmith {

// Of a bound generator, with its options after the bind. Gives the lengths that its texts have to
// be cut to, if they have. Errors: option_not_heeded, text_too_long_for_column, text_too_short.
Result<std::optional<TextLengths>> check_heeded(const ColumnSpec& column, const Options& options,
                                                const Shape& shape, bool is_unique);

// Input 0 as text, cut.
class CutTextKernel final : public Kernel {
public:
    explicit CutTextKernel(TextLengths lengths) : lengths_(lengths) {}
    void fill(const Fill& block) const override;

private:
    TextLengths lengths_;
};

}  // namespace rowsmith
