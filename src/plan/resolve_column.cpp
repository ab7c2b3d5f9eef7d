// One column: its generator (or reference), around it cases, when with a default, and null_share.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "generators/same_column.h"
#include "plan/builder.h"
#include "plan/column_context.h"
#include "plan/heeded_options.h"
#include "plan/null_kernels.h"
#include "plan/rank_kernel.h"
#include "plan/refusals.h"
#include "random/streams.h"
#include "schema/read_schema.h"

namespace rowsmith {

Result<Ref> Builder::bind_column(u32 table, const ColumnSpec& column, const std::string& name,
                                 u64 key) {
    if (has_lines(table, column)) return bind_lines(table, column, name);
    const auto where = TRY(counted_where(table, column, name));
    const auto outer = std::exchange(counted_, std::nullopt);
    if (where) counted_ = TRY(count_rows(table, *where, name));
    auto bound = bind_value(table, column, name, key);
    counted_ = outer;
    return bound;
}

Result<Ref> Builder::bind_value(u32 table, const ColumnSpec& column, const std::string& name,
                                u64 key) {
    Ref value;
    if (column.references && column.expression.empty() && column.generate.empty() &&
        !column.enum_values)
        value = TRY(bind_reference(table, column, name, key));
    else if (!column.cases.empty())
        value = TRY(bind_cases(table, column, name, key));
    else
        value = TRY(bind_generator(table, column, name, key));
    // Each case brings its own share of nulls and its own when.
    if (column.cases.empty()) value = TRY(add_nulls(table, column, value, name, key));
    if (column.default_value && column.cases.empty())
        value = TRY(add_default(table, column, value, name, key));
    if (!column.nullable && graph().shape(value).nullable)
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = "null_possible",
                     .message = "the column is nullable: false, but its values can be null",
                     .place = column.place,
                     .expected = "values that are never null",
                     .fix = "drop nullable: false, or give a default"});
    return value;
}

namespace {

Error unique_not_possible(const ColumnSpec& column, const std::string& generator) {
    return {.code = ErrorCode::invalid_schema,
            .cause = "unique_not_possible",
            .message = "the values of " + generator + " repeat, so the column can't be unique",
            .place = column.node.has("unique") ? column.node.find("unique")->place() : column.place,
            .expected = "a sequence, pattern, uuid, choice, uniform integer or moment, or a name",
            .fix = "drop unique, or take another generator"};
}

}  // namespace

Result<Ref> Builder::bind_generator(u32 table, const ColumnSpec& column, const std::string& name,
                                    u64 key) {
    const Generator* found = find_generator(column.generate.text);
    if (!found) return fail(unknown_generator(column));
    const Generator& generator = *found;
    note_bundle(table, column);
    const Type type = TRY(type_of(column, generator.about));
    const Options options(generator.about, column.node, type);
    ColumnContext context(
        *this, {.table = table,
                .column = &column,
                .name = name,
                .key = key,
                .type = type,
                .options = &options,
                .element_rows = {},
                .counted_rows = counted_ ? std::optional(counted_->rows) : std::nullopt});
    BoundColumn bound = TRY(generator.bind(context));
    const bool refuses = bound.outputs.size() == 2;
    CHECK(refuses || bound.outputs.size() == 1);
    if (is_unique(table, column) && !context.minds_unique() && !bound.distinct)
        return fail(unique_not_possible(column, generator.about.name));
    if (!context.minds_rules()) TRY(check_value_rules(column, bound.outputs[0]));
    const auto fit = TRY(check_heeded(column, options, bound.outputs[0], is_unique(table, column)));
    std::string summary = bound.summary.empty() ? generator.about.name : bound.summary;
    for (const PlacedText& rule : column.value_rules) summary += ", " + rule.text;
    std::vector<Ref> inputs = context.take_inputs();
    if (context.counts_rows()) {
        const u32 rank = static_cast<u32>(inputs.size());
        inputs.push_back(counted_->rank);
        bound.kernel = std::make_unique<AtRankKernel>(std::move(bound.kernel), rank);
    }
    const u32 node = graph().add({.table = table,
                                  .name = name,
                                  .summary = summary,
                                  .kernel = std::move(bound.kernel),
                                  .outputs = std::move(bound.outputs),
                                  .inputs = std::move(inputs)});
    std::vector<Ref> refused;
    for (const Ref& field : context.fields())
        if (const auto of_field = refusals_.find(field.node); of_field != refusals_.end())
            refused.push_back(of_field->second);
    if (refuses) refused.push_back(add_maker(table, name, node));
    if (!refused.empty()) refusals_[node] = add_any_refused(table, name, refused);
    if (fit) return fit_text(table, Ref{.node = node}, *fit, name);
    return Ref{.node = node};
}

