// How a generator or a format describes itself to users. From this data come the checks of its
// options and their error texts, the JSON Schema, the command line's help and the reference docs.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/integers.h"
#include "column/type.h"

namespace rowsmith {

// What an option's value is, named as in the docs.
enum class OptionKind : u8 {
    text,
    word,     // one of OptionSpec::words
    integer,  // 20_000
    number,
    share,   // 8%, 0.08
    shares,  // {a: 80%, b: rest}, {a: 4, b: 1}, [a, b]
    boolean,
    moment,    // a date, time or datetime, by the column's type
    duration,  // 1.5 d
    rate,      // 40% per year
    range,     // 1..5
    value,     // a value of the column's own type
    expression,
    distribution,  // {distribution: lognormal, median: 3, p95: 9}
    column,        // a column as under `columns`
    columns,       // a map of names to columns
    list,
    map,
    path,       // tier, customers.tier, order_id.customer_id.tier
    template_,  // INV-{id:06}
    locale,     // a code or shares of codes
};

std::string_view name_of(OptionKind kind);

struct OptionSpec {
    std::string name;
    OptionKind kind = OptionKind::text;
    std::string doc;  // one line, no full stop
    bool required = false;
    std::string default_text = {};       // as a user would write it; empty = none
    std::optional<double> minimum = {};  // integer, number, share: both bounds are included
    std::optional<double> maximum = {};
    std::vector<std::string> words = {};  // OptionKind::word
    bool may_be_expression = false;  // number, integer, share, value: an expression is read as well
};

struct Descriptor {
    std::string name;     // as the user writes it: person.full_name
    std::string summary;  // one line, no full stop
    std::vector<OptionSpec> options = {};
    std::vector<Kind> kinds = {};  // the types that it can make; the first is its own choice
    std::string example = {};      // a column in braces: {type: integer, generate: uniform, …}
    // Names of JSON Schema formats that pick this generator for a string: email, ipv4.
    std::vector<std::string> picked_by_formats = {};

    const OptionSpec* find(std::string_view option) const;
    bool makes(Kind kind) const;
};

}  // namespace rowsmith
