#include "plan/infer.h"

namespace rowsmith {

namespace {

bool is_number(Kind kind) {
    return kind == Kind::integer || kind == Kind::float_ || kind == Kind::decimal;
}

}  // namespace

std::optional<Inference> infer_generator(const TableSpec&, const ColumnSpec& column,
                                         const Catalogue& catalogue) {
    if (!column.expression.empty()) return Inference{"expression", "it has an expression"};
    if (column.enum_values) return Inference{"choice", "it has enum_values"};
    if (column.pattern) return Inference{"pattern", "it has a pattern"};
    if (!column.format.empty()) {
        const Descriptor* picked = catalogue.generator_of_format(column.format);
        if (picked) return Inference{picked->name, "of format " + column.format};
    }
    if (!column.type) return std::nullopt;
    const Kind kind = column.type->kind;
    if (is_number(kind)) return Inference{"uniform", "a number within bounds"};
    if (kind == Kind::string) return Inference{"text.word", "a text"};
    return Inference{std::string(name_of(kind)), "the type's own generator"};
}

}  // namespace rowsmith