Ref Builder::fit_text(u32 table, const Ref& text, const TextFit& fit, const std::string& name) {
    Shape shape{.type = graph().shape(text).type,
                .form = Form::text,
                .nullable = graph().shape(text).nullable};
    shape.bytes_max = static_cast<u32>(4 * fit.lengths.most);
    const u32 node = graph().add({.table = table,
                                  .name = name + ":fitted",
                                  .summary = "of " + std::to_string(fit.lengths.least) + " to " +
                                             std::to_string(fit.lengths.most) + " characters",
                                  .kernel = std::make_unique<FitTextKernel>(fit),
                                  .outputs = {shape, refused_shape()},
                                  .inputs = {text}});
    refusals_[node] = add_maker(table, name, node);
    return Ref{.node = node};
}

Ref Builder::add_maker(u32 table, const std::string& name, u32 node) {
    return Ref{.node = graph().add({.table = table,
                                    .name = name + ":refused",
                                    .summary = "rows without a value",
                                    .kernel = std::make_unique<MakerKernel>(node),
                                    .outputs = {refused_shape()},
                                    .inputs = {Ref{.node = node, .output = 1}}})};
}

Ref Builder::add_any_refused(u32 table, const std::string& name, const std::vector<Ref>& refused) {
    if (refused.size() == 1) return refused[0];
    return Ref{.node = graph().add({.table = table,
                                    .name = name + ":refused",
                                    .summary = "rows without a value",
                                    .kernel = std::make_unique<AnyMakerKernel>(),
                                    .outputs = {refused_shape()},
                                    .inputs = refused})};
}

Error Builder::unknown_generator(const ColumnSpec& column) const {
    std::vector<std::string> names;
    for (const auto& [known, generator] : generators_) names.push_back(known);
    const std::string meant = nearest(column.generate.text, names);
    return {.code = ErrorCode::invalid_schema,
            .cause = "unknown_generator",
            .message = "there is no generator '" + column.generate.text + "'",
            .place = column.generate.place.line > 0 ? column.generate.place : column.place,
            .expected = "a generator of `rowsmith generators`",
            .fix = meant.empty() ? "choose one of that list" : "write " + meant};
}

// Declared unique, or the whole primary key.
bool Builder::is_unique(u32 table, const ColumnSpec& column) const {
    const auto& key = spec(table).primary_key.columns;
    return column.unique || (key.size() == 1 && key[0].text == column.name);
}

Result<Type> Builder::type_of(const ColumnSpec& column, const Descriptor& generator) {
    if (column.type) {
        if (generator.kinds.empty() || generator.makes(column.type->kind)) return *column.type;
        std::vector<std::string> kinds;
        for (const Kind kind : generator.kinds) kinds.emplace_back(name_of(kind));
        return fail({.code = ErrorCode::invalid_schema,
                     .cause = "generator_of_other_type",
                     .message = "generator '" + generator.name + "' makes no " +
                                std::string(name_of(column.type->kind)),
                     .place = column.place,
                     .expected = "type " + quoted_list(kinds),
                     .fix = "write type: " + kinds.front() + ", or another generator"});
    }
    return make_type(generator.kinds.empty() ? Kind::string : generator.kinds.front(), column.node);
}

Result<Ref> Builder::add_nulls(u32 table, const ColumnSpec& column, const Ref& base,
                               const std::string& name, u64 key) {
    if (column.null_share <= 0 && column.when.empty()) return base;
    Nulls nulls;
    if (!column.when.empty()) nulls.when = TRY(condition(table, column.when, name + ":when"));
    if (column.null_share > 0 && column.exact) {
        note_depends_on_rows("exact shares");
        const u64 rows = counted_ ? counted_->rows : TRY(rows_of(table));
        nulls.share = exact_null_share(key, column.null_share, rows);
    } else if (column.null_share > 0) {
        nulls.share = null_share(key, column.null_share);
    }
    const Ref value = add_nulling(table, base, name + ":or null", nulls);
    // A row whose value is taken away can't lack it.
    if (const auto refused = refusals_.find(base.node); refused != refusals_.end())
        refusals_[value.node] = add_nulling(table, refused->second, name + ":refused", nulls);
    return value;
}

