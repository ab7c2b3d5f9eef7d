#include "plan/column_context.h"

#include <algorithm>

#include "generators/bundles.h"
#include "random/streams.h"

namespace rowsmith {

bool ColumnContext::unique() const { return builder_.is_unique(subject_.table, *subject_.column); }

u64 ColumnContext::key(u64 draw) const { return draw_key(subject_.key, draw); }

u64 ColumnContext::rows(std::string_view reason) {
    builder_.note_depends_on_rows(reason);
    return rows_for_checks();
}

// A table whose rows cannot be counted has been reported; its columns are checked all the same.
u64 ColumnContext::rows_for_checks() const { return builder_.rows_of(subject_.table).value_or(0); }

bool ColumnContext::has_unique_index() const {
    return builder_.needs_unique_index(subject_.table, *subject_.column);
}

Result<u32> ColumnContext::unique_index(u64 space) {
    return input(TRY(builder_.unique_index(subject_.table, *subject_.column, space)));
}

u32 ColumnContext::input(const Ref& ref) {
    const auto found = std::find(inputs_.begin(), inputs_.end(), ref);
    if (found != inputs_.end()) return static_cast<u32>(found - inputs_.begin());
    inputs_.push_back(ref);
    return static_cast<u32>(inputs_.size() - 1);
}

Result<void> ColumnContext::refuse_inputs() const {
    if (subject_.may_have_inputs) return {};
    return fail({.code = ErrorCode::unsupported,
                 .cause = "array_items_read_columns",
                 .message = "the items of an array can't read other columns in this version",
                 .place = subject_.column->place,
                 .expected = "items that stand on their own",
                 .fix = "move what reads other columns into a column of its own"});
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
    return input(
        TRY(builder_.bind_column(subject_.table, field, subject_.name + "." + field.name, key)));
}

// The items of an array: a generator alone, at rows that are no rows of the table.
Result<BoundColumn> ColumnContext::element(const ColumnSpec& element) {
    const Generator* generator = builder_.find_generator(element.generate.text);
    if (!generator) return fail(builder_.unknown_generator(element));
    const Type type = TRY(builder_.type_of(element, generator->about));
    const Options options(generator->about, element.node, type);
    ColumnContext context(builder_, {.table = subject_.table,
                                     .column = &element,
                                     .name = subject_.name + "[]",
                                     .key = mix(subject_.key ^ text_hash("items")),
                                     .type = type,
                                     .options = &options,
                                     .may_have_inputs = false});
    return generator->bind(context);
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
