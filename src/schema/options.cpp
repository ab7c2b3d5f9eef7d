#include "schema/options.h"

#include <cmath>

#include "base/check.h"
#include "base/text.h"
#include "schema/keys.h"
#include "schema/number_text.h"

namespace rowsmith {

Options::Options(const Descriptor& descriptor, const Node& column, Type type)
    : descriptor_(&descriptor), column_(&column), type_(std::move(type)) {}

const OptionSpec& Options::spec(std::string_view name) const {
    if (asked_.find(name) == asked_.end()) asked_.emplace(name);
    if (const OptionSpec* found = descriptor_->find(name)) return *found;
    const KeySpec* key = find_column_key(name);
    CHECK(key != nullptr);
    return key->option;
}

const Node* Options::node(std::string_view name) const {
    (void)spec(name);
    return column_->find(name);
}

Place Options::place(std::string_view name) const {
    const Node* found = node(name);
    return found != nullptr ? found->place() : column_->place();
}

Error Options::wrong(std::string_view name, std::string cause, std::string message,
                     std::string expected, std::string fix) const {
    return schema_error(std::move(cause), std::move(message), place(name), std::move(expected),
                        std::move(fix));
}

Result<Node> Options::given_or_default(std::string_view name) const {
    if (const Node* found = node(name)) return *found;
    const OptionSpec& option = spec(name);
    if (!option.default_text.empty()) return make_scalar(option.default_text, *column_);
    return fail(wrong(name, "option_missing",
                      "the generator " + descriptor_->name + " needs " + option.name,
                      std::string(name_of(option.kind)), "add " + option.name + ": …"));
}

Result<double> Options::within_bounds(std::string_view name, double value) const {
    const OptionSpec& option = spec(name);
    const bool low = option.minimum && value < *option.minimum;
    const bool high = option.maximum && value > *option.maximum;
    if (!low && !high) return value;
    const std::string expected =
        low ? "at least " + shortest(*option.minimum) : "at most " + shortest(*option.maximum);
    return fail(
        wrong(name, "option_out_of_range", option.name + " is " + shortest(value), expected));
}

Result<std::string> Options::text(std::string_view name) const {
    return read_text(TRY(given_or_default(name)));
}

Result<std::string> Options::word(std::string_view name) const {
    const OptionSpec& option = spec(name);
    const std::string word = TRY(text(name));
    for (const std::string& known : option.words)
        if (known == word) return word;
    const std::string near = nearest(word, option.words);
    return fail(wrong(name, "unknown_word", option.name + " is '" + word + "'",
                      "one of " + quoted_list(option.words), near.empty() ? "" : "write " + near));
}

Result<bool> Options::boolean(std::string_view name) const {
    return read_boolean(TRY(given_or_default(name)));
}

Result<i64> Options::integer(std::string_view name) const {
    const i64 value = TRY(read_integer(TRY(given_or_default(name))));
    (void)TRY(within_bounds(name, static_cast<double>(value)));
    return value;
}

Result<double> Options::number(std::string_view name) const {
    return within_bounds(name, TRY(read_number(TRY(given_or_default(name)))));
}

Result<double> Options::share(std::string_view name) const {
    return within_bounds(name, TRY(read_share(TRY(given_or_default(name)))));
}

Result<std::vector<ShareEntry>> Options::shares(std::string_view name) const {
    return read_shares(TRY(given_or_default(name)));
}

Result<i64> Options::duration_us(std::string_view name) const {
    return read_duration(TRY(given_or_default(name)));
}

Result<Moment> Options::moment(std::string_view name, Bound bound) const {
    const Node given = TRY(given_or_default(name));
    if (!is_moment(type_.kind)) return read_instant(given, bound);
    return read_moment(given, type_, bound);
}

Result<Rate> Options::rate(std::string_view name) const {
    return read_rate(TRY(given_or_default(name)));
}

Result<IntegerRange> Options::integer_range(std::string_view name) const {
    return read_integer_range(TRY(given_or_default(name)));
}

Result<NumberRange> Options::number_range(std::string_view name) const {
    return read_number_range(TRY(given_or_default(name)));
}

Result<DurationRange> Options::duration_range(std::string_view name) const {
    return read_duration_range(TRY(given_or_default(name)));
}

Result<std::vector<std::string>> Options::path(std::string_view name) const {
    return read_path(TRY(given_or_default(name)));
}

Result<std::vector<std::string>> Options::texts(std::string_view name) const {
    const Node given = TRY(given_or_default(name));
    std::vector<std::string> texts;
    if (!given.is_list()) {
        texts.push_back(TRY(read_text(given)));
        return texts;
    }
    for (const Node& item : given.items) texts.push_back(TRY(read_text(item)));
    return texts;
}

Result<i64> Options::value(std::string_view name, Bound bound) const {
    return read_value(TRY(given_or_default(name)), type_, bound);
}

bool Options::is_expression(std::string_view name) const {
    const Node* found = node(name);
    if (found == nullptr || !found->is_scalar() || is_number_meant(found->text)) return false;
    switch (spec(name).kind) {
        case OptionKind::integer:
        case OptionKind::number:
            return !read_number(*found);
        case OptionKind::share:
            return !read_share(*found);
        case OptionKind::value:
            if (type_.kind == Kind::float_) return !read_number(*found);
            return is_integral(type_.kind) && !read_value(*found, type_, Bound::lower);
        default:
            return spec(name).kind == OptionKind::expression;
    }
}

Result<PlacedText> Options::expression(std::string_view name) const {
    const Node given = TRY(given_or_default(name));
    std::string text = TRY(read_text(given));
    return PlacedText{std::move(text), given.place()};
}

Result<i64> read_value(const Node& node, const Type& type, Bound bound) {
    switch (type.kind) {
        case Kind::integer:
            return read_integer(node);
        case Kind::decimal:
            return read_decimal(node, type.scale);
        case Kind::boolean:
            return i64{TRY(read_boolean(node)) ? 1 : 0};
        case Kind::duration:
            return read_duration(node);
        default:
            return TRY(read_moment(node, type, bound)).value;
    }
}

}  // namespace rowsmith
