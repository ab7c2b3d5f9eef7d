#include "format/csv_writer.h"

#include "format/text_writer.h"

namespace rowsmith {

Result<std::unique_ptr<Writer>> make_csv_writer(const TableLayout& layout,
                                                const CsvDialect& dialect) {
    TRY(check_dialect(dialect));
    const Notation notation = Notation::csv(dialect);
    const std::string line_end = dialect.line_end == LineEnd::lf ? "\n" : "\r\n";
    TextFile file;
    file.quote = dialect.quote;
    file.delimiter = dialect.delimiter;
    if (dialect.bom) file.head += "\xef\xbb\xbf";
    for (const Field& field : layout.fields) {
        const std::string before = file.before.empty() ? "" : std::string(1, dialect.delimiter);
        file.before.push_back(before);
        if (!dialect.header) continue;
        file.head += before;
        notation.append_name(field.name, file.head);
    }
    if (dialect.header) file.head += line_end;
    file.after = line_end;
    return make_text_writer(layout, notation, std::move(file));
}

}  // namespace rowsmith
