// The variables that the program reads: one table, from which come the checks of values, `config`,
// docs/configuration.md and .env.example.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "base/integers.h"

namespace rowsmith {

enum class VariableKind : u8 { text, integer, number, boolean, word, path, url, secret };
std::string_view name_of(VariableKind kind);

// What no part of this version reads is in the table all the same: whoever sets it is told.
enum class Effect : u8 { now, later };

// Names that other programs read too may stand in the environment for those alone.
enum class Sharing : u8 { own, shared };

struct Variable {
    std::string_view name;
    VariableKind kind = VariableKind::text;
    std::string_view default_text = "";  // empty = none
    std::string_view doc;                // one line, no full stop
    std::string_view group;
    double minimum = 0, maximum = 0;  // of integers and numbers, both allowed
    std::string_view words = "";      // of a word, blanks between; empty = a registry has them
    std::string_view at_least = "";   // the variable whose value this one may not be below
    Effect effect = Effect::now;
    Sharing sharing = Sharing::own;
};

// In the order of the docs: groups one after another.
std::span<const Variable> all_variables();

// By its name in any letter case. Null when there is none.
const Variable* find_variable(std::string_view name);

// The variable that a wrong name may have meant, empty when none is near.
std::string nearest_variable(std::string_view name);
// True for a wrong name that is known to be written for another one.
bool is_known_slip(std::string_view name);

// True for equal names in any letter case.
bool is_same_name(std::string_view a, std::string_view b);

// The doc line, and what of the variable this version does not know to obey.
std::string doc_of(const Variable& variable);

}  // namespace rowsmith
