// A value out of a line of another table: any line, or one that holds the row's own values.
#include "generators/generator.h"
#include "generators/same_column.h"
#include "schema/literals.h"

namespace rowsmith {
namespace {

Result<PlacedText> name(const Options& options, std::string_view option) {
    if (!options.has(option)) return PlacedText{};
    const std::string text = TRY(options.text(option));
    return PlacedText{text, options.place(option)};
}

Result<LineWish> wish_of(const Options& options) {
    if (options.has("file"))
        return fail({.code = ErrorCode::unsupported,
                     .cause = "lookup_file_unread",
                     .message = "the lines of this file were not put into the schema",
                     .place = options.place("file"),
                     .expected = "table: the name of a table of this schema",
                     .fix = "put the lines in a table with values, and name it"});
    if (!options.has("table"))
        return fail(options.wrong("table", "option_missing", "a lookup needs a table",
                                  "table: the name of a table of this schema", "add table"));
    LineWish wish;
    wish.table = TRY(name(options, "table"));
    wish.take = TRY(name(options, "take"));
    wish.weight = TRY(name(options, "weight"));
    const Node* match = options.node("match");
    for (size_t i = 0; match != nullptr && i < match->keys.size(); i++) {
        const Node& own = match->items[i];
        const std::string path = TRY(read_text(own));
        wish.match.emplace_back(PlacedText{match->keys[i].text, match->key_place(i)},
                                PlacedText{path, own.place()});
    }
    return wish;
}

Result<Shape> shape_of(const BindContext& context, const Shape& taken) {
    Shape shape = taken;
    if (!context.column().type) return shape;
    const Type& wanted = context.type();
    if (!have_equal_values(wanted, taken.type))
        return fail(context.options().wrong(
            "take", "lookup_of_other_type",
            "the column taken is of type " + std::string(name_of(taken.type.kind)) + ", not " +
                std::string(name_of(wanted.kind)),
            "a column of the same type and scale", "leave out type"));
    if (is_text(wanted.kind)) shape.type = wanted;
    return shape;
}

Result<BoundColumn> bind(BindContext& context) {
    const LineWish wish = TRY(wish_of(context.options()));
    const u32 input = TRY(context.line(wish));
    Shape shape = TRY(shape_of(context, context.input_shape(input)));
    return BoundColumn{.kernel = std::make_unique<SameColumn>(),
                       .outputs = {std::move(shape)},
                       .summary = "lookup of " + wish.table.text + "." + wish.take.text};
}

}  // namespace

namespace generators {

const Generator& lookup() {
    static const Generator generator{
        {.name = "lookup",
         .summary = "a value out of a line of another table, drawn or matched",
         .options = {{.name = "table",
                      .kind = OptionKind::text,
                      .doc = "the table whose lines are read"},
                     {.name = "file",
                      .kind = OptionKind::text,
                      .doc = "a file whose lines are read, csv, tsv, jsonl, json or parquet: a "
                             "path from the schema's folder, or a URI"},
                     {.name = "take",
                      .kind = OptionKind::text,
                      .doc = "the column there that is taken",
                      .required = true},
                     {.name = "weight",
                      .kind = OptionKind::text,
                      .doc = "a column there: how often a line is drawn"},
                     {.name = "match",
                      .kind = OptionKind::map,
                      .doc = "only lines that hold the row's values: {their_column: own_column}; "
                             "null where there is none"}},
         .example = "{generate: lookup, table: parents, take: number}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
