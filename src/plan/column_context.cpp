#include "plan/column_context.h"

#include <algorithm>

#include "generators/bundles.h"
#include "plan/heeded_options.h"
#include "plan/null_kernels.h"
#include "random/streams.h"

namespace rowsmith {

bool ColumnContext::unique() const {
    minds_unique_ = true;
    return builder_.is_unique(subject_.table, *subject_.column);
}

u64 ColumnContext::key(u64 draw) const { return draw_key(subject_.key, draw); }

u64 ColumnContext::rows(std::string_view reason) {
    builder_.note_depends_on_rows(reason);
    counts_rows_ = subject_.column->exact && subject_.counted_rows;
    return counts_rows_ ? *subject_.counted_rows : rows_for_checks();
}

// A table whose rows cannot be counted has been reported; its columns are checked all the same.
u64 ColumnContext::rows_for_checks() const {
    return subject_.element_rows.value_or(builder_.rows_of(subject_.table).value_or(0));
}

bool ColumnContext::has_unique_index() const {
    minds_unique_ = true;
    if (subject_.element_rows) return subject_.column->unique;
    return builder_.needs_unique_index(subject_.table, *subject_.column);
}

Result<u32> ColumnContext::unique_index(u64 space) {
    if (subject_.element_rows) {
        unique_space_ = space;
        return 0;
    }
    return input(TRY(builder_.unique_index(subject_.table, *subject_.column, space)));
}

u32 ColumnContext::input(const Ref& ref) {
    const auto found = std::find(inputs_.begin(), inputs_.end(), ref);
    if (found != inputs_.end()) return static_cast<u32>(found - inputs_.begin());
    inputs_.push_back(ref);
    return static_cast<u32>(inputs_.size() - 1);
}

namespace {

Error items_read_columns(const Place& place) {
    return {.code = ErrorCode::unsupported,
            .cause = "array_items_read_columns",
            .message = "the items of an array can't read other columns in this version",
            .place = place,
            .expected = "items that stand on their own",
            .fix = "move what reads other columns into a column of its own"};
}

}  // namespace

Result<void> ColumnContext::refuse_inputs() const {
    if (!subject_.element_rows) return {};
    return fail(items_read_columns(subject_.column->place));
}

Result<u32> ColumnContext::expression(const PlacedText& text, const Type* target) {
    (void)TRY(refuse_inputs());
    const std::string name = subject_.name + ":" + std::to_string(inputs_.size());
    return input(TRY(builder_.expression(subject_.table, text, target, name)));
}

Result<u32> ColumnContext::path(const PlacedText& path) {
    (void)TRY(refuse_inputs());
    return input(TRY(builder_.path(subject_.table, path)));
}

Result<u32> ColumnContext::line(const LineWish& wish) {
    (void)TRY(refuse_inputs());
    return input(TRY(builder_.line(subject_.table, *subject_.column, wish)));
}

bool ColumnContext::is_unique_path(std::string_view path) const {
    const ColumnSpec* column = builder_.spec(subject_.table).find(path);
    if (!column) return false;
    const std::string& generator = column->generate.text;
    return builder_.is_unique(subject_.table, *column) || generator == "sequence" ||
           generator == "uuid";
}

Result<u32> ColumnContext::parent(ParentValue value) {
    (void)TRY(refuse_inputs());
    const u32 node = TRY(builder_.parent_node(subject_.table));
    return input(Ref{.node = node, .output = static_cast<u32>(value)});
}

Result<u32> ColumnContext::part(std::string_view part, u32 output) {
    (void)TRY(refuse_inputs());
    const std::string_view kind = bundle_kind(subject_.options->descriptor().name);
    return input(TRY(builder_.bundle_part(subject_.table, *subject_.column, kind, part, output)));
}

Result<u32> ColumnContext::locale() {
    (void)TRY(refuse_inputs());
    return input(TRY(builder_.locale(subject_.table, subject_.column)));
}

Result<Locales> ColumnContext::own_locales() {
    return builder_.own_locales(subject_.table, *subject_.column);
}

const Shape& ColumnContext::input_shape(u32 number) const {
    return builder_.graph().shape(inputs_[number]);
}

bool ColumnContext::same_for_siblings(u32 number) const {
    return builder_.is_of_parent(subject_.table, inputs_[number]);
}

Result<u32> ColumnContext::field(const ColumnSpec& field) {
    (void)TRY(refuse_inputs());
    const u64 key = mix(subject_.key ^ text_hash(field.name));
    fields_.push_back(
        TRY(builder_.bind_column(subject_.table, field, subject_.name + "." + field.name, key)));
    return input(fields_.back());
}

// The locale with the largest share of the table's, else of the document's.
std::string ColumnContext::usual_locale() const {
    const Locales& own = builder_.spec(subject_.table).locale;
    const Locales& locales = own.empty() ? builder_.schema().locale : own;
    const auto most = std::max_element(
        locales.begin(), locales.end(),
        [](const ShareEntry& a, const ShareEntry& b) { return a.share < b.share; });
    return most == locales.end() ? "en_US" : most->text;
}

namespace {

// Like the nulls of a column, by a draw of the element's own.
BoundColumn with_nulls(BoundColumn bound, const ColumnSpec& element, u64 key) {
    if (element.null_share <= 0) return bound;
    NullingKernel::Parts parts{.inner = std::move(bound.kernel),
                               .inner_nullable = bound.outputs[0].nullable};
    parts.share = null_share(key, element.null_share);
    bound.outputs[0].nullable = true;
    bound.kernel = std::make_unique<NullingKernel>(std::move(parts));
    return bound;
}

}  // namespace

// The items of an array: a generator alone, at rows that are no rows of the table.
Result<BoundColumn> ColumnContext::element(const ColumnSpec& element) {
    const bool reads = !element.when.empty() || !element.cases.empty() || element.references ||
                       !element.times.empty() || !element.add.empty();
    if (reads) return fail(items_read_columns(element.place));
    const Generator* generator = builder_.find_generator(element.generate.text);
    if (!generator) return fail(builder_.unknown_generator(element));
    const Type type = TRY(builder_.type_of(element, generator->about));
    const Options options(generator->about, element.node, type);
    const u64 key = mix(subject_.key ^ text_hash(element.name));
    const u64 rows = subject_.element_rows.value_or(subject_.column->max_length.value_or(0));
    ColumnContext context(builder_, {.table = subject_.table,
                                     .column = &element,
                                     .name = subject_.name + "." + element.name,
                                     .key = key,
                                     .type = type,
                                     .options = &options,
                                     .element_rows = rows});
    BoundColumn bound = TRY(generator->bind(context));
    bound.unique_space = context.unique_space_;
    if (TRY(check_heeded(element, options, bound.outputs[0], true)))
        return fail(options.wrong(element.max_length ? "max_length" : "min_length",
                                  "option_not_heeded", "the items may have other lengths",
                                  "items that keep their lengths by themselves",
                                  "name a generator like string, pattern or text.word"));
    return with_nulls(std::move(bound), element, key);
}

std::span<const Member> ColumnContext::members() {
    if (!members_.empty()) return members_;
    const std::string_view kind = bundle_kind(subject_.options->descriptor().name);
    member_columns_ = builder_.members_of(subject_.table, kind, subject_.column->bundle);
    for (const Builder::MemberColumn& member : member_columns_)
        members_.push_back({.column = member.column->name,
                            .generator = member.column->generate.text,
                            .options = &member.options,
                            .unique = builder_.is_unique(subject_.table, *member.column)});
    return members_;
}

}  // namespace rowsmith
