// The functions of the language: one table, one entry a function, one file a family.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "expression/expression.h"

namespace rowsmith {

struct Operand;
class Binder;

struct Function {
    std::string_view name;
    std::string_view usage;  // "round(x[, digits])"
    size_t least = 1;        // arguments
    size_t most = 1;
    bool passes_on = false;  // its value is one of its arguments' (if, coalesce …)
    Result<Operand> (*bind)(Binder& binder, const Expression& call,
                            std::vector<Operand> arguments) = nullptr;
};

inline constexpr size_t many_arguments = 1'000;

std::span<const Function> number_functions();
std::span<const Function> text_functions();
std::span<const Function> moment_functions();
std::span<const Function> choice_functions();

// Null for an unknown name. The forms that the grammar knows (map, sum, previous …) are not in it.
const Function* find_function(std::string_view name);

// All names, also those of the grammar's own forms.
std::vector<std::string> function_names();

}  // namespace rowsmith
