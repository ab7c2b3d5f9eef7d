// Options that every column may have but that not every generator draws by: bounds and lengths.
// None of them is ever passed over in silence.
#pragma once
#include <optional>

#include "column/refusal.h"
#include "generators/cut_text.h"
#include "generators/generator.h"

namespace rowsmith {

// What is done to texts that may not have the length that their column wants.
struct TextFit {
    TextLengths lengths;
    bool may_cut = false;
};

// Of a bound generator, with its options after the bind. None: the values are known to keep all.
// Errors: option_not_heeded, expression_out_of_bounds, text_too_long_for_column.
Result<std::optional<TextFit>> check_heeded(const ColumnSpec& column, const Options& options,
                                            const Shape& shape, bool is_unique);

// What rules say of the values, where the generator has not asked: they are known to meet it.
// Errors: rule_not_supported, rule_of_other_type.
Result<void> check_value_rules(const ColumnSpec& column, const Shape& shape);

// Input 0 as text, cut where it may be. Rows that still have another length are refused.
class FitTextKernel final : public RefusingKernel {
public:
    explicit FitTextKernel(const TextFit& fit) : fit_(fit) {}
    void fill(const Fill& block) const override;
    std::string why_refused(const Fill& block, u32 i) const override;
    std::string how_to_mend() const override {
        return "give the column other lengths, or another generator";
    }

private:
    TextFit fit_;
};

}  // namespace rowsmith
