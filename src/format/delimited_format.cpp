#include "format/delimited_format.h"

#include "format/csv_writer.h"

namespace rowsmith {

namespace {

Result<char> mark(const Options& options, std::string_view name) {
    const std::string text = TRY(options.text(name));
    if (text == "tab" || text == "\\t") return '\t';
    if (text.size() != 1)
        return fail(options.wrong(name, "bad_" + std::string(name),
                                  "the " + std::string(name) + " is '" + text + "'",
                                  "one ASCII character, or the word tab"));
    return text[0];
}

Result<CsvDialect> read_dialect(const Options& options) {
    CsvDialect dialect;
    dialect.delimiter = TRY(mark(options, "delimiter"));
    dialect.quote = TRY(mark(options, "quote"));
    dialect.line_end = TRY(options.word("line_end")) == "crlf" ? LineEnd::crlf : LineEnd::lf;
    dialect.header = TRY(options.boolean("header"));
    dialect.bom = TRY(options.boolean("bom"));
    const std::string quoting = TRY(options.word("quoting"));
    if (quoting == "all") dialect.quoting = Quoting::all;
    if (quoting == "non_numeric") dialect.quoting = Quoting::non_numeric;
    if (options.has("null_text")) dialect.null_text = TRY(options.text("null_text"));
    return dialect;
}

}  // namespace

std::vector<OptionSpec> delimited_options(std::string delimiter) {
    return {
        {.name = "delimiter",
         .doc = "the character between cells, or tab",
         .default_text = std::move(delimiter)},
        {.name = "quote", .doc = "the character around cells", .default_text = "\""},
        {.name = "line_end",
         .kind = OptionKind::word,
         .doc = "how lines end",
         .default_text = "lf",
         .words = {"lf", "crlf"}},
        {.name = "header",
         .kind = OptionKind::boolean,
         .doc = "a first line with the columns' names",
         .default_text = "true"},
        {.name = "null_text", .doc = "what stands for null; nothing when left out"},
        {.name = "quoting",
         .kind = OptionKind::word,
         .doc = "which cells stand in quotes",
         .default_text = "minimal",
         .words = {"minimal", "all", "non_numeric"}},
        {.name = "bom",
         .kind = OptionKind::boolean,
         .doc = "a UTF-8 byte order mark in front",
         .default_text = "false"},
    };
}

Result<std::unique_ptr<Writer>> bind_delimited(const TableLayout& layout, const Options& options) {
    return make_csv_writer(layout, TRY(read_dialect(options)));
}

}  // namespace rowsmith