Ref Builder::add_nulling(u32 table, const Ref& base, const std::string& name, const Nulls& nulls) {
    Shape shape = graph().shape(base);
    NullingKernel::Parts parts{.inner = std::make_unique<SameColumn>(),
                               .inner_nullable = shape.nullable,
                               .share = nulls.share};
    std::vector<Ref> inputs = {base};
    if (nulls.when) {
        parts.condition = 1;
        inputs.push_back(*nulls.when);
    }
    if (parts.share && parts.share->rows && counted_) {
        parts.share->rank = static_cast<u32>(inputs.size());
        inputs.push_back(counted_->rank);
    }
    shape.nullable = true;
    const std::string& made = graph().node(base.node).summary;
    return Ref{.node = graph().add({.table = table,
                                    .name = name,
                                    .summary = made + (made.empty() ? "" : ", ") + "null in part",
                                    .kernel = std::make_unique<NullingKernel>(std::move(parts)),
                                    .outputs = {shape},
                                    .inputs = std::move(inputs)})};
}

Result<Ref> Builder::bind_default(u32 table, const ColumnSpec& column, const std::string& name,
                                  u64 key) {
    ColumnSpec constant = column;
    constant.generate = {"constant", column.default_value->place()};
    constant.node.set("value", *column.default_value);
    constant.min_length = constant.max_length = std::nullopt;
    for (const char* drawn_by : {"default", "min_value", "max_value", "multiple_of", "endings",
                                 "min_length", "max_length"})
        constant.node.remove(drawn_by);
    return bind_generator(table, constant, name + ":default", key);
}

// Where `when` is not true the default stands instead of null.
Result<Ref> Builder::add_default(u32 table, const ColumnSpec& column, const Ref& base,
                                 const std::string& name, u64 key) {
    if (column.when.empty()) return base;
    const Ref value = TRY(bind_default(table, column, name, key));
    const Ref when = TRY(condition(table, column.when, name + ":when"));
    return select(table, name, {{when, base}, {std::nullopt, value}});
}

// Where none holds it is as if `when` were not true.
Result<Ref> Builder::bind_cases(u32 table, const ColumnSpec& column, const std::string& name,
                                u64 key) {
    Choices cases;
    std::vector<Ref> before;
    const auto outer = case_applies_;
    for (size_t i = 0; i < column.cases.size(); i++) {
        const CaseSpec& entry = column.cases[i];
        const std::string case_name = name + ":case " + std::to_string(i + 1);
        std::optional<Ref> when;
        if (!entry.when.empty()) when = TRY(condition(table, entry.when, case_name + " when"));
        if (column.exact) {
            case_applies_ = add_applies(table, case_name + " applies", before,
                                        when ? std::vector<Ref>{*when} : std::vector<Ref>{});
            if (when) before.push_back(*when);
        }
        auto bound = bind_column(table, entry.column, case_name, key);
        case_applies_ = outer;
        cases.emplace_back(when, TRY(std::move(bound)));
    }
    if (column.default_value && !column.cases.back().when.empty())
        cases.emplace_back(std::nullopt, TRY(bind_default(table, column, name, key)));
    return select(table, name, cases);
}

Result<Ref> Builder::select(u32 table, const std::string& name, const Choices& choices) {
    const Ref value = add_select(table, name + ":choice", choices);
    Choices refused;
    bool any = false;
    for (const auto& [when, of_choice] : choices) {
        const auto found = refusals_.find(of_choice->node);
        any = any || found != refusals_.end();
        refused.emplace_back(
            when, found != refusals_.end() ? std::optional(found->second) : std::nullopt);
    }
    if (any) refusals_[value.node] = add_select(table, name + ":refused", refused);
    return value;
}

Ref Builder::add_select(u32 table, const std::string& name, const Choices& choices) {
    std::vector<Ref> inputs;
    std::vector<SelectKernel::Alternative> alternatives;
    std::vector<const Shape*> values;
    bool total = false;  // some alternative always holds
    for (const auto& [when, value] : choices) {
        SelectKernel::Alternative& alternative = alternatives.emplace_back();
        if (when) {
            alternative.condition = static_cast<u32>(inputs.size());
            inputs.push_back(*when);
        } else {
            total = true;
        }
        if (!value) continue;
        alternative.value = static_cast<u32>(inputs.size());
        inputs.push_back(*value);
        values.push_back(&graph().shape(*value));
    }
    Shape output = common_shape(values);
    if (!total || values.size() < choices.size()) output.nullable = true;
    std::vector<const Shape*> shapes;
    for (const Ref& input : inputs) shapes.push_back(&graph().shape(input));
    return Ref{
        .node = graph().add({.table = table,
                             .name = name,
                             .summary = "the first case that holds",
                             .kernel = std::make_unique<SelectKernel>(alternatives, shapes, output),
                             .outputs = {output},
                             .inputs = std::move(inputs)})};
}

}  // namespace rowsmith
