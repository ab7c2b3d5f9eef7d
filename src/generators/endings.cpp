#include "generators/endings.h"

#include <algorithm>

#include "base/power_of_ten.h"
#include "base/text.h"
#include "generators/distribution_grid.h"
#include "schema/shares.h"

namespace rowsmith {

namespace {

constexpr i32 ending_digits_max = 9;

std::vector<ShareEntry> retail(const Place& place) {
    return {{".99", 0.55, place}, {".95", 0.15, place}, {".49", 0.10, place}, {".00", 0.20, place}};
}

Error wrong(std::string cause, const std::string& text, const Place& place, std::string expected) {
    return schema_error(std::move(cause), "the ending is '" + text + "'", place,
                        std::move(expected), "write endings like .99 and .5");
}

// .99 -> 99
Result<std::string> digits_of(const ShareEntry& entry) {
    std::string_view text = trimmed(entry.text);
    if (text.starts_with("0.")) text.remove_prefix(1);
    const bool digits =
        text.size() > 1 && text[0] == '.' &&
        std::all_of(text.begin() + 1, text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || text.size() > 1 + ending_digits_max)
        return fail(wrong("bad_ending", entry.text, entry.place, "a fraction like .99"));
    return std::string(text.substr(1));
}

}  // namespace

Result<Endings> Endings::read(const Options& options) {
    const Node& node = *options.node("endings");
    const bool named = node.is_scalar() && node.text == "retail";
    const auto entries = named ? retail(node.place()) : TRY(read_shares(node));
    std::vector<double> shares;
    std::vector<std::string> texts;
    i32 most = 0;
    for (const ShareEntry& entry : entries) {
        shares.push_back(entry.share);
        texts.push_back(TRY(digits_of(entry)));
        const i32 digits = static_cast<i32>(texts.back().size());
        const Type& type = options.type();
        const bool too_many = type.scale >= 0 && digits > type.scale;
        if (too_many)
            return fail(wrong(
                "ending_digits", entry.text, entry.place,
                "at most " + std::to_string(type.scale) + " digits, the scale of the column"));
        most = std::max(most, digits);
    }
    Endings endings(TRY(AliasTable::make(std::span<const double>(shares))));
    endings.texts_ = std::move(texts);
    endings.set_digits(most);
    return endings;
}

void Endings::set_digits(i32 digits) {
    digits_ = digits;
    unit_ = power_of_ten(digits);
    fractions_.clear();
    for (const std::string& text : texts_) {
        i64 fraction = 0;
        for (const char c : text) fraction = fraction * 10 + (c - '0');
        fractions_.push_back(fraction * power_of_ten(digits - static_cast<i32>(text.size())));
    }
}

Result<void> Endings::check(const Options& options, const ValueGrid& grid, Interval places) const {
    if (options.has("multiple_of"))
        return fail(options.wrong("endings", "endings_and_multiple",
                                  "the column has endings and multiple_of", "one of them",
                                  "remove multiple_of"));
    if (places.high - places.low >= grid.power) return {};
    return fail(options.wrong("endings", "endings_outside_bounds",
                              "the bounds lie less than 1 apart, so not every ending fits",
                              "bounds at least 1 apart", "widen the bounds, or remove endings"));
}

i64 Endings::set_grid(const ValueGrid& grid) {
    i32 digits = 0;
    while (static_cast<double>(power_of_ten(digits)) < grid.power) digits++;
    set_digits(digits);
    return unit_;
}

i64 Endings::apply(i64 amount, u64 bits, i64 low, i64 high) const {
    const i64 fraction = fractions_[table_.pick(bits)];
    const i64 size = amount < 0 ? -amount : amount;
    const i64 ended = size - size % unit_ + fraction;
    const i64 moved = amount < 0 ? -ended : ended;
    if (moved >= low && moved <= high) return moved;
    i64 nearer = moved < low ? moved + unit_ : moved - unit_;
    if (moved < 0 && nearer > 0) nearer = fraction;
    if (moved > 0 && nearer < 0) nearer = -fraction;
    return nearer >= low && nearer <= high ? nearer : amount;
}

}  // namespace rowsmith
