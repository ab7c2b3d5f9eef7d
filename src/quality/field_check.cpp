#include "quality/field_check.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "quality/syntax.h"
#include "read/json_text.h"

namespace rowsmith {

bool FieldCheck::is_within_bounds(const FieldValue& value) const {
    if (is_real()) {
        // Written so that NaN fails.
        return (!real_low_ || value.real >= *real_low_) &&
               (!real_high_ || value.real <= *real_high_) &&
               ((!real_low_ && !real_high_) || value.real - value.real == 0);
    }
    return (!low_ || value.integer >= *low_) && (!high_ || value.integer <= *high_);
}

bool FieldCheck::is_listed(const FieldValue& value) const {
    if (is_real())
        return std::find(listed_->reals.begin(), listed_->reals.end(), value.real) !=
               listed_->reals.end();
    if (is_integral(reading_.type.kind)) return listed_->integers.contains(value.integer);
    return listed_->texts.contains(value.text);
}

std::optional<Objection> FieldCheck::object_to_length(const Cell& cell,
                                                      const FieldValue& value) const {
    if (!min_length_ && !max_length_) return std::nullopt;
    u64 length = 0;
    std::string_view unit = " characters";
    if (reading_.type.kind == Kind::array) {
        JsonItems items(value.text.substr(value.text.find('[')));
        JsonValue key, item;
        while (items.next(key, item)) length++;
        unit = " elements";
    } else if (reading_.type.kind == Kind::binary) {
        length = cell.form == CellForm::bytes ? cell.text.size()
                                              : static_cast<u64>(base64_bytes(cell.text));
        unit = " bytes";
    } else if (is_text(reading_.type.kind)) {
        length = character_count(value.text);
    } else {
        return std::nullopt;
    }
    const bool is_short = min_length_ && length < *min_length_;
    if (!is_short && (!max_length_ || length <= *max_length_)) return std::nullopt;
    return Objection{.mistake = Mistake::wrong_length,
                     .expected = (is_short ? "at least " + with_commas(*min_length_)
                                           : "at most " + with_commas(*max_length_)) +
                                 std::string(unit),
                     .found = with_commas(length) + std::string(unit) + ": " + cell_text(cell)};
}

std::optional<Objection> FieldCheck::object(const Cell& cell, FieldValue& value) const {
    if (cell.form == CellForm::null) {
        value.is_null = true;
        if (nullable_) return std::nullopt;
        return Objection{.mistake = Mistake::null_value, .expected = expected_of(reading_)};
    }
    if (!read_cell(cell, reading_, value))
        return Objection{.mistake = Mistake::wrong_type, .expected = expected_of(reading_)};
    if (!is_within_bounds(value))
        return Objection{.mistake = Mistake::out_of_range, .expected = range_text_};
    if (auto nested = object_to_nested(cell)) return nested;
    if (auto length = object_to_length(cell, value)) return length;
    if (pattern_ && !pattern_->matches(value.text))
        return Objection{.mistake = Mistake::wrong_pattern,
                         .expected = "all of it to match " + pattern_text_};
    if (listed_ && !is_listed(value))
        return Objection{.mistake = Mistake::not_listed, .expected = listed_->shown};
    return std::nullopt;
}

std::vector<Mistake> FieldCheck::mistakes() const {
    std::vector<Mistake> mistakes = {Mistake::wrong_type};
    const auto add = [&](bool is_looked_for, Mistake mistake) {
        if (is_looked_for) mistakes.push_back(mistake);
    };
    add(!nullable_, Mistake::null_value);
    add(low_ || high_ || real_low_ || real_high_, Mistake::out_of_range);
    add(min_length_ || max_length_, Mistake::wrong_length);
    add(pattern_ != nullptr, Mistake::wrong_pattern);
    add(listed_ != nullptr, Mistake::not_listed);
    return mistakes;
}

bool FieldCheck::passes(const Cell& cell, FieldValue& value) const {
    if (!object(cell, value)) return true;
    return std::any_of(instead_.begin(), instead_.end(),
                       [&](const FieldCheck& each) { return each.passes(cell, value); });
}

Objection FieldCheck::objection(const Cell& cell) const {
    FieldValue value;
    const auto own = object(cell, value);
    return own ? *own
               : Objection{.mistake = Mistake::wrong_type, .expected = expected_of(reading_)};
}

}  // namespace rowsmith
