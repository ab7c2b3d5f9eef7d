// The options of one column, read as its generator's descriptor says. Generators use this when they
// bind: each accessor checks the value's form and its bounds, takes the default where the user
// wrote nothing, and gives an error with the place in the user's document.
//
// The names of options are ours: asking for one that neither the descriptor nor the reference of
// common column keys (schema/keys.h) declares stops the program.
#pragma once
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "schema/descriptor.h"
#include "schema/literals.h"
#include "schema/moments.h"
#include "schema/schema.h"
#include "schema/shares.h"

namespace rowsmith {

class Options {
public:
    // `column` is the canonical map of the column (ColumnSpec::node); both must outlive this. The
    // type says how values of OptionKind::moment and value are read.
    Options(const Descriptor& descriptor, const Node& column, Type type);

    // Written by the user; defaults don't count.
    bool has(std::string_view name) const { return node(name) != nullptr; }
    // What the user wrote; null when nothing.
    const Node* node(std::string_view name) const;
    // Of the option, or of the column when it is not there.
    Place place(std::string_view name) const;
    Place place() const { return column_->place(); }
    const Type& type() const { return type_; }
    const Descriptor& descriptor() const { return *descriptor_; }
    // Something has asked for the option already.
    bool asked(std::string_view name) const { return asked_.find(name) != asked_.end(); }

    // An option with neither a value nor a default is an error `option_missing`: ask has() first.
    Result<std::string> text(std::string_view name) const;
    Result<std::string> word(std::string_view name) const;
    Result<bool> boolean(std::string_view name) const;
    Result<i64> integer(std::string_view name) const;
    Result<double> number(std::string_view name) const;
    Result<double> share(std::string_view name) const;
    Result<std::vector<ShareEntry>> shares(std::string_view name) const;
    Result<i64> duration_us(std::string_view name) const;
    Result<Moment> moment(std::string_view name, Bound bound) const;
    Result<Rate> rate(std::string_view name) const;
    Result<IntegerRange> integer_range(std::string_view name) const;
    Result<NumberRange> number_range(std::string_view name) const;
    Result<DurationRange> duration_range(std::string_view name) const;
    Result<std::vector<std::string>> path(std::string_view name) const;
    // A list of texts, or one text.
    Result<std::vector<std::string>> texts(std::string_view name) const;

    // A value of an integral type as that type stores it: scaled decimals, days, microseconds.
    // A moment without offset of a zoned column is as written.
    Result<i64> value(std::string_view name, Bound bound) const;

    // For OptionSpec::may_be_expression: true when the text is no literal of the option's kind.
    bool is_expression(std::string_view name) const;
    Result<PlacedText> expression(std::string_view name) const;

    // An error at the option's place, for what only the generator can check.
    Error wrong(std::string_view name, std::string cause, std::string message,
                std::string expected = {}, std::string fix = {}) const;

private:
    const OptionSpec& spec(std::string_view name) const;
    Result<Node> given_or_default(std::string_view name) const;
    Result<double> within_bounds(std::string_view name, double value) const;

    const Descriptor* descriptor_;
    const Node* column_;
    Type type_;
    mutable std::set<std::string, std::less<>> asked_;
};

// Reads a value of an integral type; `type` as in Options::value.
Result<i64> read_value(const Node& node, const Type& type, Bound bound);

}  // namespace rowsmith
