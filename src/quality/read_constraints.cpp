// From a column of the schema to what its values must be.
#include "base/text.h"
#include "generators/moment_source.h"
#include "quality/field_check.h"
#include "schema/options.h"
#include "schema/read_schema.h"

namespace rowsmith {

namespace {

const Shape* child_named(const Shape& shape, std::string_view name) {
    for (const Shape& child : shape.children)
        if (child.name == name) return &child;
    return nullptr;
}

// The label as a cell of delimited text would have it.
FieldValue label_value(const std::string& label, const TypeReading& reading, bool& reads) {
    FieldValue value;
    reads = read_cell(Cell::of_text(label), reading, value);
    return value;
}

bool lists_its_values(const ColumnSpec& column) {
    const std::string& generator = column.generate.text;
    return generator.empty() || generator == "choice" || generator == "enum";
}

}  // namespace

// Bounds that are expressions hold row by row and are no part of this.
Result<void> FieldCheck::read_bounds(const ColumnSpec& column) {
    const Type& type = reading_.type;
    const auto bound = [&](const std::optional<Node>& node, Bound side, std::optional<i64>& exact,
                           std::optional<double>& real) {
        if (!node || !node->is_scalar()) return;
        if (type.kind == Kind::float_) {
            if (const auto number = read_number(*node)) real = *number;
        } else if (is_moment(type.kind)) {
            const auto moment = read_moment(*node, type, side);
            if (!moment) return;
            const bool is_local = !type.zone.empty() && !moment->has_offset;
            exact =
                is_local ? utc_from_local(reading_.document_zone, moment->value) : moment->value;
        } else if (is_integral(type.kind)) {
            if (const auto value = read_value(*node, type, side)) exact = *value;
        } else {
            return;
        }
        if (!exact && !real) return;
        range_text_ += (range_text_.empty() ? "" : " and ");
        range_text_ += (side == Bound::lower ? "at least " : "at most ") + node->text;
    };
    bound(column.min_value, Bound::lower, low_, real_low_);
    bound(column.max_value, Bound::upper, high_, real_high_);
    min_length_ = column.min_length;
    max_length_ = column.max_length;
    if (column.pattern && is_text(type.kind)) {
        pattern_text_ = column.pattern->text;
        auto matcher = PatternMatcher::build(pattern_text_);
        if (!matcher) {
            matcher.error().place = column.pattern->place;
            return fail(std::move(matcher).error());
        }
        pattern_ = std::make_shared<const PatternMatcher>(*std::move(matcher));
    }
    return {};
}

// Generators of bundles print their values in other words (a country's name for its code): those
// that the plan has count then.
Result<void> FieldCheck::read_listed(const ColumnSpec& column, const Shape& shape) {
    if (!column.enum_values) return {};
    auto listed = std::make_shared<Listed>();
    std::vector<std::string> labels;
    if (!lists_its_values(column)) {
        if (shape.form != Form::codes || !is_text(shape.type.kind)) return {};
        labels = shape.dictionary->texts;
    } else {
        for (const ShareEntry& entry : TRY(read_shares(*column.enum_values)))
            labels.push_back(entry.text);
    }
    for (const std::string& label : labels) {
        bool reads = true;
        TypeReading reading = reading_;
        reading.format = std::nullopt;
        const FieldValue value = label_value(label, reading, reads);
        listed->texts.insert(label);
        if (reads && is_integral(reading.type.kind)) listed->integers.insert(value.integer);
        if (reads && is_real()) listed->reals.push_back(value.real);
    }
    listed->shown = "one of " + quoted_list(labels);
    listed_ = std::move(listed);
    return {};
}

Result<void> FieldCheck::read_nested(const ColumnSpec& column, const Shape& shape,
                                     const Schema& document) {
    const Kind kind = reading_.type.kind;
    if (kind == Kind::array && column.items.size() == 1 && shape.children.size() == 1)
        children_.push_back(TRY(make(column.items[0], shape.children[0], document)));
    if (kind != Kind::json) return {};
    for (const ColumnSpec& field : column.fields) {
        const Shape* child = child_named(shape, field.name);
        if (child == nullptr) continue;
        names_.push_back(field.name);
        children_.push_back(TRY(make(field, *child, document)));
    }
    return {};
}

Result<FieldCheck> FieldCheck::make(const ColumnSpec& column, const Shape& shape,
                                    const Schema& document) {
    FieldCheck check;
    check.reading_.type = shape.type;
    check.reading_.document_zone = TRY(zone_named(document.zone, column.place));
    if (!shape.type.format.empty() && is_moment(shape.type.kind))
        check.reading_.format = TRY(MomentFormat::parse(shape.type.format, column.place));
    check.nullable_ = column.nullable;
    (void)TRY(check.read_bounds(column));
    (void)TRY(check.read_listed(column, shape));
    (void)TRY(check.read_nested(column, shape, document));
    for (const CaseSpec& each : column.cases)
        check.instead_.push_back(TRY(make(each.column, shape, document)));
    if (column.default_value && column.default_value->is_scalar()) {
        FieldCheck constant;
        constant.reading_ = check.reading_;
        constant.nullable_ = column.nullable;
        auto listed = std::make_shared<Listed>();
        bool reads = true;
        const FieldValue value = label_value(column.default_value->text, check.reading_, reads);
        listed->texts.insert(column.default_value->text);
        if (reads && is_integral(shape.type.kind)) listed->integers.insert(value.integer);
        if (reads && check.is_real()) listed->reals.push_back(value.real);
        constant.listed_ = std::move(listed);
        check.instead_.push_back(std::move(constant));
    }
    return check;
}

}  // namespace rowsmith
